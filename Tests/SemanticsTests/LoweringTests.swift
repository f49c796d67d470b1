import Numbers
import Syntax
import Testing

@testable import Semantics

/// What expressions become: each implicit act is a node.
@Suite struct LoweringTests {
  private static let schema = """
    rulebook lowering
    decides application
    source tax requires consent begun to ended
    source slow lag 5 days same_day
    record application {
      id       text key
      at       date as_of
      founded  date role established
      income   money
      costs    money optional
      part     share
      kind     one of a, b, c
      level    one of a, b optional from tax
      begun    date optional
      ended    date optional
      filings  list of filing from tax
      checks   list of check from slow
      rank     integer optional known_on ranked from slow
      ranked   date optional
      papers   list of paper
      visits   list of visit from court
    }
    source court requires consent of firm in papers
    record paper parent application {
      source one of court, slow  subject one of firm, owner
      valid_from date  valid_until date  withdrawn_on date optional
    }
    record visit parent application { number text chain  gone boolean void  seen date known_on }
    record filing parent application { period_end date period received date known_on paid money note money optional }
    record check parent application { seen date known_on amount money }
    parameter limit: money = 1_000
    reference lpr: rate { from 2024-01-01 = 3% }

    """

  private func graph(_ definitions: String) throws -> GraphText {
    let book = try check(Self.schema + "facts {\n" + definitions + "\n}")
    #expect(book.diagnostics.map(summary) == [])
    return GraphText(program: try #require(book.program))
  }

  @Test(
    "an expression becomes its nodes",
    arguments: [
      ("income + costs * 2", "(+ income (* costs 2))"),
      // A divisor whose reciprocal ends is a factor; others divide.
      ("income / 2", "(* income 0.5)"),
      ("income / 3", "(/ income 3)"),
      ("income / 100 / 8", "(* (* income 0.01) 0.125)"),
      ("2 * 3 + 1", "7"),
      ("income * (1 + 2) / 3", "(/ (* income 3) 3)"),
      ("income > limit", "(> income limit)"),
      ("kind in (a, b)", "(in kind) a b"),
      ("kind != c", "(!= kind c)"),
      ("income in [limit, 5_000)", "(and (>= income limit) (< income 5000))"),
      ("founded within 12 months", "(and (> founded (addMonths at -12)) (<= founded at))"),
      (
        "founded within 30 days to founded",
        "(and (> founded (addDays founded -30)) (<= founded founded))"
      ),
      (
        "founded within months 13 to 24",
        "(and (> founded (addMonths at -24)) (<= founded (addMonths at -12)))"
      ),
      ("months from founded to at", "(monthsBetween founded at)"),
      ("founded + 3 months", "(addMonths founded 3)"),
      ("at - founded", "(daysBetween founded at)"),
      ("last_due", "(last_due at)"),
      ("level", "(seen level (and (<= begun at) (<= at ended)))"),
      // What is known or agreed later is not seen.
      ("rank", "(seen rank (known= (addDays ranked 5) at))"),
      (
        "count of visits",
        "(count visits where (standing seen number gone) consent (any papers (and (= source court) "
          + "(= subject firm) (and (<= valid_from at) (<= at valid_until)) "
          + "(or (isMissing withdrawn_on) (> withdrawn_on at)))))"
      ),
      ("lpr * 150%", "(* (lpr@ at) 1.5)"),
      ("if income > 5 then part else 10%", "(choose (> income 5) part 0.1)"),
      ("not (income > 5)", "(not (> income 5))"),
      (
        "sum of amount in checks",
        "(sum checks amount where (known= (addDays seen 5) at))"
      ),
      (
        "count of filings where period_end within 12 months to last_due",
        "(count filings where (and (known received at) "
          + "(and (>= (monthIndex period_end) (- (monthIndex (last_due at)) 11)) "
          + "(<= (monthIndex period_end) (monthIndex (last_due at))))) "
          + "consent (and (<= begun at) (<= at ended)))"
      ),
      (
        "any checks where amount > income",
        "(any checks (> amount income) where (known= (addDays seen 5) at))"
      ),
      (
        "monthly(sum of amount in checks by seen, 6 to at)",
        "(monthly checks 6 amount by seen to at where (known= (addDays seen 5) at) from founded)"
      ),
    ])
  func shape(expression: String, expected: String) throws {
    #expect(try graph("let x = " + expression).text(of: "x") == expected)
  }

  @Test func yearlyAverageDividesByTheYearsOfItsWindow() throws {
    let graph = try graph(
      """
      let two = yearly average of paid in filings where period_end within 24 months to last_due
      let one = yearly average of paid in filings where period_end within 12 months to last_due
      let three = yearly average of paid in filings where period_end within months 1 to 36 to last_due
      """)
    #expect(graph.text(of: "two").hasPrefix("(* (sum filings paid"))
    #expect(graph.text(of: "two").hasSuffix(" 0.5)"))
    #expect(graph.text(of: "one").hasPrefix("(sum filings paid"))
    #expect(graph.text(of: "three").hasPrefix("(/ (sum filings paid"))
    #expect(graph.text(of: "three").hasSuffix(" 3)"))
  }

  @Test func decimalsAreKnownBeforehand() throws {
    let graph = try graph(
      """
      let sum = income + 0.125
      let product = income * part
      let long = income * part * part
      let third = income / 3
      let eighth = income / 8
      let tens = round(income, down to 10)
      let cents = round(income / 3, half_up to 0.01)
      let largest = max(income, 0.5)
      """)
    let decimals = ["sum", "product", "long", "third", "eighth", "tens", "cents", "largest"]
      .map { graph.node(of: $0)?.decimals }
    #expect(decimals == [3, 8, 12, 12, 5, 0, 2, 2])
  }

  @Test func equalExpressionsAreOneNode() throws {
    let graph = try graph(
      """
      let first = income * part + costs
      let second = income * part - costs
      """)
    let products = graph.program.nodes.filter {
      if case .multiply = $0.operation { true } else { false }
    }
    #expect(products.count == 1)
  }

  @Test func operandsStandBeforeUsersAndInTheirDomain() throws {
    for fixture in Fixture.all("good") + Fixture.models {
      let program = try #require(try fixture.check().program)
      for (index, node) in program.nodes.enumerated() {
        for operand in node.operation.operands {
          #expect(operand.index < index)
          switch node.operation {
          case .broadcast, .aggregate, .monthly, .growth, .volatility, .longestZeroRun, .cut,
            .reduce, .countMonths:
            break
          default: #expect(program[operand].domain == node.domain)
          }
        }
      }
    }
  }
}
