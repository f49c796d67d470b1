import Diagnostics
import Numbers
import RunRecord
import Testing

@Suite("Gates") struct GateTests {
  private static func summary() -> Summary {
    var summary = Summary()
    summary.set(.applications, live: .count(1_000), candidate: .count(1_000))
    summary.set(
      .passRate, live: .number(Number(620, decimals: 3)!),
      candidate: .number(Number(65, decimals: 2)!))
    summary.set(.matchRate, .number(Number(995, decimals: 3)!))
    summary.set(.lineTotal, live: .number(Number(1_000_000)), candidate: .number(Number(3_000_000)))
    summary.set(
      .expectedLossRate, live: .number(.zero),
      candidate: .unavailable("no_model", Phrase("the scenario names no model", "情景未指定模型")))
    return summary
  }

  @Test(
    "A gate holds or not, at its very bound too",
    arguments: [
      ("pass_rate.delta <= 3pp", true), ("pass_rate.delta < 3pp", false),
      ("pass_rate.delta>=300bp", true), ("pass_rate.delta = 3 pp", true),
      ("pass_rate.delta <= 2.99pp", false), ("pass_rate >= 65%", true),
      ("pass_rate.live >= 65%", false), ("pass_rate.candidate > 0.64", true),
      ("match_rate >= 99.5%", true), ("match_rate > 99.5%", false),
      ("n_applications.delta = 0", true), ("line_total <= 300万", true),
      ("line_total.delta < 200万", false), ("line_total > 0.02亿", true),
      ("n_applications >= 1_000", true),
    ])
  func holds(text: String, isMet: Bool) throws {
    #expect(try Gate(parsing: text).result(for: Self.summary()).isMet == isMet)
  }

  @Test("A gate on what is not available is not met, for that reason")
  func unavailable() throws {
    let result = try Gate(parsing: "expected_loss.rate <= 1.2%").result(for: Self.summary())
    #expect(!result.isMet)
    #expect(result.gate.figure == "expected_loss.rate.candidate")
    #expect(
      result.line(.share).text(in: .english)
        == "NOT MET expected_loss.rate <= 1.2%   is not available: the scenario names no model")
    let absent = try Gate(parsing: "override_rate <= 5%").result(for: Self.summary())
    #expect(!absent.isMet)
    let delta = try Gate(parsing: "pass_rate.delta <= 2pp").result(for: Self.summary())
    #expect(
      delta.line(.share).text(in: .english) == "NOT MET pass_rate.delta <= 2pp   is 3.00pp")
    #expect(delta.line(.share).text(in: .chinese) == "未达标  pass_rate.delta <= 2pp   实际 3.00pp")
  }

  @Test("A scenario's own measure may be asked for")
  func measures() throws {
    let gate = try Gate(parsing: "first_loans.delta >= 0", measures: ["first_loans": .count])
    #expect(gate.figure == "first_loans.delta")
    #expect(gate.bound == .zero)
  }

  @Test(
    "What is no gate is told with what was expected",
    arguments: [
      ("pas_rate <= 3%", "no metric is named 'pas_rate'; did you mean 'pass_rate'?"),
      (
        "pass_rate",
        """
        'pass_rate' is no gate: expected a metric, one of <= < >= > =, and a value, such as \
        'pass_rate.delta <= 3pp'
        """
      ),
      (
        "pass_rate => 3%",
        """
        'pass_rate => 3%' is no gate: expected a metric, one of <= < >= > =, and a value, such as \
        'pass_rate.delta <= 3pp'
        """
      ),
      (
        "pass_rate < > 3%",
        """
        'pass_rate < > 3%' is no gate: expected a metric, one of <= < >= > =, and a value, such as \
        'pass_rate.delta <= 3pp'
        """
      ),
      (
        "pass_rate.delta <= 3%",
        "'3%' does not fit the metric: expected percentage points such as 3pp, or 50bp"
      ),
      (
        "pass_rate <= 3pp",
        "'3pp' does not fit the metric: expected a share such as 99.5%, or 50bp"
      ),
      ("pass_rate >= 60", "'60' does not fit the metric: expected a share such as 99.5%, or 50bp"),
      (
        "line_total >= 60%",
        "'60%' does not fit the metric: expected a number such as 1200 or 300万"
      ),
      (
        "match_rate.delta >= 0",
        "'match_rate' is of both versions together and has no 'match_rate.delta'"
      ),
      (
        "pass_rate >= many", "'many' is no value of a gate: expected a share such as 99.5%, or 50bp"
      ),
      (
        "bad_rate.bound_high <= 5%",
        """
        'bad_rate.bound_high' assumes nothing and feeds no gate; ask for bad_rate.high, the highest of the \
        inference methods
        """
      ),
    ])
  func errors(text: String, words: String) {
    #expect {
      try Gate(parsing: text)
    } throws: { error in
      (error as? GateError)?.words.text(in: .english) == words
    }
  }
}
