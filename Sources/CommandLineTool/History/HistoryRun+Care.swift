import Diagnostics
import Foundation
import History
import SQLite

extension HistoryRun {
  /// Proves which state the file is in, or names the first thing that does not hold.
  func verify() throws -> ExitCode {
    try allow(Verb.formerDigest)
    let history: History
    do {
      history = try History(path: path)
      if let digest = arguments[Verb.formerDigest] { return try tell(digest, history) }
      let progress = Progress(console, Phrase("verifying", "核验中"), total: history.count)
      let fault = try history.verify { progress.move(to: $0) }
      progress.finish()
      if let fault { return fails(fault.words) }
    } catch let error as HistoryError {
      guard let damage = Self.damage(error) else { throw error }
      return fails(damage)
    }
    let log = try history.log()
    let count = ImportWords.count(history.count)
    let state =
      log.imports.last.map {
        Phrase("as import \($0.id) of \($0.at) left it", "为第 \($0.id) 次导入（\($0.at)）完成后的状态")
      } ?? Phrase("without imports", "尚无导入")
    let erased =
      log.erasures.last.map {
        Phrase(", then erased from on \($0.at.prefix(10))", "，其后于 \($0.at.prefix(10)) 删除过客户")
      } ?? Phrase(verbatim: "")
    console.print(
      Phrase("'\(path)' is whole, ", "“\(path)”完整，") + state + erased)
    console.print(
      Phrase(
        "\(count) applications; every segment has its digest, every row its segment's values",
        "共 \(count) 笔申请；各段摘要相符，各行与所在段一致"))
    console.print(Phrase("digest \(history.digest)", "摘要 \(history.digest)"))
    return .good
  }

  /// What an error says of the file's state; `nil` where it is about something else.
  private static func damage(_ error: HistoryError) -> Phrase? {
    switch error {
    case .store(_, let error) where error.kind == .corrupt:
      Phrase(
        "SQLite finds it damaged: \(error.message)", "SQLite 检查发现损坏：\(error.message)")
    case .damaged(_, let what): what
    default: nil
    }
  }

  /// Names the first thing that does not hold.
  private func fails(_ what: Phrase) -> ExitCode {
    console.print(Phrase("'\(path)' does not hold: ", "“\(path)”核验不通过：") + what)
    console.say(Phrase("help: go back to a copy", "建议：恢复备份"))
    return .no
  }

  /// Whether a run over the history of a digest can be computed again.
  private func tell(_ digest: String, _ history: History) throws -> ExitCode {
    switch try history.recomputability(of: digest) {
    case .current:
      console.print(
        Phrase("recomputable: the history is as it was", "可重新计算：历史与当时一致"))
      return .good
    case .grown(let imports):
      console.print(
        Phrase(
          "recomputable over its applications: \(imports) import\(imports == 1 ? "" : "s") came since",
          "可就当时的申请重新计算：其后又有 \(imports) 次导入"))
      return .good
    case .erased(let applications, let day):
      console.print(
        Phrase(
          "not recomputable: \(ImportWords.count(applications)) erased on \(day.prefix(10))",
          "不可重新计算：\(ImportWords.count(applications)) 笔申请已于 \(day.prefix(10)) 删除"))
      return .no
    case .unknown:
      console.print(
        Phrase("not recomputable: no state of the history had this digest", "不可重新计算：历史从未有过该摘要"))
      return .no
    }
  }

  /// Erases customers by order, and says what was removed.
  func erase() throws -> ExitCode {
    try allow(Verb.customers, Verb.customersFrom, Verb.order)
    let order = try arguments.required(Verb.order)
    var customers = Set(arguments.all(Verb.customers))
    if let file = arguments[Verb.customersFrom] {
      let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) {
        let customer = line.drop { $0 == "\u{FEFF}" || $0 == " " }
        if !customer.isEmpty { customers.insert(String(customer)) }
      }
    }
    guard !customers.isEmpty else { throw UsageError.missing(Verb.customers.parameter) }
    let erasure = try History.erase(
      customers: customers, from: path, order: order, at: Date.now.ISO8601Format())
    let aside = try Quarantine.erase(customers, from: path)
    let known = erasure.customers
    console.print(
      Phrase(
        """
        erased \(known) customer\(known == 1 ? "" : "s") with \
        \(ImportWords.count(erasure.applications)) application\(erasure.applications == 1 ? "" : "s") from '\(path)'
        """,
        """
        已从“\(path)”删除 \(known) 个客户的 \(ImportWords.count(erasure.applications)) 笔申请
        """))
    var rows = erasure.rows
    if aside > 0 { rows["quarantine", default: 0] += aside }
    for (table, count) in rows.sorted(by: { $0.key < $1.key }) {
      console.print(Phrase(verbatim: "  \(table)  \(ImportWords.count(count))"))
    }
    console.print(Phrase("digest \(erasure.digestAfter)", "摘要 \(erasure.digestAfter)"))
    for customer in erasure.unknown {
      console.say(
        Phrase("note: the history has no customer '\(customer)'", "说明：历史中没有客户“\(customer)”"))
    }
    return .good
  }
}
