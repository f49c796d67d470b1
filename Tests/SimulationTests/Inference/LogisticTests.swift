import Numbers
import Simulation
import Testing

@Suite("Logistic regression on one score")
struct LogisticTests {
  private static let thousandths = DiscriminationTests.scores.map { $0 * 1_000 }
  private static let bad = DiscriminationTests.bad

  @Test("coefficients are those of statsmodels 0.15.0's Logit")
  func plain() throws {
    let fit = try LogisticFit(ScoredOutcomes(scores: Self.thousandths, bad: Self.bad))
    #expect(abs(value(fit.intercept) - 17.996013754848) < 1e-8)
    #expect(abs(value(fit.slope) - -0.035297612394) < 1e-10)
    // The logit at 500 points is 17.996013754848 − 17.648806197 = 0.347207557848.
    #expect(abs(value(fit.chance(at: 500_000)) - 0.585940255583) < 1e-9)
  }

  @Test("with weights 1 to 20, those of its GLM")
  func weighted() throws {
    let fit = try LogisticFit(
      ScoredOutcomes(scores: Self.thousandths, bad: Self.bad, weights: Array(1...20)))
    #expect(abs(value(fit.intercept) - 17.873327674432) < 1e-8)
    #expect(abs(value(fit.slope) - -0.035038603023) < 1e-10)
  }

  @Test("two scores fit their own rates exactly")
  func saturated() throws {
    // 1 of 4 at 400 points, 1 of 10 at 500: logits −ln 3 and −ln 9, a slope of −ln 3 ÷ 100.
    let scores = Array(repeating: Int64(400_000), count: 4) + Array(repeating: 500_000, count: 10)
    let bad = scores.indices.map { $0 == 0 || $0 == 4 }
    let fit = try LogisticFit(ScoredOutcomes(scores: scores, bad: bad))
    #expect(abs(value(fit.slope) - -0.010986122887) < 1e-11)
    #expect(abs(value(fit.chance(at: 400_000)) - 0.25) < 1e-9)
    #expect(abs(value(fit.chance(at: 500_000)) - 0.1) < 1e-9)
  }

  @Test("what has no best curve is told, with the reason")
  func failures() {
    let scores: [Int64] = [1_000, 2_000, 3_000, 4_000]
    expect(.separated, scores, [true, true, false, false])
    expect(.separated, scores, [false, false, true, true])
    expect(.separated, [1_000, 2_000, 2_000, 3_000], [true, true, false, false])
    expect(.oneOutcome, scores, [true, true, true, true])
    expect(.oneScore, [5, 5, 5], [true, false, false])
  }

  @Test("a steep curve and heavy weights converge")
  func steep() throws {
    var scores: [Int64] = []
    var (bad, weights): ([Bool], [Int64]) = ([], [])
    for score in 0..<1_000 {
      scores += [Int64(score) * 1_000, Int64(score) * 1_000]
      bad += [true, false]
      weights += score < 500 ? [1_000_000_000, 1_000_000] : [1_000_000, 1_000_000_000]
    }
    let fit = try LogisticFit(ScoredOutcomes(scores: scores, bad: bad, weights: weights))
    #expect(fit.slope.isNegative)
    #expect(fit.chance(at: 0) > Number(1, over: 2)!)
    #expect(fit.chance(at: 999_000) < Number(1, over: 2)!)
  }

  private func expect(_ failure: LogisticFit.Failure, _ scores: [Int64], _ bad: [Bool]) {
    #expect(throws: failure) { try LogisticFit(ScoredOutcomes(scores: scores, bad: bad)) }
  }

  private func value(_ number: Number) -> Double { Double(number.units) / 1e12 }
}
