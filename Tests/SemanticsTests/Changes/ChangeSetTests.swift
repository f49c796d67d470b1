import Diagnostics
import Foundation
import Semantics
import Testing

@Suite("A version cut into changes")
struct ChangeSetTests {
  private static let record = """
    rulebook small
    decides application
    record application {
      id     text key
      day    date as_of
      age    integer
      flag   boolean
      wanted money
    }

    """

  private func book(_ text: String) throws -> CheckedBook {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.record + text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    try #require(book.program != nil, "\(problems)")
    return book
  }

  private func changes(_ live: String, _ candidate: String) throws -> ChangeSet {
    try ChangeSet(from: try book(live), to: try book(candidate))
  }

  @Test("a changed value is a change, told old and new")
  func value() throws {
    let set = try changes(
      """
      parameter most: integer = 5 "Most" zh "上限"
      admission { decline A1 when age > most }
      """,
      """
      parameter most: integer = 7 "Most" zh "上限"
      admission { decline A1 when age > most }
      """)
    #expect(set.changes.map(\.name) == ["most"])
    #expect(set.changes[0].title.text(in: .english) == "Most")
    #expect(set.changes[0].title.text(in: .chinese) == "上限")
    #expect(set.changes[0].oldText == "5")
    #expect(set.changes[0].newText == "7")
    #expect(set.reach(of: .rule("A1")) == Coalition(0))
  }

  @Test("titles, clauses, tests and codes decide nothing")
  func words() throws {
    let set = try changes(
      "admission { decline A1 \"Old\" when age > 5 basis \"x\" }",
      "admission { decline B1 \"Older\" zh \"年长\" when age > 5 basis \"y\" }")
    #expect(set.changes.isEmpty)
    #expect(set.renames.map(\.name) == ["B1"])
    #expect(set.renames[0].old == "A1")
  }

  @Test("what only one version has comes with the change that reads it")
  func brought() throws {
    let set = try changes(
      "admission { decline A1 when age > 5 }",
      """
      parameter most: integer = 9
      facts { let double = age * 2 }
      admission {
        decline A1 when age > 5
        refer B1 when double > most
        refer B2 when double > 50
      }
      """)
    #expect(set.changes.map(\.name) == ["B1", "B2"])
    #expect(set.changes.map(\.brings) == [["double", "most"], ["double"]])
    #expect(set.reach(of: .rule("A1")).isEmpty)
    let both = try #require(set.program(with: [Coalition(0), Coalition(1)]))
    #expect(both.rules.map(\.code) == ["A1", "B1", "B2"])
    #expect(try #require(set.program(with: Coalition(1))).rules.map(\.code) == ["A1", "B2"])
    #expect(try #require(set.program(with: [])).rules.map(\.code) == ["A1"])
  }

  @Test("changes that do not check apart are one, others stay apart")
  func merged() throws {
    let set = try changes(
      """
      facts { let mark = age + 1 }
      admission {
        decline A1 when mark > 5
        decline A2 when age > 70
      }
      """,
      """
      facts { let mark = flag }
      admission {
        decline A1 when mark
        decline A2 when age > 60
      }
      """)
    #expect(set.changes.map(\.name) == ["mark, A1", "A2"])
    #expect(set.changes[0].merged == ["mark", "A1"])
    #expect(set.reach(of: .rule("A1")) == Coalition(0))
    #expect(set.reach(of: .rule("A2")) == Coalition(1))
  }

  @Test("a rule hangs on changes of all it reads, through tables, lets and parameters")
  func reach() throws {
    func text(_ bound: Int, _ factor: Int, _ share: Int) -> String {
      """
      parameter bound: integer = \(bound)
      table factor(age) -> decimal {
        | age   | factor |
        | < 30  | \(factor) |
        | >= 30 | 1 |
      }
      facts { let share = age * \(share) }
      admission {
        decline A1 when share > bound
        decline A2 when factor(age) > 2
        decline A3 when share > 7
      }
      line { output line: money = round(wanted * factor(age), down to 1) }
      """
    }
    let set = try changes(text(5, 2, 3), text(6, 4, 5))
    #expect(set.changes.map(\.name) == ["bound", "factor", "share"])
    #expect(set.reach(of: .rule("A1")).members == [0, 2])
    #expect(set.reach(of: .rule("A2")).members == [1])
    #expect(set.reach(of: .rule("A3")).members == [2])
    #expect(set.reach(of: .definition("line")).members == [1])
  }

  @Test("books of other records, or with problems, cannot be cut")
  func refused() throws {
    let good = try book("admission { decline A1 when age > 5 }")
    let bad = try check(
      bookAt: "b.rules", reader: .memory(["b.rules": Self.record + "admission { decline A1 }"]))
    #expect(throws: ChangeError.hasProblems) { try ChangeSet(from: good, to: bad) }
    let other = Self.record.replacing("application", with: "request")
    let second = try check(
      bookAt: "b.rules",
      reader: .memory(["b.rules": other + "admission { decline A1 when age > 5 }"]))
    try #require(second.program != nil)
    #expect(throws: ChangeError.otherRecord("application", "request")) {
      try ChangeSet(from: good, to: second)
    }
  }

  @Test("members, subsets and selections of a coalition")
  func coalitions() {
    let reach = Coalition(rawValue: 0b1011_0010)
    #expect(reach.members == [1, 4, 5, 7])
    for selection in 0..<16 {
      let subset = reach.subset(selection)
      #expect(subset.isSubset(of: reach))
      #expect(subset.size == selection.nonzeroBitCount)
      #expect(reach.selection(of: subset.union(Coalition(rawValue: 0b0100_1101))) == selection)
    }
    #expect(Coalition(first: 64).size == 64)
    #expect(Coalition(first: 3).members == [0, 1, 2])
  }
}
