import Diagnostics
import Foundation
import Semantics
import Testing

/// What authors are told after a slip in a book that was right.
@Suite struct EditTests {
  /// Books of one file: the good fixtures, and of Models the one that needs no other file.
  private static let books = [
    "lending", "lists", "policies", "snapshot", "chinese",
  ].compactMap { name in
    Fixture.all("good").first { $0.name == "good/\(name).rules" }
      .flatMap { try? BookReader.disk.text($0.path) }.flatMap(EditedBook.init)
  }
  private static let model = Fixture.models.first { $0.name == "term_loan/v1" }
    .flatMap { try? BookReader.disk.text($0.path + "/term_loan.rules") }.flatMap(EditedBook.init)

  /// Most edits are made to small books, which are quick to check; each is looked at by itself.
  @Test func aSingleEditIsToldWhereItWasMadeAndBriefly() throws {
    var generator = SeededGenerator(state: 20_260_727)
    var tally: [String: (made: Int, invalid: Int, told: Int)] = [:]
    var missed: [String] = []
    let model = try #require(Self.model)
    #expect(Self.books.count == 5)
    for number in 0..<2_000 {
      let kind = BookEdit.Kind.allCases[number % BookEdit.Kind.allCases.count]
      let book = number % 20 == 19 ? model : Self.books[number / 9 % Self.books.count]
      guard let edit = BookEdit(kind, of: book, &generator) else { continue }
      let judgement = try EditJudgement(edit)
      var counts = tally[kind.rawValue] ?? (0, 0, 0)
      counts.made += 1
      if judgement.isInvalid { counts.invalid += 1 }
      if judgement.isInvalid, judgement.isPlaced, judgement.isBrief { counts.told += 1 }
      if judgement.isInvalid, !(judgement.isPlaced && judgement.isBrief) {
        missed.append(([edit.story] + judgement.problems).joined(separator: "\n    "))
      }
      tally[kind.rawValue] = counts
    }
    let invalid = tally.values.reduce(0) { $0 + $1.invalid }
    let told = tally.values.reduce(0) { $0 + $1.told }
    let lines = tally.sorted { $0.key < $1.key }.map {
      "\($0.key): \($0.value.told) of \($0.value.invalid) invalid of \($0.value.made)"
    }
    print("edits told well: \(told) of \(invalid)\n" + lines.joined(separator: "\n"))
    #expect(invalid > 1_000)
    #expect(told * 100 >= invalid * 95, "\(missed.joined(separator: "\n"))")
    for (kind, counts) in tally { #expect(counts.invalid > 20, "\(kind)") }
  }

  /// Slips in declarations that have nothing to do with each other are all told in one run.
  @Test(arguments: 2...6)
  func everyOneOfSeveralEditsIsTold(count: Int) throws {
    let declarations = [
      "let a = requestd + 1", "let b = tax_level = Z", "let c = requested > 5 months",
      "let d = sum of paid in filngs", "let e = min(requested, applied_on)",
      "let f = round(requested, half_upp to 1)",
    ]
    let ids = [
      "unknown_name", "unknown_value", "incomparable", "unknown_list", "type_mismatch",
      "expected_token",
    ]
    var generator = SeededGenerator(state: UInt64(count))
    for _ in 0..<20 {
      let chosen = Array(declarations.indices).shuffled(using: &generator).prefix(count).sorted()
      let text =
        Self.schema + "facts {\n"
        + chosen.map { "  " + declarations[$0] + "\n" }.joined() + "}\n"
      #expect(try check(text).diagnostics.map(\.id.code) == chosen.map { ids[$0] })
    }
  }

  static let schema = """
    rulebook several
    decides application
    record application {
      id         text key
      applied_on date as_of
      requested  money
      tax_level  one of A, B, M
      filings    list of filing
    }
    record filing parent application {
      known date known_on
      paid  money
    }

    """
}
