/// A branch of business with its tax burden, its year and its row of the size table.
enum Industry: String, CaseIterable, Sendable {
  case manufacturing, wholesale, retail, construction, transport, software, services, catering

  /// How many of 100 firms.
  static let odds: Odds<Industry> = [
    .manufacturing: 26, .wholesale: 22, .retail: 14, .construction: 10, .transport: 7,
    .software: 6, .services: 10, .catering: 5,
  ]

  /// Which VAT rate a general taxpayer's sales bear.
  var vatClass: VATLaw.Class {
    switch self {
    case .manufacturing, .wholesale, .retail: .goods
    case .construction, .transport: .works
    case .software, .services, .catering: .services
    }
  }

  /// VAT due in ten-thousandths of sales at the rates since April 2019, for general taxpayers.
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
    case .manufacturing, .wholesale: Self.trade
    case .retail, .catering: Self.custom
    case .construction: Self.building
    case .transport, .software, .services: Self.service
    }
  }

  private static let trade = [92, 62, 104, 102, 103, 105, 98, 97, 106, 103, 110, 118]
  private static let custom = [122, 104, 90, 92, 98, 96, 96, 97, 100, 108, 98, 99]
  private static let building = [70, 40, 92, 104, 110, 112, 108, 106, 110, 108, 114, 126]
  private static let service = [90, 68, 102, 101, 102, 108, 99, 98, 104, 101, 106, 121]

  /// Yearly sales a person employed, in 万元, and total assets in hundredths of yearly sales: what headcount and assets
  /// are drawn from.
  var salesPerHead: ClosedRange<Int> {
    switch self {
    case .wholesale: 90...320
    case .manufacturing, .construction: 35...130
    case .retail, .transport: 30...110
    case .software, .services, .catering: 18...70
    }
  }
}
