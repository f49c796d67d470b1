import RunRecord

extension ObservedLoans {
  private static let first = "observed.first_months"

  func write(into file: inout ColumnFile) {
    file.add(Self.first, firstMonths)
    file.add("observed.first_uses", firstUses)
    file.add("observed.switch_balances", switchBalances)
    file.add("observed.last_month", [lastMonth, switchMonth])
    let places = months.keys.sorted { ($0.group, $0.month) < ($1.group, $1.month) }
    file.add(
      "observed.months",
      places.flatMap { place -> [Int64] in
        let sums = months[place] ?? Sums()
        return [
          Int64(place.group), Int64(place.month), sums.performing, sums.nonPerforming, sums.drawn,
          sums.defaulted, sums.cured, sums.recovered, sums.writtenOff, sums.loans,
        ]
      })
  }

  /// What a shard hands over; `nil` where it was not told of loans.
  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has(Self.first) else { return nil }
    let last: [Int32] = try file.integers("observed.last_month")
    let numbers: [Int64] = try file.integers("observed.months")
    firstMonths = try file.integers(Self.first)
    firstUses = try file.integers("observed.first_uses")
    switchBalances = try file.integers("observed.switch_balances")
    guard last.count == 2, firstUses.count == firstMonths.count,
      switchBalances.count == firstMonths.count, numbers.count % 10 == 0
    else { throw .broken }
    (lastMonth, switchMonth) = (last[0], last[1])
    months = [:]
    for start in stride(from: 0, to: numbers.count, by: 10) {
      var sums = Sums()
      (sums.performing, sums.nonPerforming) = (numbers[start + 2], numbers[start + 3])
      (sums.drawn, sums.defaulted) = (numbers[start + 4], numbers[start + 5])
      (sums.cured, sums.recovered) = (numbers[start + 6], numbers[start + 7])
      (sums.writtenOff, sums.loans) = (numbers[start + 8], numbers[start + 9])
      let place = Place(
        group: Int32(clamping: numbers[start]), month: Int32(clamping: numbers[start + 1]))
      months[place] = sums
    }
  }

  /// Puts the loans of shards one behind the other; `nil` of none.
  ///
  /// - Parameters:
  ///   - shards: each with the products by its own numbers.
  ///   - groups: the products of all.
  init?(chaining shards: [(loans: ObservedLoans, groups: LoanGroups)], groups: LoanGroups) {
    guard let first = shards.first else { return nil }
    self.init(
      count: 0, lastMonth: first.loans.lastMonth, switchMonth: first.loans.switchMonth)
    for (loans, own) in shards {
      firstMonths += loans.firstMonths
      firstUses += loans.firstUses
      switchBalances += loans.switchBalances
      for (place, sums) in loans.months {
        let name = own.names[Int(place.group)]
        guard let group = groups.names.firstIndex(of: name) else { continue }
        months[Place(group: Int32(group), month: place.month), default: Sums()].add(sums)
      }
    }
  }
}
