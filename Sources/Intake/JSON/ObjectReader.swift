import Diagnostics
import Semantics

/// The columns of a record or list as NDJSON objects fill them.
struct ObjectReader {
  let plan: ObjectPlan
  private(set) var columns: [ColumnBuilder]
  /// Which fields and lists the object being read has had.
  private var seenFields: [Bool]
  private var seenLists: [Bool]
  private var seenUnknown: Set<String> = []
  /// The rows of each list, and where those of each object start.
  private(set) var lists: [ObjectReader] = []
  private(set) var offsets: [[Int32]] = []
  private(set) var listValidity: [[UInt8]] = []
  private(set) var unknown: [String: Int] = [:]
  private(set) var unlisted: [String: Int] = [:]
  private var keys = TextTable()
  /// The text of the key of the object being read.
  private var key: [UInt8] = []
  private(set) var count = 0

  /// Where a fault lies.
  struct Fault: Error {
    var path: String?
    var value: String?
    var cause: BadRow.Cause
  }

  init(_ plan: ObjectPlan) {
    self.plan = plan
    columns = plan.fields.map { ColumnBuilder($0) }
    seenFields = Array(repeating: false, count: plan.fields.count)
    seenLists = Array(repeating: false, count: plan.lists.count)
    for list in plan.lists {
      lists.append(ObjectReader(list.plan))
      offsets.append([0])
      listValidity.append([])
    }
  }

  /// Reads one object as a row; what a fault leaves behind is to be taken back.
  mutating func read(_ scanner: inout JSONScanner) throws(Fault) {
    guard try bare({ () throws(BadRow.Cause) in try scanner.kind() }) == .object else {
      throw Fault(path: nil, value: nil, cause: .notARecord)
    }
    for index in seenFields.indices { seenFields[index] = false }
    for index in seenLists.indices { seenLists[index] = false }
    seenUnknown.removeAll(keepingCapacity: true)
    var more = try bare { () throws(BadRow.Cause) in try scanner.enterObject() }
    while more {
      try readMember(&scanner)
      more = try bare { () throws(BadRow.Cause) in try scanner.nextMember() }
    }
    for index in seenFields.indices where !seenFields[index] { try fill(index) }
    for index in seenLists.indices where !seenLists[index] { try closeMissing(index) }
    for name in seenUnknown { unknown[name, default: 0] += 1 }
    count += 1
  }

  /// Takes back the rows from `count` on.
  mutating func truncate(to count: Int) {
    self.count = count
    for index in columns.indices { columns[index].truncate(to: count) }
    for index in lists.indices {
      offsets[index].removeSubrange((count + 1)...)
      listValidity[index].removeSubrange(count...)
      lists[index].truncate(to: Int(offsets[index][count]))
    }
  }

  // MARK: Members

  private func bare<Result>(
    _ body: () throws(BadRow.Cause) -> Result
  ) throws(Fault) -> Result {
    do { return try body() } catch { throw Fault(path: nil, value: nil, cause: error) }
  }

  private mutating func readMember(_ scanner: inout JSONScanner) throws(Fault) {
    let (member, name) = try bare { () throws(BadRow.Cause) in
      try scanner.withName { [plan] bytes in
        let member = plan.member(bytes)
        return (member, member == nil ? String(decoding: bytes, as: UTF8.self) : nil)
      }
    }
    switch member {
    case .field(let index):
      let isRepeated = seenFields[index]
      seenFields[index] = true
      if isRepeated { throw fault(index, nil, .duplicateMember) }
      try readField(index, &scanner)
    case .list(let index):
      let isRepeated = seenLists[index]
      seenLists[index] = true
      if isRepeated {
        throw Fault(path: plan.lists[index].schema.name, value: nil, cause: .duplicateMember)
      }
      try readList(index, &scanner)
    case .passedOver, nil:
      if let name, !seenUnknown.insert(name).inserted {
        throw Fault(path: BadRow.shortened(name), value: nil, cause: .duplicateMember)
      }
      try bare { () throws(BadRow.Cause) in try scanner.skip() }
    }
  }

  private func fault(_ field: Int, _ value: String?, _ cause: BadRow.Cause) -> Fault {
    Fault(path: plan.fields[field].field.name, value: value, cause: cause)
  }

