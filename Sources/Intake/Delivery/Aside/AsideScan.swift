/// Goes over a file that was read once more, for the rows that were not kept.
struct AsideScan {
  /// All bad rows of the file must have been listed in it.
  let file: LoadedFile
  /// What is wrong with rows that the reading found good, by their position among these.
  var contradicted: [Int: BadRow.Cause] = [:]
  /// Finds the parents of rows as the reading did.
  let known: ParentIndex?
  /// Finds the rows that are left out in the end, by the key in their own column or in their parent's.
  let index: ParentIndex?

  /// All rows that were not kept, in the order of the file.
  func rows() -> [AsideRow] {
    let input = file.input
    let limit = input.base + input.count
    let column = keyColumn
    var rows: [AsideRow] = []
    var faults = file.badRows[...]
    var scratch: [UInt8] = []
    var position = 0
    var place = input.base + file.plan.header.end
    var line = file.plan.header.firstLine
    while place < limit {
      let start = place
      if place[0] == 10 || place[0] == 13 && place[1] == 10 {
        place += place[0] == 13 ? 2 : 1
        line += 1
        continue
      }
      place = CSVRecord.end(start, limit)
      let bytes = UnsafeBufferPointer(start: start, count: place - start)
      let rowPlace = input.place(atLine: line, in: file.plan.file)
      line += bytes.reduce(0) { $0 + ($1 == 10 ? 1 : 0) }

      let keyCell = column.flatMap { CSVRecord.cell($0, start, limit) }
      func add(_ fault: BadRow?) {
        let key = keyCell?.withPlainContent(&scratch) {
          String(decoding: FormulaEscape.undone($0), as: UTF8.self)
        }
        rows.append(
          AsideRow(
            place: rowPlace, record: file.plan.name, fault: fault, key: key, raw: Self.text(bytes)))
      }
      func isLeftOut(_ index: ParentIndex?) -> Bool {
        guard let index, let keyCell else { return false }
        if case .leftOut = keyCell.withPlainContent(&scratch, { index.find($0) }) { return true }
        return false
      }
      if let fault = faults.first, fault.place == rowPlace {
        faults.removeFirst()
        add(fault)
        continue
      }
      let wasRead = !isLeftOut(known)
      if wasRead, let cause = contradicted[position] {
        add(BadRow(place: rowPlace, column: nil, value: nil, cause: cause))
      } else if isLeftOut(index) {
        add(nil)
      }
      if wasRead { position += 1 }
    }
    return rows
  }

  /// The column of the parent's key, or of the row's own.
  private var keyColumn: Int? {
    file.plan.targets.firstIndex { $0.contains(.parent) }
      ?? file.plan.key.flatMap { key in
        file.plan.targets.firstIndex { $0.contains(.field(key)) }
      }
  }

  /// A row's bytes as text without their line end.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var bytes = bytes[...]
    if bytes.last == 10 { bytes.removeLast() }
    if bytes.last == 13 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
