import Diagnostics
import Engine
import Numbers
import Semantics
import Simulation
import Testing

/// Cases written by hand, and the ledger that they make.
struct CaseDraft {
  /// What a version does to a case.
  struct Side {
    var outcome: Outcome
    /// In yuan.
    var line: Int
    /// In hundredths of a percent.
    var rate: Int
    var term: Int
    /// The rules that fired, by place in `CaseDraft.program`.
    var fired: [Int]

    static func approve(_ line: Int, _ rate: Int = 500, _ term: Int = 12) -> Side {
      Side(outcome: .approve, line: line, rate: rate, term: term, fired: [])
    }
    static func refer(_ line: Int, by fired: Int...) -> Side {
      Side(outcome: .refer, line: line, rate: 500, term: 12, fired: fired)
    }
    static func decline(by fired: Int...) -> Side {
      Side(outcome: .decline, line: 0, rate: -1, term: -1, fired: fired)
    }
  }

  var customer: Int
  var date: String
  var live: Side
  var candidate: Side
  /// Fields of the ledger by name, in the order of `fields`.
  var values: [String]
  var loan: LoanOutcomes.State = .neverBooked
  /// In yuan.
  var exposure = 0
  var badAmount = 0
  var system: Outcome?
  var final: Outcome?

  /// Rules: 0 declines in admission, 1 refers in admission, 2 refers in approval.
  static func program() throws -> Program {
    let text = """
      rulebook small
      decides application
      record application {
        id text key
        customer text role customer
        applied_on date as_of
        age integer
        requested money
      }
      admission {
        decline A1 "Too young" zh "年龄不足" when age < 18
        refer   A2 "Young" zh "年轻" when age < 21
      }
      line { output line: money = round(requested, down to 10) }
      approval { refer A3 "Large" zh "金额较大" when requested > 1_000 }
      """
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let checked = book.program
    return try #require(checked, "\(problems)")
  }

  static func scenario(
    share: Number, shares: [String: Number] = [:], minimumSupport: Int = 1
  ) -> Scenario {
    var scenario = Scenario(
      name: "s", program: nil, bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
      lossGivenDefault: .one, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
      riskWeight: .one, capitalRatio: .one, hurdle: .zero, incomeTax: .zero, referralShare: share,
      referenceModel: nil, parcellingFactors: [], minimumSupport: minimumSupport,
      requiredMatchRate: .one, measures: [])
    scenario.referralShares = shares
    return scenario
  }

  /// - Parameter order: the cases by the place in which they come.
  static func ledger(_ cases: [CaseDraft], fields: [String]) throws -> CaseLedger {
    let program = try program()
    var numbers: [Int: Int32] = [:]
    let customers = cases.map { draft in
      numbers[draft.customer]
        ?? {
          let number = Int32(numbers.count)
          numbers[draft.customer] = number
          return number
        }()
    }
    func version(_ side: (CaseDraft) -> Side) -> VersionCases {
      var version = VersionCases(program)
      let sides = cases.map(side)
      version.outcomes = sides.map(\.outcome.rawValue)
      version.lines = sides.map { Int64($0.line) * 100 }
      version.rates = sides.map { $0.rate < 0 ? -1 : Int32($0.rate) * 100 }
      version.terms = sides.map { Int16($0.term) }
      version.fired = [sides.map { $0.fired.reduce(0) { $0 | 1 << UInt8($1) } }]
      version.undecided = [[]]
      version.failed = [[]]
      version.reasons = sides.map { side in
        let reasons = side.outcome == .decline ? side.fired.filter { $0 == 0 } : side.fired
        return reasons.min().map { UInt16($0) } ?? VersionCases.noRule
      }
      return version
    }
    return CaseLedger(
      places: cases.indices.map { Int32($0) },
      dates: try cases.map { try #require(CalendarDate(parsing: $0.date)).packed },
      customers: customers, customerCount: numbers.count, keys: [],
      live: version(\.live), candidate: version(\.candidate),
      segments: fields.enumerated().map { place, field in
        let names = Set(cases.map { $0.values[place] }).sorted()
        return CaseLedger.Segment(
          field: field, values: names.map { $0 },
          codes: cases.map { UInt16(names.firstIndex(of: $0.values[place]) ?? 0) })
      })
  }

  static func outcomes(_ cases: [CaseDraft]) -> LoanOutcomes {
    var outcomes = LoanOutcomes(count: cases.count)
    outcomes.states = cases.map(\.loan.rawValue)
    outcomes.exposures = cases.map { Int64($0.exposure) * 100 }
    outcomes.badAmounts = cases.map { Int64($0.badAmount) * 100 }
    return outcomes
  }

  static func recorded(_ cases: [CaseDraft]) -> RecordedDecisions {
    var recorded = RecordedDecisions(count: cases.count)
    recorded.systemOutcomes = cases.map { $0.system?.rawValue ?? RecordedDecisions.none }
    recorded.finalOutcomes = cases.map { $0.final?.rawValue ?? RecordedDecisions.none }
    return recorded
  }
}
