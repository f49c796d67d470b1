import Semantics

/// What the row loop does with cells and rows that are not plain.
extension RowReader {
  /// Reads any cell by the whole of its field's rules.
  @inline(never)
  mutating func readSlowly(
    _ plan: CellPlan, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> Outcome {
    let cell = CSVCell(at: start, limit: limit)
    // Whether too many or too few, the count of cells is the cause; `fault` finds out how many.
    guard cell.endsRecord(limit) == plan.isLast else { return .fault(value: nil, .absent) }
    if cell.isMalformed { return .fault(value: Self.shown(cell.content), .textAfterQuote) }
    let next = min(limit, cell.end + 1)
    if plan.isParent { return readParent(cell, next, row) }
    guard plan.field >= 0 else { return .next(next) }
    let reader = self.plan.fields[plan.field]
    let isKey = plan.field == keyField
    var scratch: [UInt8] = []
    swap(&scratch, &self.scratch)
    defer { swap(&scratch, &self.scratch) }
    return cell.withPlainContent(&scratch) { content in
      let bytes = reader.kind == .text ? FormulaEscape.undone(content) : content
      switch reader.read(bytes) {
      case .missing:
        storeMissing(plan, row)
      case .unlisted(let code):
        result.unlisted[plan.field] += 1
        if let code {
          store(Int128(code), plan, row)
          if isKey { key.number = Int128(code) }
        } else {
          storeMissing(plan, row)
        }
      case .text where isKey:
        key.copy = Array(bytes) + [UInt8](repeating: 0, count: 8)
        key.bytes = nil
        key.length = bytes.count
      case .text:
        // A cell always has a place, an empty one included.
        let code = result.texts[plan.field].insert(bytes.baseAddress!, bytes.count).code
        plan.values.assumingMemoryBound(to: Int32.self)[row] = code
        if plan.hasValidity { plan.validity[row] = 1 }
      case .scaled(let value):
        store(value, plan, row)
        if isKey { key.number = value }
      case .fault(let cause):
        return .fault(value: cause == .absent ? nil : Self.shown(bytes), cause)
      }
      return .next(next)
    }
  }

  /// Finds the parent of a child row.
  private mutating func readParent(
    _ cell: CSVCell, _ next: UnsafePointer<UInt8>, _ row: Int
  ) -> Outcome {
    guard let parents, let parentIndex else { return .next(next) }
    let content = cell.content
    if let last = lastParent.bytes, lastParent.length == content.count, !cell.hasDoubledQuotes,
      content.elementsEqual(UnsafeBufferPointer(start: last, count: content.count))
    {
      parents[row] = lastParent.row
      return .next(next)
    }
    let found = cell.withPlainContent(&scratch) { parentIndex.find($0) }
    switch found {
    case .row(let parent):
      parents[row] = parent
      if !cell.hasDoubledQuotes {
        lastParent = LastParent(
          bytes: content.baseAddress, length: content.count, row: parent)
      }
      return .next(next)
    case .leftOut: return .leftOut
    case .none:
      if content.isEmpty { return .fault(value: nil, .absent) }
      return .fault(value: Self.shown(content), .orphan(parent: parentIndex.name))
    }
  }

  // MARK: Storing

  mutating func storeMissing(_ plan: CellPlan, _ row: Int) {
    plan.validity[row] = 0
    result.hasMissing[plan.field] = true
    switch widths[plan.field] {
    case .bytes: plan.values.assumingMemoryBound(to: UInt8.self)[row] = 0
    case .int32: plan.values.assumingMemoryBound(to: Int32.self)[row] = 0
    case .lanes: plan.values.assumingMemoryBound(to: Double.self)[row] = 0
    case .wide: plan.values.assumingMemoryBound(to: Int128.self)[row] = 0
    }
  }

  /// Writes a value, or notes that the column is too narrow for it: then all is read once more.
  private mutating func store(_ value: Int128, _ plan: CellPlan, _ row: Int) {
    switch widths[plan.field] {
    case .bytes:
      plan.values.assumingMemoryBound(to: UInt8.self)[row] = UInt8(truncatingIfNeeded: value)
    case .int32:
      plan.values.assumingMemoryBound(to: Int32.self)[row] = Int32(truncatingIfNeeded: value)
    case .lanes: plan.values.assumingMemoryBound(to: Double.self)[row] = Double(value)
    case .wide: plan.values.assumingMemoryBound(to: Int128.self)[row] = value
    }
    if self.plan.fields[plan.field].kind == .number {
      result.widths[plan.field] = max(result.widths[plan.field], Width(holding: value))
    }
  }

  // MARK: Keys

  /// Claims the row's key; `false` if an earlier row of the piece has it.
  @inline(__always)
  mutating func claimKey(_ row: Int) -> Bool {
    guard keyIsText else {
      if let short = Int64(exactly: key.number) {
        return result.keys.insert(word: KeyBytes.word(short), 8).isNew
      }
      return KeyBytes.with(key.number) { result.keys.insert($0, $1).isNew }
    }
    let (code, isNew) =
      if let bytes = key.bytes {
        result.texts[keyField].insert(bytes, key.length)
      } else {
        key.copy.withUnsafeBufferPointer {
          result.texts[keyField].insert($0.baseAddress!, key.length)
        }
      }
    keyValues[row] = code
    return isNew
  }

  // MARK: Faults

  mutating func duplicateKey(_ start: UnsafePointer<UInt8>) {
    guard let cell = cells.first(where: { $0.field == keyField }) else { return }
    let record = CSVRecord.cells(start, limit)
    let content = record[cell.column].content
    fault(start, cell: cell, value: Self.shown(content), .duplicateKey)
  }

  /// Notes a row that does not fit.
  @inline(never)
  mutating func fault(
    _ start: UnsafePointer<UInt8>, cell: CellPlan, value: String?, _ cause: BadRow.Cause
  ) {
    let record = CSVRecord.cells(start, limit)
    let columns = plan.header.columns.count
    let isRagged = record.count != columns
    let cause = isRagged ? .wrongCellCount(found: record.count, expected: columns) : cause
    result.bad += 1
    result.causes[cause.id, default: 0] += 1
    if !isRagged { noteRelatives(record) }
    guard result.faults.count < listed else { return }
    while lineCursor < start {
      line += lineCursor[0] == UInt8(ascii: "\n") ? 1 : 0
      lineCursor += 1
    }
    result.faults.append(
      PieceResult.Fault(
        line: line, column: isRagged ? nil : cell.column, value: isRagged ? nil : value,
        cause: cause))
  }

  /// Notes whose row a bad row is: the key of its own record, or its parent.
  private mutating func noteRelatives(_ record: [CSVCell]) {
    for cell in cells {
      let content = record[cell.column]
      if content.isMalformed { continue }
      if cell.isParent, let parentIndex {
        let found = content.withPlainContent(&scratch) { parentIndex.find($0) }
        if case .row(let parent) = found { result.badParents.append(parent) }
      } else if cell.field == keyField, cell.field >= 0 {
        let reader = plan.fields[keyField]
        content.withPlainContent(&scratch) { content in
          let bytes = reader.kind == .text ? FormulaEscape.undone(content) : content
          switch reader.read(bytes) {
          case .text: _ = result.badKeys.insert(bytes.baseAddress!, bytes.count)
          case .scaled(let value):
            KeyBytes.with(value) { _ = result.badKeys.insert($0, $1) }
          case .missing, .unlisted, .fault: break
          }
        }
      }
    }
  }

  /// The text of a cell for a message.
  private static func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    BadRow.shortened(String(decoding: bytes.prefix(200), as: UTF8.self))
  }
}
