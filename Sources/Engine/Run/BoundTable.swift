import Columns
import Semantics

/// A table's columns held in place while a run reads them.
///
/// The pointers stand for the life of the object: it keeps the arrays, and copies none of them.
// Read only after init; the arrays it points into never change while it holds them.
final class BoundTable: @unchecked Sendable {
  private let table: RecordTable
  /// Position in the table's lists, by list of the program.
  private let listPositions: [Int?]
  private let columns: [Pinned]
  private let lists: [PinnedList?]
  let texts: TableTexts

  private struct Pinned {
    var values: UnsafeMutableRawPointer
    var stride: Int
    var validity: UnsafeMutableRawPointer?
  }
  private struct PinnedList {
    var offsets: UnsafePointer<Int32>
    var validity: UnsafeMutableRawPointer?
    var columns: [Pinned]
  }

  init(_ table: RecordTable, _ binding: Binding, _ texts: PlanTexts) {
    self.texts = TableTexts(texts, table)
    self.table = table
    listPositions = binding.lists.map { $0?.position }
    columns = table.columns.map { Self.pin($0.column) }
    lists = binding.lists.map { bound in
      guard let bound else { return nil }
      let list = table.lists[bound.position]
      return PinnedList(
        offsets: list.offsets.withUnsafeBufferPointer { $0.baseAddress! },
        validity: list.validity.map { Self.base($0) },
        columns: list.columns.map { Self.pin($0.column) })
    }
  }

  // An array's storage does not move while something holds the array unchanged, and `table` does; the pointers are
  // read from only. (Empty arrays give the address of the empty storage, of which nothing is read.)
  private static func base<T>(_ array: [T]) -> UnsafeMutableRawPointer {
    array.withUnsafeBytes { UnsafeMutableRawPointer(mutating: $0.baseAddress) ?? nothing }
  }

  private static var nothing: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: 64)! }

  private static func pin(_ column: Column) -> Pinned {
    let validity = column.validity.map { base($0) }
    return switch column.storage {
    case .bytes(let values): Pinned(values: base(values), stride: 1, validity: validity)
    case .int32(let values): Pinned(values: base(values), stride: 4, validity: validity)
    case .lanes(let values): Pinned(values: base(values), stride: 8, validity: validity)
    case .wide(let values): Pinned(values: base(values), stride: 16, validity: validity)
    }
  }

  var count: Int { table.count }

  /// Elements of a domain in a batch of applications.
  func count(of domain: Domain, _ rows: Range<Int>) -> Int {
    switch domain {
    case .book: 1
    case .application: rows.count
    case .series(let months): rows.count * months
    case .rows(let list):
      lists[list].map { Int($0.offsets[rows.upperBound]) - Int($0.offsets[rows.lowerBound]) } ?? 0
    }
  }

  /// The rows of each application of a batch; a list that the table lacks has none.
  func spans(of domain: Domain, _ rows: Range<Int>) -> RowSpans? {
    guard case .rows(let list) = domain else { return nil }
    guard let bound = lists[list] else {
      return RowSpans(starts: Self.noRows, first: 0, applications: 0)
    }
    return RowSpans(
      starts: bound.offsets + rows.lowerBound, first: Int(bound.offsets[rows.lowerBound]),
      applications: rows.count)
  }

  private static var noRows: UnsafePointer<Int32> { UnsafePointer(bitPattern: 64)! }

  func column(_ list: Int?, _ column: Int, _ rows: Range<Int>) -> UnsafeMutableRawPointer {
    guard let list else {
      return columns[column].values + rows.lowerBound * columns[column].stride
    }
    guard let bound = lists[list] else { return Self.nothing }
    let pinned = bound.columns[column]
    return pinned.values + Int(bound.offsets[rows.lowerBound]) * pinned.stride
  }

  func validity(_ list: Int?, _ column: Int, _ rows: Range<Int>) -> UnsafeMutableRawPointer {
    guard let list else { return columns[column].validity! + rows.lowerBound }
    guard let bound = lists[list] else { return Self.nothing }
    return bound.columns[column].validity! + Int(bound.offsets[rows.lowerBound])
  }

  func listValidity(_ list: Int, _ rows: Range<Int>) -> UnsafeMutableRawPointer {
    lists[list]!.validity! + rows.lowerBound
  }
}
