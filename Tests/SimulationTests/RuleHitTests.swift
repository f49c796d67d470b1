import Columns
import Engine
import Semantics
import Simulation
import Syntax
import Testing

@Suite("What rules did to the outcomes")
struct RuleHitTests {
  private let program: Program
  private let table: RecordTable
  private let result: VersionResult

  init() throws {
    program = try ReplayBook.program()
    table = try ReplayBook.table(3_000, of: program, seed: 5)
    result = try Backtest(live: program, candidate: program, table: table).live
  }

  @Test("only-hit is what changes when the rule is really disabled")
  func only() throws {
    let before = try Engine(program).decide(table)
    for (index, rule) in program.rules.enumerated() {
      let without = try ReplayBook.program(disabling: rule.code)
      let after = try Engine(without).decide(table)
      let changed = (0..<table.count).filter { before.outcomes[$0] != after.outcomes[$0] }
      let hits = result.rules[index]
      #expect(hits.only == changed.count, "\(rule.code)")
      #expect(hits.onlyToApprove == changed.count { after.outcome($0) == .approve })
      #expect(hits.onlyToRefer == changed.count { after.outcome($0) == .refer })
    }
    #expect(result.rules.count { $0.only > 0 } >= 8)
  }

  @Test("any, first and only are nested, and the firsts add up to what is not approved")
  func invariants() {
    for (rule, hits) in zip(program.rules, result.rules) {
      #expect(hits.any >= hits.first, "\(rule.code)")
      #expect(hits.first >= hits.only, "\(rule.code)")
      #expect(hits.any <= table.count)
    }
    let first = result.rules.reduce(0) { $0 + $1.first } + result.firstByOutput
    #expect(first == result.total.referrals + result.total.declines)
    #expect(result.rules.reduce(0) { $0 + $1.only } <= first)
  }

  @Test("fired, undecided, any and first agree with counting row by row")
  func counted() throws {
    let decisions = try Engine(program).decide(table)
    var first = [Int](repeating: 0, count: program.rules.count)
    for (index, rule) in program.rules.enumerated() {
      let rows = 0..<table.count
      let hits = result.rules[index]
      #expect(hits.fired == rows.count { decisions.fired(index, $0) })
      #expect(hits.undecided == rows.count { decisions.undecided(index, $0) })
      #expect(hits.errors == rows.count { decisions.failed(index, $0) })
      #expect(hits.any == rows.count { gravity(index, $0, decisions) != nil }, "\(rule.code)")
    }
    var byOutput = 0
    for row in 0..<table.count where decisions.outcome(row) != .approve {
      let reason = program.rules.indices.first {
        gravity($0, row, decisions) == decisions.outcome(row)
      }
      if let reason { first[reason] += 1 } else { byOutput += 1 }
    }
    #expect(result.rules.map(\.first) == first)
    #expect(result.firstByOutput == byOutput)
  }

  /// What a rule alone would make of an application; `nil` where it did nothing.
  private func gravity(_ index: Int, _ row: Int, _ decisions: Decisions) -> Outcome? {
    let rule = program.rules[index]
    let effect: Effect? =
      decisions.fired(index, row)
      ? rule.effect
      : decisions.failed(index, row)
        ? .refer : decisions.undecided(index, row) ? rule.undecided?.effect : nil
    return effect == .decline ? .decline : effect == .refer ? .refer : nil
  }

  @Test("what was missing, by rule and by field, agrees with explaining every row")
  func causes() throws {
    let decisions = try Engine(program).decide(table)
    let explainer = try Explainer(Engine(program), table)
    var applications: [String: Int] = [:]
    var byRule: [String: Int] = [:]
    var undecided = 0
    for row in 0..<table.count {
      let explanation = explainer.explanation(of: row, decided: decisions, at: row)
      let open = explanation.rules.filter { $0.state == .undecided }
      if !open.isEmpty { undecided += 1 }
      for place in Set(open.flatMap { $0.causes.map { "\($0.reason.id) \($0.place)" } }) {
        applications[place, default: 0] += 1
      }
      for rule in open {
        for place in Set(rule.causes.map { "\($0.reason.id) \($0.place)" }) {
          byRule["\(program.rules[rule.index].code) \(place)", default: 0] += 1
        }
      }
    }
    #expect(result.undecided.applications == undecided)
    #expect(!result.undecided.isSample)
    for cause in result.undecided.causes {
      let place = "\(cause.reason.id) \(cause.place)"
      #expect(cause.applications == applications[place])
      for count in cause.rules {
        #expect(count.applications == byRule["\(program.rules[count.rule].code) \(place)"])
      }
    }
    #expect(result.undecided.causes.count == applications.count)
    #expect(applications["absent debts"] != nil && applications["no_list notes"] != nil)
  }

  @Test("beyond the limit a sample is walked, and says so")
  func sample() throws {
    let limited = try Backtest(
      live: program, candidate: program, table: table, options: BacktestOptions(causeLimit: 500)
    ).live.undecided
    #expect(limited.isSample)
    #expect(limited.applications == result.undecided.applications)
    // Every k-th row, k so that the undecided rules walked stay near 500.
    #expect(limited.examined < limited.applications)
    #expect(limited.examined > 100)
  }
}
