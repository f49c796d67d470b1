import Engine
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Explanations and decision records")
struct ExplanationTests {
  static let text = """
    rulebook b "Small loans" zh "小额贷"
    decides application
    record application {
      id          text key
      applied_on  date as_of
      level       one of A zh "甲", B optional
      age         months
      late        integer [0, 99] optional
      requested   money
    }
    parameter least_age: months = 24 months "Least age"
    parameter cap_all: money = 500
    reference base: rate {
      from 2024-01-01 = 3.10%
      from 2025-06-01 = 3.00%  source "Bank"
    }
    table factor(level, age) -> decimal {
      | level | age          | factor |
      | A     | any          | 3      |
      | B     | < 36 months  | 1      |
      | B     | >= 36 months | 2      |
      | missing | any        | missing |
    }
    scorecard card {
      base 600  odds 50:1  points_to_double 20
      age   { < 12 months: -20  [12 months, 36 months): 5  >= 36 months: 15 } reason S1 "Young"
      late  { 0: 15  > 0: -10  missing: -10 } reason S2 "Late"
    }
    admission {
      undecided: refer
      refer   A01 "Young firm" zh "年轻" when age < least_age basis "3.1"
      require A02 "Known level": level in (A, B) else decline
      refer   A03 when late > 2 undecided: ignore because "few have it"
      decline A04 when base > 5%
    }
    line {
      undecided: refer
      let known = late assumed 0 because "no record is a good record"
      output line: money =
        amplify requested * factor(level, age)
        adjust  if known > 0 then 0.5 else 1
        deduct  20
        cap     cap_all, requested
        round   down to 10
    }
    pricing {
      undecided: refer
      output rate: rate = round(base + 1%, half_up to 0.01%)
      refer P01 when card.points < 500
    }
    """
  static let application = [
    "id": "L-1", "applied_on": "2026-03-10", "level": "B", "age": "19", "late": "0",
    "requested": "2000",
  ]

  private func explanation(_ changes: [String: String?] = [:]) throws -> Explanation {
    var application = Self.application
    for (name, value) in changes { application[name] = value }
    return try SmallBook(Self.text).explanation(application)
  }

