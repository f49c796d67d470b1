/// The size of a firm in the statistics of the People's Republic.
enum FirmSize: String, CaseIterable, Comparable, Sendable {
  case micro, small, medium, large

  static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Lower bounds of small, medium and large; below the first a firm is micro.
  struct Bounds: Sendable {
    let small: Int
    let medium: Int
    let large: Int

    func tier(_ value: Int) -> FirmSize {
      value >= large ? .large : value >= medium ? .medium : value >= small ? .small : .micro
    }
  }

  /// The size by 国统字〔2017〕213号: the lowest tier over the indicators that the industry's row lists.
  ///
  /// - Parameters:
  ///   - headcount: persons employed.
  ///   - revenue: of a year, in yuan.
  ///   - assets: in yuan.
  init(_ industry: Industry, headcount: Int, revenue: Int, assets: Int) {
    let row = industry.sizeBounds
    let tiers = [
      row.headcount?.tier(headcount), row.revenue?.tier(revenue / 10_000),
      row.assets?.tier(assets / 10_000),
    ]
    self = tiers.compactMap { $0 }.min() ?? .micro
  }
}

extension Industry {
  /// The industry's row of the table: persons, revenue in 万元, total assets in 万元.
  var sizeBounds: (headcount: FirmSize.Bounds?, revenue: FirmSize.Bounds?, assets: FirmSize.Bounds?)
  {
    func bounds(_ large: Int, _ medium: Int, _ small: Int) -> FirmSize.Bounds {
      FirmSize.Bounds(small: small, medium: medium, large: large)
    }
    return switch self {
    case .manufacturing: (bounds(1_000, 300, 20), bounds(40_000, 2_000, 300), nil)
    case .construction: (nil, bounds(80_000, 6_000, 300), bounds(80_000, 5_000, 300))
    case .wholesale: (bounds(200, 20, 5), bounds(40_000, 5_000, 1_000), nil)
    case .retail: (bounds(300, 50, 10), bounds(20_000, 500, 100), nil)
    case .transport: (bounds(1_000, 300, 20), bounds(30_000, 3_000, 200), nil)
    case .catering: (bounds(300, 100, 10), bounds(10_000, 2_000, 100), nil)
    case .software: (bounds(300, 100, 10), bounds(10_000, 1_000, 50), nil)
    case .services: (bounds(300, 100, 10), nil, bounds(120_000, 8_000, 100))
    }
  }
}
