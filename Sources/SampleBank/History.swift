import Numbers

/// The applications of a sample in order of their dates, each with the filings that belong to it.
struct History: Sendable {
  let applications: [Application]
  /// How many digits number an application.
  let digits: Int

  /// Of 10,000 applications, those of a firm that has applied before.
  static let repeats = 1_600
  /// Months of filings kept before an application's own month.
  static let months = 28

  init(_ request: SampleRequest) {
    let span = Int(request.to.days(since: request.from))
    var firms: [Int] = []
    firms.reserveCapacity(request.applications)
    var made: [(day: CalendarDate, number: Int, firm: Int)] = []
    made.reserveCapacity(request.applications)
    for number in 0..<request.applications {
      var random = SplitMix(seed: request.seed, .choice, number)
      let firm: Int
      if let last = firms.last, random.happens(Self.repeats) {
        firm = random.integer(in: 0...last)
      } else {
        firm = firms.count
        firms.append(firm)
      }
      made.append((request.from.later(random.integer(in: 0...span)), number, firm))
    }
    made.sort { ($0.day, $0.number) < ($1.day, $1.number) }
    applications = made.map {
      Application(
        firm: Firm(number: $0.firm, seed: request.seed), number: $0.number, on: $0.day,
        seed: request.seed)
    }
    digits = max(5, String(request.applications).count)
  }

  /// `A00042` for the 42nd application.
  func identifier(_ index: Int) -> String { "A" + Self.padded(index + 1, to: digits) }

  /// `C00007` for the firm numbered 6.
  func customer(_ firm: Firm) -> String { "C" + Self.padded(firm.number + 1, to: digits) }

  private static func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Application {
  /// The returns of the months before the application, those received only after it among them.
  var filings: [Filing] {
    let month = appliedOn.monthNumber
    return firm.filings(months: month - History.months..<month)
  }
}
