import Engine
import Numbers
import Semantics
import Simulation
import Testing

@Suite("How risky those may be whose outcome nobody saw")
struct SwapInRiskTests {
  @Test("each method's rate, worked out by hand on twenty applications")
  func byHand() throws {
    let risk = try RiskBank(RiskBank.twenty).risk().figures.swapIns
    #expect((risk.count, risk.seen, risk.seenBad, risk.unscored) == (4, 1, 1, 0))
    #expect(risk.bands.map(\.upTo) == [500_000, nil])
    #expect(risk.bands.map(\.observed) == [6, 7])
    #expect(risk.bands.map(\.bad) == [2, 1])
    #expect(risk.bands.map(\.unseen) == [2, 1])
    #expect(
      risk.rows.map(\.method.id) == ["as_accepted", "parcelling_2", "parcelling_4", "extrapolated"])
    let figures = risk.rows.compactMap(\.figures.found)
    // 2 × 1/3 + 1/7 + the bad one that was seen.
    #expect(figures[0].bads.description == "1.809523809523")
    #expect(figures[0].badRate.description == "0.452380952381")
    // (2 × 50,000 ÷ 3 + 100,000 ÷ 7 + 50,000) ÷ 250,000.
    #expect(figures[0].badRateByAmount?.description == "0.390476190476")
    // 1 of 8 of the ten in under both, and these: (1.25 + 1.809523809523) ÷ 14.
    #expect(figures[0].candidateBadRate?.description == "0.218537414966")
    // (144,000 + 97,619.05) × 48 %.
    let amount = try #require(figures[0].loss?.amount?.rounded(.halfEven, toDecimals: 2))
    #expect(amount.description == "115977.14")
    // 2 × 2/3 + 2/7 + 1, and 4/3 capped at 1: 2 × 1 + 4/7 + 1.
    #expect(figures[1].bads.description == "2.619047619046")
    #expect(figures[2].bads.description == "3.571428571428")
    let range = try #require(risk.range)
    // 19 ÷ 42; each chance is rounded to the 12th decimal before it is weighted.
    #expect(range.low.description.hasPrefix("0.4523809523"))
    #expect(range.high.description == "0.892857142857")
  }

  @Test("two scores are fitted exactly, the coefficients told")
  func extrapolated() throws {
    let risk = try RiskBank(RiskBank.twenty).risk().figures.swapIns
    let fit = try #require(risk.fit)
    // From odds of 1 : 2 at 500 points to 1 : 6 at 600: −ln 3 by 100 points.
    #expect(abs(value(fit.slope) - -0.010986122887) < 1e-11)
    #expect(abs(value(fit.intercept) - (0.6931471805599 * -1 + 5.493061443341)) < 1e-8)
    let figures = try #require(risk.rows[3].figures.found)
    #expect(abs(value(figures.bads) - 1.809523809524) < 1e-8)
  }

  @Test("bounds assume nothing of the unseen and stand apart")
  func bounds() throws {
    let risk = try RiskBank(RiskBank.twenty).risk().figures.swapIns
    let bounds = try #require(risk.bounds)
    #expect(bounds.low.badRate.description == "0.25")
    #expect(bounds.high.badRate == .one)
  }

  @Test("without a reference model: the overall rate alone, named so")
  func noReference() throws {
    let risk = try RiskBank(RiskBank.twenty, hasReference: false).risk().figures.swapIns
    #expect(risk.rows.map(\.method.id).first == "as_accepted_overall")
    // 3 × 3/13 + 1.
    #expect(risk.rows[0].figures.found?.bads.description == "1.692307692307")
    #expect(risk.rows.dropFirst().allSatisfy { $0.figures.gap == .noReferenceModel })
    #expect(risk.bands.isEmpty && risk.fit == nil)
  }

  @Test("no curve where the score separates good from bad; the other methods stand")
  func separated() throws {
    let risk = try RiskBank([
      .init(live: .approve, candidate: .approve, state: .bad, score: 400),
      .init(live: .approve, candidate: .approve, state: .good, score: 500),
      .init(live: .decline, candidate: .approve, score: 450),
      .init(live: .decline, candidate: .approve),
    ]).risk(RiskBank.scenario(minimumSupport: 1)).figures.swapIns
    #expect(risk.rows.last?.figures.gap == .noFit(.separated))
    #expect(risk.unscored == 1)
    // 450 falls into the upper band, which has no bad one; without a score the overall 1/2.
    #expect(risk.rows[0].figures.found?.bads.description == "0.5")
  }

  @Test("agrees with looking up each case's band the long way", arguments: 0..<20)
  func twin(seed: Int) throws {
    var draw = Draw(seed: UInt64(seed))
    let cases = (0..<400).map { _ -> RiskBank.Case in
      let score = 400 + draw.int(0...40) * 5
      let isIn = draw.happens(650)
      let state: LoanOutcomes.State =
        isIn
        ? (draw.happens(900 - score) ? .bad : draw.happens(100) ? .indeterminate : .good)
        : .neverBooked
      return RiskBank.Case(
        live: isIn ? .approve : draw.happens(300) ? .refer : .decline,
        candidate: draw.happens(600) ? .approve : .decline,
        candidateLine: draw.int(1...300) * 1_000, state: state, score: score)
    }
    let scenario = try RiskBank.scenario(minimumSupport: 1, factors: [1, 3])
    let risk = try RiskBank(cases).risk(scenario).figures.swapIns
    let observed = cases.filter { $0.state == .good || $0.state == .bad }
    let scores = observed.compactMap(\.score).sorted()
    // The k-th edge: the lowest score that at least k tenths do not exceed.
    let edges = Set(
      (1...9).map { k in
        scores.first { value in
          let within = scores.count { $0 <= value }
          return 10 * within >= k * scores.count
        } ?? 0
      }
    ).subtracting([scores.last ?? 0]).sorted()
    func band(_ score: Int) -> Int { edges.count { $0 < score } }
    var (bads, amount, line) = (0.0, 0.0, 0.0)
    for own in cases where own.live != .approve && own.candidate == .approve {
      let place = band(own.score ?? 0)
      let peers = observed.filter { band($0.score ?? 0) == place }
      let bad = peers.count { $0.state == .bad }
      let rate = min(3 * Double(bad) / Double(peers.count), 1)
      bads += rate
      amount += rate * Double(own.candidateLine)
      line += Double(own.candidateLine)
    }
    #expect(risk.rows[0].figures == risk.rows[1].figures)
    let figures = try #require(risk.rows[2].figures.found)
    #expect(abs(value(figures.bads) - bads) < 1e-9)
    let byAmount = try #require(figures.badRateByAmount)
    #expect(abs(value(byAmount) - amount / line) < 1e-9)
  }

  @Test("hidden outcomes are inferred without them, and shown beside")
  func hidden() throws {
    var cases = RiskBank.twenty
    // All swap-ins have an outcome now: one more bad.
    for (index, state) in [(14, LoanOutcomes.State.good), (15, .bad), (16, .good)] {
      cases[index].state = state
    }
    let bank = try RiskBank(cases)
    let truth = try #require(
      HiddenTruth(bank.ledger, bank.outcomes, try RiskBank.scenario()))
    #expect((truth.truth.observed, truth.truth.bad) == (4, 2))
    // Left: 1 of 4 at 500, 1 of 7 at 600; hidden: the four swapped in and one out under both.
    #expect((truth.shown, truth.hidden) == (11, 5))
    // 3 × 1/4 + 1/7, of four.
    let inferred = try #require(truth.rows[0].inferred.found)
    #expect(inferred.bads.description == "0.892857142857")
    #expect(truth.rows[0].isMet == true)
    #expect(truth.isWithinRange == true)
  }

  private func value(_ number: Number) -> Double { Double(number.units) / 1e12 }
}
