package import Diagnostics
import SQLite

extension HistoryError {
  /// One sentence for people.
  package var words: Phrase {
    switch self {
    case .store(let path, let error): Self.sentence(path, error)
    case .noFile(let path): Phrase("no history file '\(path)'", "没有历史文件“\(path)”")
    case .notAHistory(let path):
      Phrase("'\(path)' is no history file", "“\(path)”不是历史文件")
    case .newer(let path, let found, let known):
      Phrase(
        "'\(path)' has format \(found), this version of rulebench reads up to \(known)",
        "“\(path)”的格式版本为 \(found)，当前 rulebench 最高支持 \(known)")
    case .exists(let path):
      Phrase("'\(path)' was made by somebody else meanwhile", "“\(path)”已被其他进程建立")
    case .beingMade(let path):
      Phrase("another import is making '\(path)' right now", "另一个导入正在建立“\(path)”")
    case .system(let path, let reason):
      Phrase("cannot write '\(path)': \(reason)", "无法写入“\(path)”：\(reason)")
    case .damaged(let path, let what):
      Phrase("'\(path)' is damaged: ", "“\(path)”已损坏：") + what
    case .otherRecord(let what, let history, let book):
      what
        + Phrase(
          " differs: '\(history)' in the history, '\(book)' in the book",
          "不一致：历史中为“\(history)”，规则书中为“\(book)”")
    case .noKey(let record):
      Phrase(
        "record '\(record)' has no key, by which a history finds its rows",
        "记录“\(record)”没有主键，历史无法定位其行")
    case .absentList(let list, let book):
      Phrase(
        "the history has no list '\(list)', which '\(book)' reads",
        "历史中没有“\(book)”读取的明细表“\(list)”")
    case .absentField(let field, let book):
      Phrase(
        "the history has no field '\(field)', which '\(book)' needs",
        "历史中没有“\(book)”所需的字段“\(field)”")
    case .missingValues(let field, let book):
      Phrase(
        "field '\(field)' is missing in some rows of the history, and '\(book)' does not say optional",
        "历史中部分行缺少字段“\(field)”，而“\(book)”未声明其可缺失")
    case .otherType(let field, let history, let book):
      Phrase(
        "field '\(field)' is \(history) in the history, expected \(book)",
        "字段“\(field)”在历史中为 \(history)，应为 \(book)")
    case .unlistedValue(let field, let value, let book):
      Phrase(
        "field '\(field)' has the value '\(value)' in the history, which '\(book)' does not list",
        "历史中字段“\(field)”有取值“\(value)”，“\(book)”未列出")
    case .keysExist(let record, let first, let count):
      count == 1
        ? Phrase(
          "\(record) '\(first)' is in the history already", "\(record)“\(first)”已在历史中")
        : Phrase(
          "\(count) rows of \(record) are in the history already, the first is '\(first)'",
          "\(record) 有 \(count) 行已在历史中，第一行为“\(first)”")
    case .repeatedKey(let record, let key):
      Phrase("\(record) '\(key)' stands twice", "\(record)“\(key)”出现两次")
    case .takenName(let name):
      Phrase(
        "'\(name)' cannot be a record's name in a history", "“\(name)”不能作为历史中的记录名")
    case .noCustomers(let record):
      Phrase(
        "no field of \(record) has the role 'customer'", "\(record) 没有角色为“customer”的字段")
    }
  }

  private static func sentence(_ path: String, _ error: SQLiteError) -> Phrase {
    switch error.kind {
    case .locked: Phrase("'\(path)' is in use by another program", "“\(path)”正被其他程序使用")
    case .full: Phrase("no space left for '\(path)'", "“\(path)”所在磁盘空间不足")
    case .corrupt: Phrase("'\(path)' is damaged", "“\(path)”已损坏")
    case .notADatabase: Phrase("'\(path)' is no history file", "“\(path)”不是历史文件")
    case .readOnly: Phrase("'\(path)' may not be written", "“\(path)”不可写")
    case .cannotOpen: Phrase("cannot open '\(path)'", "无法打开“\(path)”")
    case .inputOutput:
      Phrase("the system cannot read or write '\(path)'", "系统无法读写“\(path)”")
    case .outOfMemory: Phrase("not enough memory for '\(path)'", "处理“\(path)”的内存不足")
    case .constraint, .tooBig, .misuse:
      Phrase(
        "'\(path)' refuses what was asked: \(error.message)",
        "“\(path)”拒绝了请求：\(error.message)")
    }
  }

  /// What to do about it, where that is known.
  package var remedy: Phrase? {
    switch self {
    case .store(_, let error): Self.remedy(error)
    case .noFile: Phrase("make it with 'rulebench import'", "用“rulebench import”建立")
    case .notAHistory:
      Phrase(
        "name a file that 'rulebench import' has made", "请指定由“rulebench import”建立的文件")
    case .newer: Phrase("update rulebench", "请升级 rulebench")
    case .exists, .beingMade:
      Phrase("run the import again when the other one is done", "待其完成后重新导入")
    case .system: Phrase("check the folder, its space and its rights", "检查目录、空间与权限")
    case .damaged:
      Phrase(
        "run 'rulebench history verify' and go back to a copy", "运行“rulebench history verify”，并恢复备份"
      )
    case .otherRecord, .absentList, .absentField, .otherType, .unlistedValue, .missingValues:
      Phrase(
        "import the data with the book's own schema", "用该规则书的结构重新导入数据")
    case .noKey: Phrase("mark a field as key", "为某个字段标注 key")
    case .keysExist, .repeatedKey:
      Phrase("import only rows that are new", "只导入新增的行")
    case .takenName: nil
    case .noCustomers:
      Phrase(
        "write 'role customer' at the field that says whose an application is",
        "在表示申请所属客户的字段处写明“role customer”")
    }
  }

  private static func remedy(_ error: SQLiteError) -> Phrase? {
    switch error.kind {
    case .locked: Phrase("try again when it is done", "待其结束后重试")
    case .full: Phrase("free some space and run it again; nothing was changed", "清理空间后重试；数据未改变")
    case .corrupt, .inputOutput:
      Phrase(
        "run 'rulebench history verify' and go back to a copy", "运行“rulebench history verify”，并恢复备份"
      )
    case .notADatabase:
      Phrase(
        "name a file that 'rulebench import' has made", "请指定由“rulebench import”建立的文件")
    case .readOnly, .cannotOpen: Phrase("check the path and its rights", "检查路径与权限")
    case .outOfMemory, .constraint, .tooBig, .misuse: nil
    }
  }
}

extension HistoryError: CustomStringConvertible {
  /// As above, in English.
  package var description: String { words.filled(in: .english) }
}
