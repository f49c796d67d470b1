import RunRecord

extension EarlierLoans {
  private static let head = "earlier.head"

  func write(into file: inout ColumnFile) {
    let hasUnnamed = products.last == .some(nil)
    file.add(
      Self.head,
      [Int64(opening), Int64(lastMonth), Int64(good), Int64(bad), hasUnnamed ? 1 : 0])
    file.add("earlier.products", products.compactMap(\.self))
    file.add("earlier.loans", loans.flatMap(\.integers))
    file.add("earlier.months", ObservedLoans.Sums.integers(months))
  }

  /// What a shard hands over; `nil` where its run was of all of the history.
  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has(Self.head) else { return nil }
    let head: [Int64] = try file.integers(Self.head)
    let numbers: [Int64] = try file.integers("earlier.loans")
    guard head.count == 5, numbers.count % Loan.width == 0 else { throw .broken }
    self.init(opening: Int32(clamping: head[0]), lastMonth: Int32(clamping: head[1]))
    (good, bad) = (Int(head[2]), Int(head[3]))
    products = try file.texts("earlier.products").map { $0 } + (head[4] == 1 ? [nil] : [])
    loans = stride(from: 0, to: numbers.count, by: Loan.width).map {
      Loan(numbers[$0..<$0 + Loan.width])
    }
    months = try ObservedLoans.Sums.places(file.integers("earlier.months"))
    let places = Int32(0)..<Int32(products.count)
    guard loans.allSatisfy({ places.contains($0.product) }),
      months.keys.allSatisfy({ places.contains($0.group) })
    else { throw .broken }
  }

  /// The loans of shards together; `nil` of none.
  init?(uniting shards: [EarlierLoans]) {
    guard let first = shards.first else { return nil }
    self.init(opening: first.opening, lastMonth: first.lastMonth)
    for shard in shards {
      let numbers = shard.products.map { name in
        Int32(
          products.firstIndex(of: name)
            ?? {
              products.append(name)
              return products.count - 1
            }())
      }
      loans += shard.loans.map { loan in
        var loan = loan
        loan.product = numbers[Int(loan.product)]
        return loan
      }
      for (place, sums) in shard.months {
        months[.init(group: numbers[Int(place.group)], month: place.month), default: .init()]
          .add(sums)
      }
      good += shard.good
      bad += shard.bad
    }
    settle()
  }
}
