import Columns
import Engine
import Numbers
import Semantics
import Testing

@Suite("Flips: the smallest change that turns a rule")
struct FlipTests {
  static let text = """
    rulebook b
    decides application
    record application {
      id             text key
      applied_on     date as_of
      established_on date
      owner_age      integer [18, 99] optional
      score          decimal(2)
      paid           money
      size           one of micro, small, medium, large
      is_new         boolean
    }
    order size: micro < small < medium < large
    parameter least_age: months = 24 months
    parameter least_score: decimal(3) = 1.505
    facts { let age = months from established_on to applied_on }
    admission {
      undecided: refer
      refer   A01 when age < least_age
      decline A02 when age < 12 months and paid < 100
      require A03: score >= least_score else refer
      refer   A04 when owner_age < 18 or owner_age > 65
      refer   A05 when score > 2 or is_new
      refer   A06 when size < medium
      refer   A07 when established_on > 2025-06-01
      refer   A08 when paid > 10 and paid < 20
      refer   A09 when score * 2 < score + 1
    }
    line { undecided: refer output line: money = round(paid * 2, down to 50) }
    approval { refer R01 when line >= 175 }
    """

  static func application(_ changes: [String: String] = [:]) -> [String: String] {
    [
      "id": "1", "applied_on": "2026-03-10", "established_on": "2024-08-01", "owner_age": "40",
      "score": "1.50", "paid": "50.00", "size": "small", "is_new": "false",
    ].merging(changes) { $1 }
  }

  private func flips(_ code: String, _ changes: [String: String] = [:]) throws -> [String] {
    try SmallBook(Self.text).explanation(Self.application(changes)).flips(code)
  }

  @Test("of a rule that fired: what it needs")
  func fired() throws {
    #expect(try flips("A01") == ["age 19 → >= 24"])
    #expect(try flips("A06") == ["size small → >= medium"])
  }

  @Test("a conjunction that fired is turned by either part, one that did not by the last false one")
  func conjunction() throws {
    #expect(
      try flips("A02", ["established_on": "2025-08-01"]) == [
        "age 7 → >= 12", "paid 50 → >= 100",
      ])
    #expect(try flips("A02") == ["age 19 → < 11"])
    #expect(try flips("A02", ["paid": "100"]) == [])
  }

  @Test("steps are those of the operand, not of the bound")
  func steps() throws {
    // 1.50 has two decimals: the least score at or above 1.505 is 1.51.
    #expect(try flips("A03") == ["score 1.5 → >= 1.51"])
    #expect(try flips("A03", ["score": "2.00"]) == ["score 2 → < 1.5"])
    #expect(try flips("A07") == ["established_on 2024-08-01 → > 2025-06-02"])
    // A line is a multiple of 50: the next at or above 175 is 200.
    #expect(try flips("R01") == ["line 100 → >= 200"])
  }

  @Test("what input cannot bring is not offered; of two ways the nearer is")
  func range() throws {
    #expect(try flips("A04") == ["owner_age 40 → > 66"])
    #expect(try flips("A04", ["owner_age": "70"]) == ["owner_age 70 → <= 65"])
  }

  @Test("where something else holds the rule, no flip")
  func held() throws {
    #expect(try flips("A05", ["score": "3", "is_new": "true"]) == [])
    #expect(try flips("A05", ["score": "3"]) == ["score 3 → <= 2"])
  }

  @Test("an operand in several comparisons changes in all of them")
  func several() throws {
    #expect(try flips("A08") == ["paid 50 → < 19.99"])
    #expect(try flips("A08", ["paid": "5"]) == ["paid 5 → > 10.01"])
  }

  @Test("an operand that the bound is computed from stands for no change of a fact")
  func entangled() throws {
    // score × 2 and score + 1 both hang on the score, neither on the other: each could change alone.
    #expect(try flips("A09", ["score": "0.50"]) == ["score * 2 1 → >= 1.5"])
  }

  @Test("an undecided rule has no flip")
  func undecided() throws {
    let book = try SmallBook(Self.text)
    var application = Self.application()
    application["owner_age"] = nil
    #expect(try book.explanation(application).flips("A04") == [])
  }

  /// Every flip of a field is a fact: with it the engine decides the rule the other way, one step short of it as before.
  @Test("re-deciding with the changed fact turns the rule, one step short of it does not")
  func redecided() throws {
    let book = try SmallBook(Self.text)
    var generator = SeededNumbers(seed: 7)
    var tried = 0
    for _ in 0..<60 {
      let application = Self.application([
        "established_on": "20\(generator.next(20, 25))-0\(generator.next(1, 9))-10",
        "owner_age": String(generator.next(18, 99)),
        "score": "\(generator.next(0, 3)).\(generator.next(0, 9))0",
        "paid": "\(generator.next(0, 130)).\(generator.next(10, 99))",
        "is_new": generator.next(0, 3) == 0 ? "true" : "false",
      ])
      let before = try book.explanation(application)
      for rule in before.rules {
        for flip in rule.flips {
          guard
            let field = book.program.record.fields.first(where: {
              $0.name == flip.operand.name.text
            }),
            case .number(let nearest) = flip.nearest,
            let now = flip.operand.value.constant.number
          else { continue }
          let step = try #require(Number(nearest < now ? 1 : -1, decimals: field.decimals))
          let short = try #require(nearest.adding(step))
          let turned = try book.explanation(application.merging([field.name: "\(nearest)"]) { $1 })
          #expect(turned.rules[rule.index].state != rule.state)
          #expect([.fired, .notFired].contains(turned.rules[rule.index].state))
          let almost = try book.explanation(application.merging([field.name: "\(short)"]) { $1 })
          #expect(almost.rules[rule.index].state == rule.state)
          tried += 1
        }
      }
    }
    #expect(tried > 120)
  }
}

/// Whole numbers drawn from a seed.
struct SeededNumbers {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next(_ least: Int, _ greatest: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return least + Int((state >> 33) % UInt64(greatest - least + 1))
  }
}
