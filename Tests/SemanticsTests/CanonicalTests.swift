import Diagnostics
import Foundation
import Numbers
import Semantics
import Testing

/// The canonical print: the same program again, and a digest that sees meaning and nothing else.
@Suite struct CanonicalTests {
  @Test("checks to the same program", arguments: Fixture.all("good") + Fixture.models)
  func roundTrip(fixture: Fixture) throws {
    let program = try #require(try fixture.check().program)
    let again = try check(program.canonicalPrint)
    #expect(again.diagnostics.filter { $0.severity == .error }.map(summary) == [])
    let second = try #require(again.program)
    #expect(second.canonicalPrint == program.canonicalPrint)
    #expect(second.digest == program.digest)
    #expect(second.rules.map(\.code) == program.rules.map(\.code))
    #expect(second.rules.map(\.undecided) == program.rules.map(\.undecided))
    let (first, other) = (GraphText(program: program), GraphText(program: second))
    for name in program.definitions.map(\.name) + program.rules.map(\.code) {
      #expect(first.text(of: name) == other.text(of: name))
    }
  }

  private static let book = """
    rulebook small "Small"
    decides application
    record application { at date as_of requested money }
    parameter limit: money = 1_000 tunable [0, 5_000]
    table factor(size: money) -> decimal {
      | size     | factor |
      | < limit  | 1      |
      | >= limit | 2      |
    }
    admission { decline A01 "Too much" zh "太多" when requested > limit * factor(requested) }
    """

  @Test func layoutDoesNotCount() throws {
    let digest = try #require(try check(Self.book).program?.digest)
    #expect(digest.hasPrefix("sha256:") && digest.utf8.count == 71)
    for (old, new) in [
      ("1_000", "1000"), ("1_000", "0.1万"), ("decides", "\n// a remark\ndecides"),
      ("| < limit  | 1      |", "|   < limit | 1.0 |"),
    ] {
      let changed = Self.book.replacingOccurrences(of: old, with: new)
      #expect(changed != Self.book)
      #expect(try check(changed).program?.digest == digest, "\(new)")
    }
  }

  @Test func everyValueCounts() throws {
    var digests: Set<String> = [try #require(try check(Self.book).program?.digest)]
    let changes = [
      ("1_000", "1_001"), ("| 2      |", "| 3      |"), ("太多", "过多"), ("Too much", "Much"),
      ("decline", "refer"), ("requested > limit", "requested >= limit"), ("5_000", "6_000"),
      ("\"Small\"", "\"Tiny\""),
    ]
    for (old, new) in changes {
      let changed = Self.book.replacingOccurrences(of: old, with: new)
      digests.insert(try #require(try check(changed).program?.digest))
    }
    #expect(digests.count == changes.count + 1)
  }

  @Test func otherParameterValuesMakeAnotherProgram() throws {
    let book = try check(Self.book)
    let program = try #require(book.program)
    let changed = try #require(book.replacing(parameters: [0: .number(Number(2_000))]))
    #expect(changed.parameters[0].value == .number(Number(2_000)))
    #expect(
      changed.tables[0].rows[0].cells == [
        .tests(
          negated: false,
          [
            .range(
              ValueRange(
                lower: nil, lowerIncluded: false, upper: .number(Number(2_000)),
                upperIncluded: false))
          ])
      ])
    let written = try check(
      Self.book.replacingOccurrences(of: "= 1_000", with: "= 2_000"))
    #expect(changed.digest == written.program?.digest)
    #expect(changed.digest != program.digest)
    #expect(book.replacing(parameters: [:])?.digest == program.digest)
  }
}