  @Test("every rule has its state and effect")
  func states() throws {
    let known = try explanation()
    #expect(known.rules.map(\.state) == [.fired, .notFired, .notFired, .notFired, .notFired])
    #expect(known.outcome == .refer)
    #expect(!known.isReferredBySystem)
    let unknown = try explanation(["level": nil, "late": nil])
    #expect(
      unknown.rules.map(\.state) == [.fired, .undecided, .undecided, .notFired, .notFired])
    // A require is not decided more gravely than its section says; an ignored rule does nothing.
    #expect(unknown.rules.map(\.effect) == [.refer, .refer, nil, nil, nil])
    #expect(unknown.outputs.map(\.effect) == [.refer, nil])
  }

  @Test("a reference before its first date is an error that refers")
  func errors() throws {
    let early = try explanation(["applied_on": "2023-12-31"])
    #expect(early.rules.map(\.state) == [.fired, .notFired, .notFired, .error, .notFired])
    #expect(try early.rule("A04").error == ErrorCause(.beforeFirstReference, "base"))
    #expect(early.outputs[1].error == ErrorCause(.beforeFirstReference, "base"))
    #expect(early.isReferredBySystem)
  }

  @Test("operands are the named values under the condition, literals aside")
  func operands() throws {
    let names = try explanation().rules.map { $0.operands.map(\.name.text) }
    #expect(
      names == [["age", "least_age"], ["level"], ["late"], ["base"], ["card.points"]])
  }

  @Test("which rows of tables were true")
  func tables() throws {
    let hit = try #require(try explanation().tables.first)
    #expect(hit.rows.map(\.index) == [1])
    #expect(hit.rows[0].cells.map(\.column) == ["level", "age"])
    #expect(hit.value.value.constant == .number(Number(1)))
    #expect(try explanation(["age": "36"]).tables.first?.rows.map(\.index) == [2])
    #expect(try explanation(["level": nil]).tables.first?.rows.map(\.index) == [3])
  }

  @Test("points by characteristic, reasons by points lost")
  func scorecard() throws {
    let card = try #require(try explanation(["late": "1"]).scorecards.first)
    #expect(card.characteristics.map(\.points) == [Number(5), Number(-10)])
    #expect(card.characteristics.map(\.lost) == [Number(10), Number(25)])
    #expect(card.reasons.map(\.index) == [1, 0])
    #expect(card.points.constant == .number(Number(595)))
    // 15 and 15: nothing is lost, so there is no reason.
    let best = try #require(try explanation(["age": "40"]).scorecards.first)
    #expect(best.reasons.isEmpty)
    // 35 lost for the age, 25 for the delays.
    let worst = try #require(try explanation(["age": "3", "late": "9"]).scorecards.first)
    #expect(worst.reasons.map(\.index) == [0, 1])
  }

  @Test("the line's steps, and the cap that bound it")
  func line() throws {
    // 2000 × 1 × 1 − 20 = 1980; caps 500 and 2000; down to a multiple of 10.
    let capped = try #require(try explanation().outputs[0].line)
    #expect(capped.amplified.value.value.constant == .number(Number(2000)))
    #expect(capped.factors.map(\.value.value.constant) == [.number(.one)])
    #expect(capped.deducted?.value.value.constant == .number(Number(20)))
    #expect(capped.caps.map(\.text) == ["cap_all", "requested"])
    #expect(capped.bindingCap == 0)
    #expect(capped.capped.constant == .number(Number(500)))
    #expect(capped.rounded.constant == .number(Number(500)))
    // 100 × 3 − 20 = 280 is above the 100 asked for.
    let asked = try #require(
      try explanation(["level": "A", "requested": "100"]).outputs[0].line)
    #expect(asked.bindingCap == 1)
    // 100 × 1 × 0.5 − 20 = 30: no cap.
    let free = try #require(
      try explanation(["late": "1", "requested": "100"]).outputs[0].line)
    #expect(free.bindingCap == nil)
    #expect(free.adjusted.constant == .number(Number(50)))
    #expect(free.rounded.constant == .number(Number(30)))
  }

  @Test("assumptions count where they were used")
  func assumptions() throws {
    #expect(try explanation().assumptions == [])
    #expect(try explanation(["late": nil]).assumptions == [0])
  }

  @Test("the decision record is one line with its members in a fixed order")
  func record() throws {
    var application = try explanation()
    application.program.digest = "sha256:00"
    #expect(
      DecisionRecord(application).line == """
        {"book":"b","digest":"sha256:00","id":"L-1","as_of":"2026-03-10","outcome":"refer",\
        "proposed":{"line":"500","rate":"0.04"},\
        "reasons":[{"code":"A01","effect":"refer","title":"Young firm","zh":"年轻","basis":"3.1",\
        "operands":{"age":"19","least_age":"24"}}],\
        "undecided":[],"missing":[],"assumptions":[],\
        "references":[{"name":"base","value":"0.03","from":"2025-06-01","source":"Bank"}]}
        """)
    var unknown = try explanation(["level": nil, "late": nil, "age": "30"])
    unknown.program.digest = "sha256:00"
    #expect(
      DecisionRecord(unknown).line == """
        {"book":"b","digest":"sha256:00","id":"L-1","as_of":"2026-03-10","outcome":"refer",\
        "proposed":{"rate":"0.04"},"reasons":[],\
        "undecided":[{"code":"A02","effect":"refer","missing":["level"]},\
        {"code":"A03","effect":"ignore","missing":["late"]}],\
        "unknown_outputs":[{"name":"line","effect":"refer","missing":["level"]}],\
        "missing":[{"what":"level","cause":"absent"},{"what":"late","cause":"absent"}],\
        "assumptions":[{"text":"late assumed 0","because":"no record is a good record"}],\
        "references":[{"name":"base","value":"0.03","from":"2025-06-01","source":"Bank"}]}
        """)
  }
}

@Suite("JSON")
struct JSONTests {
  @Test("quotes what must be quoted and nothing else")
  func quoting() {
    #expect(JSON.text("a\"b\\c\n\t\r\u{1}é税🙂/").line == #""a\"b\\c\n\t\r\u0001é税🙂/""#)
  }

  @Test("keeps the order of members and leaves out what has no value")
  func members() {
    let json = JSON.members(["b": .count(1), "a": nil, "c": .array([.null, .truth(true)])])
    #expect(json.line == #"{"b":1,"c":[null,true]}"#)
  }

  @Test("decimals are strings with all their digits")
  func decimals() throws {
    #expect(JSON.decimal(try Number(parsing: "-0.000000000001")).line == "\"-0.000000000001\"")
  }

  @Test("on several lines, what fits on one stays on one")
  func pretty() {
    let json = JSON.members([
      "plain": .members(["x": .count(1), "y": .text("z")]), "empty": .array([]),
    ])
    #expect(
      json.pretty == """
        {
          "plain": {"x": 1, "y": "z"},
          "empty": []
        }

        """)
  }
}
