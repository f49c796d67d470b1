import Numbers

/// The loans that a run's book opens with: of applications before its months, drawn by then and still owed.
///
/// They are what they are, whichever version is tried: booked lines, rates and terms, the balance at the end of the month
/// before the run's first, and the outcome that was seen. What was granted before and drawn later is not among them.
package struct EarlierLoans: Sendable {
  package struct Loan: Hashable, Sendable {
    /// Place in `products`.
    var product: Int32
    /// The month of its first draw, as year × 12 + month − 1.
    var start: Int32
    /// Months.
    var term: Int16
    /// A year in millionths.
    var rate: Int32
    /// As booked, in fen.
    var line: Int64
    /// At the end of `opening`, in fen; above 0.
    var balance: Int64
    /// The month since whose end it has been in default without a break; `never` where it is not.
    var defaultMonth: Int32
    /// Whether it was in default before and is no more.
    var isCured: Bool
    /// Raw value of `LoanOutcomes.State`.
    var state: UInt8
    /// The place in the history of the application of the same customer and product, about when it falls due, that the run
    /// decides; below 0 where there is none.
    var renewal: Int32

    static let never = Int32.min
  }

  /// The month at whose end the book stands.
  package var opening: Int32
  /// In the order of what they are, for nothing names them.
  package var loans: [Loan]
  /// Names of their products in the order of the alphabet, `nil` of an unnamed one last.
  package var products: [String?]
  /// What they did from `opening` on, by place in `products`; of that month only what stands at its end.
  package var months: [ObservedLoans.Place: ObservedLoans.Sums]
  /// The last month of which loans are told.
  package var lastMonth: Int32
  /// Loans of all applications before the run's months, still owed or not, whose outcome is good or bad.
  package var good: Int
  package var bad: Int

  /// A book that opens with nothing.
  init(opening: Int32, lastMonth: Int32) {
    (self.opening, self.lastMonth) = (opening, lastMonth)
    (loans, products, months, good, bad) = ([], [], [:], 0, 0)
  }

  /// Puts loans, and products by name, into the order that does not hang on how they were read.
  mutating func settle() {
    let used = Set(loans.map { Int($0.product) })
    let places = used.sorted { Self.isBefore(products[$0], products[$1]) }
    var numbers = [Int32](repeating: 0, count: products.count)
    for (number, place) in places.enumerated() { numbers[place] = Int32(number) }
    products = places.map { products[$0] }
    for index in loans.indices { loans[index].product = numbers[Int(loans[index].product)] }
    months = Dictionary(
      uniqueKeysWithValues: months.map { place, sums in
        (.init(group: numbers[Int(place.group)], month: place.month), sums)
      })
    loans.sort { $0.integers.lexicographicallyPrecedes($1.integers) }
  }

  private static func isBefore(_ left: String?, _ right: String?) -> Bool {
    guard let left else { return false }
    return right.map { left < $0 } ?? true
  }
}

extension EarlierLoans.Loan {
  /// All that it is as whole numbers.
  var integers: [Int64] {
    [
      Int64(product), Int64(start), Int64(term), Int64(rate), line, balance, Int64(defaultMonth),
      isCured ? 1 : 0, Int64(state), Int64(renewal),
    ]
  }

  static let width = 10

  init(_ integers: ArraySlice<Int64>) {
    let first = integers.startIndex
    product = Int32(clamping: integers[first])
    start = Int32(clamping: integers[first + 1])
    term = Int16(clamping: integers[first + 2])
    rate = Int32(clamping: integers[first + 3])
    (line, balance) = (integers[first + 4], integers[first + 5])
    defaultMonth = Int32(clamping: integers[first + 6])
    isCured = integers[first + 7] != 0
    state = UInt8(clamping: integers[first + 8])
    renewal = Int32(clamping: integers[first + 9])
  }
}
