import Numbers
import Simulation
import Testing

@Suite("How well a score tells bad from good")
struct DiscriminationTests {
  /// Twenty loans with ties within and across outcomes.
  static let scores: [Int64] = [
    480, 480, 490, 500, 500, 500, 510, 520, 520, 530, 530, 540, 550, 550, 560, 570, 580, 590, 600,
    600,
  ]
  static let bad = [0, 1, 3, 5, 7, 10, 14].reduce(into: Array(repeating: false, count: 20)) {
    $0[$1] = true
  }

  @Test("KS is scipy 1.17.1's, AUC scikit-learn 1.9.1's")
  func libraries() throws {
    let found = try #require(
      Discrimination(ScoredOutcomes(scores: Self.scores, bad: Self.bad)))
    #expect(found.ks.description == "0.472527472527")
    #expect(found.auc.description == "0.791208791209")
    #expect(found.gini.description == "0.582417582418")
    #expect(found.ksScore == 530)
  }

  @Test("weights 1 to 20: scikit-learn's AUC")
  func weighted() throws {
    let outcomes = ScoredOutcomes(scores: Self.scores, bad: Self.bad, weights: Array(1...20))
    #expect(try #require(Discrimination(outcomes)).auc.description == "0.787886698864")
  }

  @Test("a score that tells all, nothing, or the reverse")
  func ends() throws {
    let bad = [true, true, false, false]
    let all = try #require(Discrimination(ScoredOutcomes(scores: [1, 2, 3, 4], bad: bad)))
    #expect((all.ks, all.auc, all.gini) == (.one, .one, .one))
    let none = try #require(Discrimination(ScoredOutcomes(scores: [7, 7, 7, 7], bad: bad)))
    #expect((none.ks, none.auc.description, none.gini) == (.zero, "0.5", .zero))
    let reverse = try #require(Discrimination(ScoredOutcomes(scores: [4, 3, 2, 1], bad: bad)))
    #expect((reverse.ks, reverse.auc, reverse.gini) == (.one, .zero, Number(-1)))
    #expect(Discrimination(ScoredOutcomes(scores: [1, 2], bad: [true, true])) == nil)
    #expect(Discrimination(ScoredOutcomes()) == nil)
  }

  @Test("agrees with counting every pair, weighted or not", arguments: 0..<60)
  func pairs(seed: Int) throws {
    var draw = Draw(seed: UInt64(seed))
    let count = draw.int(2...60)
    let scores = (0..<count).map { _ in Int64(draw.int(0...20)) }
    let bad = scores.map { _ in draw.happens(400) }
    let weights = scores.map { _ in Int64(seed % 2 == 0 ? 1 : draw.int(0...9)) }
    var (wins, whole) = (0, 0)
    for (good, other) in (0..<count).flatMap({ a in (0..<count).map { (a, $0) } })
    where !bad[good] && bad[other] {
      let weight = Int(weights[good] * weights[other])
      whole += 2 * weight
      wins += (scores[good] > scores[other] ? 2 : scores[good] == scores[other] ? 1 : 0) * weight
    }
    let found = Discrimination(ScoredOutcomes(scores: scores, bad: bad, weights: weights))
    #expect(found?.auc == Number(wins, over: whole))
  }
}
