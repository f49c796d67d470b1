import Columns
import Numbers

/// Made-up applications with 24 returns and 200 invoices each, in parts that are made when they are asked for.
///
/// The same position gives the same bytes. One invoice in fifty stands twice, one in sixteen is void, one in
/// twenty-five is red; buyers are drawn so that a few take most.
struct ListsData: TableParts {
  static let filings = 24
  static let invoices = 200
  /// Applications a part: about a million child rows, as histories are cut.
  static let partSize = 4_400

  let partSizes: [Int]

  init(applications: Int) {
    partSizes = stride(from: 0, to: applications, by: Self.partSize).map {
      min(Self.partSize, applications - $0)
    }
  }

  func part(_ index: Int) -> RecordTable {
    let first = index * Self.partSize
    let size = partSizes[index]
    // From mid-2024 on; a part is of some days, as applications come.
    let day = CalendarDate(year: 2024, month: 6, day: 3)!
    let dates = (0..<size).map { day.adding(days: (first + $0) / 137)! }
    return RecordTable(
      count: size, columns: [.init(name: "applied_on", column: .init(.int32(dates.map(\.packed))))],
      lists: [filings(first, dates), invoices(first, dates)])
  }

  /// A part as it would be delivered: with keys, and with words behind the codes of its texts.
  func delivery(_ index: Int) -> RecordTable {
    var table = part(index)
    let first = index * Self.partSize
    let keys = (0..<table.count).map { "A\(10_000_000 + first + $0)" }
    table.columns.append(
      .init(
        name: "id", column: Column(.int32(keys.indices.map { Int32($0) }), dictionary: keys)))
    let invoices = table.lists[1].columns
    for (position, letter) in [("invoice", "N"), ("buyer", "B")] {
      guard let column = invoices.firstIndex(where: { $0.name == position }),
        case .int32(let codes) = invoices[column].column.storage
      else { continue }
      let count = (codes.max() ?? 0) + 1
      table.lists[1].columns[column].column.dictionary = (0..<count).map { "\(letter)\($0)" }
    }
    return table
  }

  private func filings(_ first: Int, _ dates: [CalendarDate]) -> RecordTable.List {
    var (received, periods, paid): ([Int32], [Int32], [Int32]) = ([], [], [])
    var taxes: [UInt8] = []
    for (index, date) in dates.enumerated() {
      var draw = Draw(first + index, salt: 1)
      let month = Int(date.packed >> 5)
      let scale = draw.next(500, 9_000)
      for back in (1...Self.filings / 2).reversed() {
        for tax in 0..<2 as Range<UInt8> {
          let period = Self.endOfMonth(month - back - 1)
          periods.append(period.packed)
          received.append(period.adding(days: draw.next(10, 40))!.packed)
          taxes.append(tax)
          paid.append(Int32(scale * draw.next(60, 140)))
        }
      }
    }
    return .init(
      name: "filings", offsets: Self.offsets(dates.count, Self.filings),
      columns: [
        .init(name: "received_on", column: .init(.int32(received))),
        .init(name: "period_end", column: .init(.int32(periods))),
        .init(name: "tax", column: .init(.bytes(taxes), dictionary: ["vat", "income"])),
        .init(name: "paid", column: .init(.int32(paid), decimals: 2)),
      ])
  }

  private func invoices(_ first: Int, _ dates: [CalendarDate]) -> RecordTable.List {
    let rows = dates.count * Self.invoices
    // Number, received, issued, buyer, amount, tax, total.
    var columns = [[Int32]](repeating: [Int32](repeating: 0, count: rows), count: 7)
    var statuses = [UInt8](repeating: 0, count: rows)
    for (index, date) in dates.enumerated() {
      var draw = Draw(first + index, salt: 2)
      let scale = draw.next(2_000, 40_000)
      for row in index * Self.invoices..<(index + 1) * Self.invoices {
        if row > index * Self.invoices, draw.next(0, 49) == 0 {
          for column in columns.indices { columns[column][row] = columns[column][row - 1] }
          statuses[row] = statuses[row - 1]
          continue
        }
        let day = date.adding(days: -draw.next(1, 760))!
        let buyer = index * 24 + min(draw.next(0, 23), draw.next(0, 23))
        let sign = draw.next(0, 24) == 0 ? -1 : 1
        let amount = sign * scale * draw.next(20, 300)
        let values = [
          row, Int(day.adding(days: draw.next(0, 5))!.packed), Int(day.packed), buyer, amount,
          amount / 100 * 13, amount + amount / 100 * 13,
        ]
        for (column, value) in values.enumerated() { columns[column][row] = Int32(value) }
        statuses[row] = draw.next(0, 15) == 0 ? 1 : 0
      }
    }
    let names = ["invoice", "received_on", "issued_on", "buyer", "amount", "tax", "total"]
    return .init(
      name: "invoices", offsets: Self.offsets(dates.count, Self.invoices),
      columns: zip(names, columns).enumerated().map { position, column in
        .init(
          name: column.0, column: Column(.int32(column.1), decimals: position >= 4 ? 2 : 0))
      } + [
        .init(name: "status", column: .init(.bytes(statuses), dictionary: ["valid", "void"]))
      ])
  }

  private static func offsets(_ parents: Int, _ each: Int) -> [Int32] {
    (0...parents).map { Int32($0 * each) }
  }

  private static func endOfMonth(_ month: Int) -> CalendarDate {
    CalendarDate(packed: Int32(month + 1) << 5 | 1).adding(days: -1)!
  }
}

/// Numbers of one application, by SplitMix64.
private struct Draw {
  private var state: UInt64

  init(_ application: Int, salt: UInt64) {
    state = UInt64(application) &* 0x9E37_79B9_7F4A_7C15 &+ salt &* 0xD1B5_4A32_D192_ED03
  }

  mutating func next(_ least: Int, _ greatest: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return least + Int((mixed ^ mixed >> 31) % UInt64(greatest - least + 1))
  }
}
