import Semantics

/// Reads the rows of one piece of a CSV file straight into the columns' memory.
///
/// Each cell is first tried as its field's plain form: digits with a point, an ISO date, a listed
/// text, all without spaces and doubled quotes and ended by the expected byte. That takes a few
/// machine words' operations. Whatever is not plain goes to `readSlowly`, which tells the whole truth.
struct RowReader {
  let plan: RecordPlan
  /// Position of the key among the fields; −1: none.
  let keyField: Int
  let keyIsText: Bool
  /// Where the codes of the keys go.
  let keyValues: UnsafeMutablePointer<Int32>
  let widths: [Width]
  let cells: UnsafeMutableBufferPointer<CellPlan>
  /// Where the parents of child rows go.
  let parents: UnsafeMutablePointer<Int32>?
  let parentIndex: ParentIndex?
  let base: UnsafePointer<UInt8>
  let limit: UnsafePointer<UInt8>
  let listed: Int
  var result: PieceResult

  /// The key of the row being read; it is claimed when the whole row is good.
  var key = RowKey()
  /// The row's own count of lines, for faults.
  var lineCursor: UnsafePointer<UInt8>
  var line: Int
  var scratch: [UInt8] = []
  var lastParent = LastParent()

  struct RowKey {
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    /// Keeps a key whose bytes do not lie in the input.
    var copy: [UInt8] = []
    var number: Int128 = 0
  }

  /// Rows of one parent mostly stand together.
  struct LastParent {
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    var row: Int32 = 0
  }

  /// How a cell that was not plain came out.
  enum Outcome {
    case next(UnsafePointer<UInt8>)
    case fault(value: String?, BadRow.Cause)
    /// The row's parent is left out.
    case leftOut
  }

  mutating func read(_ piece: CSVPiece) {
    var place = base + piece.bytes.lowerBound
    let end = base + piece.bytes.upperBound
    lineCursor = place
    line = piece.firstLine
    var row = piece.firstRow
    while place < end {
      // A blank line is no row.
      if place[0] == 10 || place[0] == 13 && place[1] == 10 {
        place += place[0] == 13 ? 2 : 1
        continue
      }
      result.read += 1
      if let next = readRecord(place, row) {
        place = next
        row += 1
      } else {
        place = CSVRecord.end(place, limit)
      }
    }
    result.kept = row - piece.firstRow
  }

  /// Reads one record into a row.
  ///
  /// - Returns: where the next record starts; `nil` where this one is not kept.
  @inline(__always)
  private mutating func readRecord(
    _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    var place = start
    var index = 0
    let count = cells.count
    let cells = cells.baseAddress!
    while index < count {
      let cell = cells + index
      index &+= 1
      if let next = readPlain(cell, place, row) {
        if !cell.pointee.readsAgain { place = next }
        continue
      }
      switch readSlowly(cell.pointee, place, row) {
      case .next(let next): if !cell.pointee.readsAgain { place = next }
      case .fault(let value, let cause):
        fault(start, cell: cell.pointee, value: value, cause)
        return nil
      case .leftOut:
        result.leftOut += 1
        return nil
      }
    }
    if keyField >= 0, !claimKey(row) {
      duplicateKey(start)
      return nil
    }
    return place
  }
}
