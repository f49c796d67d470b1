import RunRecord

extension ObservedLoans {
  private static let first = "observed.first_months"

  func write(into file: inout ColumnFile) {
    file.add(Self.first, firstMonths)
    file.add("observed.first_uses", firstUses)
    file.add("observed.switch_balances", switchBalances)
    file.add("observed.last_month", [lastMonth, switchMonth])
    file.add("observed.months", Sums.integers(months))
    file.add("observed.vintages", Sums.integers(vintages))
  }

  /// What a shard hands over; `nil` where it was not told of loans.
  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has(Self.first) else { return nil }
    let last: [Int32] = try file.integers("observed.last_month")
    firstMonths = try file.integers(Self.first)
    firstUses = try file.integers("observed.first_uses")
    switchBalances = try file.integers("observed.switch_balances")
    guard last.count == 2, firstUses.count == firstMonths.count,
      switchBalances.count == firstMonths.count
    else { throw .broken }
    (lastMonth, switchMonth) = (last[0], last[1])
    months = try Sums.places(file.integers("observed.months"))
    vintages = try Sums.places(file.integers("observed.vintages"))
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
      for (place, sums) in loans.vintages { vintages[place, default: Sums()].add(sums) }
    }
  }
}

extension ObservedLoans.Sums {
  /// Sums by place as whole numbers, ten each, in the order of the places.
  static func integers(_ sums: [ObservedLoans.Place: Self]) -> [Int64] {
    sums.sorted { ($0.key.group, $0.key.month) < ($1.key.group, $1.key.month) }.flatMap {
      place, sums -> [Int64] in
      [
        Int64(place.group), Int64(place.month), sums.performing, sums.nonPerforming, sums.drawn,
        sums.defaulted, sums.cured, sums.recovered, sums.writtenOff, sums.loans,
      ]
    }
  }

  static func places(
    _ numbers: [Int64]
  ) throws(ColumnFile.Fault) -> [ObservedLoans.Place: Self] {
    guard numbers.count % 10 == 0 else { throw .broken }
    var all: [ObservedLoans.Place: Self] = [:]
    for start in stride(from: 0, to: numbers.count, by: 10) {
      var sums = Self()
      (sums.performing, sums.nonPerforming) = (numbers[start + 2], numbers[start + 3])
      (sums.drawn, sums.defaulted) = (numbers[start + 4], numbers[start + 5])
      (sums.cured, sums.recovered) = (numbers[start + 6], numbers[start + 7])
      (sums.writtenOff, sums.loans) = (numbers[start + 8], numbers[start + 9])
      let place = ObservedLoans.Place(
        group: Int32(clamping: numbers[start]), month: Int32(clamping: numbers[start + 1]))
      all[place] = sums
    }
    return all
  }
}
