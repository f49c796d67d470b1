import Columns
import Engine
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Batches of long lists")
struct BatchTests {
  /// Applications with more rows than a batch may hold, and some with none.
  @Test("a batch ends at 262,144 child rows", arguments: [1, 2, 3, 1_024])
  func longLists(batch: Int) throws {
    let counts = [150_000, 0, 140_000, 270_000, 5, 130_000]
    var small = SmallProgram()
    let (sum, count) = small.sumAndCount()
    var offsets: [Int32] = [0]
    for count in counts { offsets.append(offsets.last! + Int32(count)) }
    let total = Int(offsets.last!)
    let table = RecordTable(
      count: counts.count, columns: [],
      lists: [
        RecordTable.List(
          name: "list", offsets: offsets,
          columns: [.init(name: "paid", column: Column(.int32((0..<total).map { Int32($0 % 7) })))])
      ])
    for (threads, exactOnly) in [(1, false), (2, false), (2, true)] {
      let options = RunOptions(
        threads: threads, batch: batch, keep: [sum, count], exactOnly: exactOnly)
      let found = try Engine(small.program).decide(table, options: options)
      for (row, wanted) in counts.enumerated() {
        let rows = Int(offsets[row])..<Int(offsets[row + 1])
        let (sums, number) = (found.kept[sum]!.column, found.kept[count]!.column)
        #expect(number.scaled(row) == Int128(wanted) * .powerOfTen(number.decimals))
        #expect(
          sums.scaled(row) == Int128(rows.reduce(0) { $0 + $1 % 7 }) * .powerOfTen(sums.decimals))
      }
    }
  }
}
