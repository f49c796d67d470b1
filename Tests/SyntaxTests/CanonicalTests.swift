import Diagnostics
import Syntax
import Testing

@Suite struct CanonicalTests {
  @Test(
    arguments: [
      ("300万", "3000000"), ("1.2亿", "120000000"), ("4.350%", "4.35%"), ("35bp", "0.35%"),
      ("0.01%/day", "0.01%/day"), ("２０００＋1", "2000 + 1"), ("2 years", "24 months"),
      ("((a))", "a"), ("(a + b) + c", "a + b + c"), ("a + (b + c)", "a + (b + c)"),
      ("a - (b - c)", "a - (b - c)"), ("(a * b) / c × d ÷ e", "a * b / c * d / e"),
      ("not (a in (b, c))", "a not in (b, c)"), ("not a and (b or c)", "not a and (b or c)"),
      ("`sum` + sum of x in y where c", "`sum` + (sum of x in y where c)"),
      ("max((sum of x in y where a, b), 0)", "max((sum of x in y where a, b), 0)"),
      ("sum of monthly_tax / 12", "sum of monthly_tax / 12"),
      ("sum of (months 1 to 12 of s) / 12", "sum of months 1 to 12 of s / 12"),
      ("if a then b else if c then d else e", "if a then b else if c then d else e"),
      ("x assumed (0) because \"r\"", "x assumed 0 because \"r\""),
      ("round(a, half_up to 1bp) within [b, c]", "round(a, half_up to 0.01%) within [b, c]"),
      ("count of months in (s) where value = 0", "count of months in (s) where value = 0"),
    ])
  func normalises(_ pair: (text: String, canonical: String)) {
    let (expression, diagnostics) = parseExpression(pair.text)
    #expect(diagnostics == [])
    #expect(canonicalText(expression) == pair.canonical)
  }

  @Test(arguments: 0..<8)
  func canonicalExpressionsReadBack(seed: UInt64) {
    var generator = SyntaxGenerator(seed: seed)
    for _ in 0..<400 {
      let expression = generator.expression(depth: 1 + generator.random.below(5))
      let text = canonicalText(expression)
      let (read, diagnostics) = parseExpression(text)
      #expect(diagnostics == [], "\(text)")
      #expect(structure(read) == structure(expression), "\(text)")
      #expect(canonicalText(read) == text)
    }
  }
}