  private mutating func readField(_ index: Int, _ scanner: inout JSONScanner) throws(Fault) {
    let reader = plan.fields[index]
    let kind = try bare { () throws(BadRow.Cause) in try scanner.kind() }
    switch kind {
    case .null:
      _ = try bare { () throws(BadRow.Cause) in try scanner.literal() }
      try fill(index)
    case .string:
      let cause = try bare { () throws(BadRow.Cause) in
        try scanner.withString { store($0, index) }
      }
      if let cause { throw cause }
    case .number, .truth:
      let bytes = try bare { () throws(BadRow.Cause) in try scanner.literal() }
      let fits =
        switch reader.kind {
        case .number, .text: kind == .number
        case .symbol: true
        case .date: false
        }
      guard fits else {
        throw fault(
          index, nil,
          .wrongKind(
            expected: reader.typeName,
            found: kind == .number
              ? Phrase("a number", "数") : Phrase("true or false", "“true”或“false”")))
      }
      if let cause = store(bytes, index) { throw cause }
    case .object, .array:
      let found =
        kind == .object ? Phrase("an object", "对象") : Phrase("an array", "数组")
      throw fault(index, nil, .wrongKind(expected: reader.typeName, found: found))
    }
  }

  /// Adds a value's text, or says what is wrong with it.
  private mutating func store(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Fault? {
    switch plan.fields[index].read(bytes) {
    case .missing: columns[index].appendMissing()
    case .unlisted(let code):
      unlisted[plan.fields[index].field.name, default: 0] += 1
      if let code { columns[index].append(Int128(code)) } else { columns[index].appendMissing() }
    case .text: columns[index].append(bytes)
    case .scaled(let value): columns[index].append(value)
    case .fault(let cause):
      let text = BadRow.shortened(String(decoding: bytes.prefix(200), as: UTF8.self))
      return fault(index, cause == .absent ? nil : text, cause)
    }
    if index == plan.key { key = Array(bytes) }
    return nil
  }

  /// Claims the key of the row just read, once the whole row is good.
  mutating func claimKey() throws(Fault) {
    guard let index = plan.key else { return }
    let bytes = key + [UInt8](repeating: 0, count: 8)
    let isNew = bytes.withUnsafeBufferPointer { padded in
      let bytes = UnsafeBufferPointer(rebasing: padded.dropLast(8))
      switch plan.fields[index].read(bytes) {
      case .text: return keys.insert(padded.baseAddress!, bytes.count).isNew
      case .scaled(let value): return KeyBytes.with(value) { keys.insert($0, $1).isNew }
      case .missing, .unlisted, .fault: return true
      }
    }
    if !isNew {
      let text = BadRow.shortened(String(decoding: key, as: UTF8.self))
      throw fault(index, text, .duplicateKey)
    }
  }

  /// Gives a field without a member its constant, or leaves it missing.
  private mutating func fill(_ index: Int) throws(Fault) {
    if let constant = plan.constants[index] {
      let bytes = Array(constant.utf8) + [UInt8](repeating: 0, count: 8)
      let cause = bytes.withUnsafeBufferPointer {
        store(UnsafeBufferPointer(rebasing: $0.dropLast(8)), index)
      }
      if let cause { throw cause }
      return
    }
    guard plan.fields[index].field.isOptional else { throw fault(index, nil, .absent) }
    columns[index].appendMissing()
  }

  // MARK: Lists

  private mutating func readList(_ index: Int, _ scanner: inout JSONScanner) throws(Fault) {
    let name = plan.lists[index].schema.name
    switch try bare({ () throws(BadRow.Cause) in try scanner.kind() }) {
    case .null:
      _ = try bare { () throws(BadRow.Cause) in try scanner.literal() }
      try closeMissing(index)
      return
    case .array: break
    default:
      throw Fault(
        path: name, value: nil,
        cause: .wrongKind(
          expected: Phrase("an array of objects", "对象的数组"), found: Phrase("another value", "其他值")))
    }
    var more = try bare { () throws(BadRow.Cause) in try scanner.enterArray() }
    var element = 0
    while more {
      do {
        try lists[index].read(&scanner)
      } catch {
        var error = error
        error.path = "\(name)[\(element)]" + (error.path.map { ".\($0)" } ?? "")
        throw error
      }
      element += 1
      more = try bare { () throws(BadRow.Cause) in try scanner.nextElement() }
    }
    offsets[index].append(Int32(truncatingIfNeeded: lists[index].count))
    listValidity[index].append(1)
  }

  private mutating func closeMissing(_ index: Int) throws(Fault) {
    let schema = plan.lists[index].schema
    guard schema.isOptional else {
      throw Fault(path: schema.name, value: nil, cause: .absent)
    }
    offsets[index].append(Int32(truncatingIfNeeded: lists[index].count))
    listValidity[index].append(0)
  }
}
