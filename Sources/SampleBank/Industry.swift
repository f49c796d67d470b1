/// A branch of business with its tax burden and its year.
///
/// Weights, burdens and seasons are assumptions: shaped like small firms, measured on none.
enum Industry: String, CaseIterable, Sendable {
  case manufacturing, wholesale, retail, construction, transport, software, services, catering

  /// How many of 100 firms.
  var weight: Int {
    switch self {
    case .manufacturing: 26
    case .wholesale: 22
    case .retail: 14
    case .construction: 10
    case .transport: 7
    case .software: 6
    case .services: 10
    case .catering: 5
    }
  }

  /// VAT paid in ten-thousandths of sales, for general taxpayers.
  var vatBurden: ClosedRange<Int> {
    switch self {
    case .manufacturing: 180...420
    case .wholesale: 60...180
    case .retail: 70...210
    case .construction: 150...330
    case .transport: 120...300
    case .software: 220...480
    case .services: 160...380
    case .catering: 140...320
    }
  }

  /// Sales of each month from January, in hundredths of the average month.
  var season: [Int] {
    switch self {
    case .manufacturing, .wholesale:
      [92, 62, 104, 102, 103, 105, 98, 97, 106, 103, 110, 118]
    case .retail, .catering:
      [122, 104, 90, 92, 98, 96, 96, 97, 100, 108, 98, 99]
    case .construction:
      [70, 40, 92, 104, 110, 112, 108, 106, 110, 108, 114, 126]
    case .transport, .software, .services:
      [90, 68, 102, 101, 102, 108, 99, 98, 104, 101, 106, 121]
    }
  }
}
