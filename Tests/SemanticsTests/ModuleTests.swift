import Diagnostics
import Numbers
import Semantics
import Testing

/// Books of several files: loading, merging, overriding.
@Suite struct ModuleTests {
  private static let book = """
    rulebook main
    use base
    decides application
    record application { requested money }
    override parameter limit: money = 2_000 because "a smaller market"
    override table factor(level) -> decimal {
      | level | factor |
      | any   | 5      |
    } because "flat"
    disable B02 because "not here"
    admission { decline M01 when requested > limit * factor(level) }
    """
  private static let base = """
    module base
    use deep
    expect requested: money
    record application { at date as_of level one of a, b }
    parameter limit: money = 1_000
    table factor(level) -> decimal {
      | level | factor |
      | a     | 1      |
      | b     | 2      |
    }
    admission {
      decline B01 when requested > limit
      decline B02 when requested > 5 * limit
    }
    """
  private static let deep = """
    module deep
    record application { at date as_of }
    admission { refer D01 when requested < 1 }
    """

  private func check(_ files: [String: String], _ path: String = "Models/line/main.rules") throws
    -> CheckedBook
  {
    try Semantics.check(bookAt: path, reader: .memory(files))
  }

  @Test func usedFilesComeFirstDepthFirst() throws {
    let files = [
      "Models/line/main.rules": Self.book, "Models/modules/base.rules": Self.base,
      "Models/modules/deep.rules": Self.deep,
    ]
    for path in ["Models/line/main.rules", "Models/line", "Models/line/"] {
      let book = try check(files, path)
      #expect(book.diagnostics.map(summary) == [])
      let program = try #require(book.program)
      #expect(program.rules.map(\.code) == ["D01", "B01", "B02", "M01"])
      #expect(program.rules.map(\.module) == ["deep", "base", "base", "main"])
      #expect(program.rules.map(\.disabledBecause) == [nil, nil, "not here", nil])
      #expect(program.record.fields.map(\.name) == ["at", "level", "requested"])
      #expect(program.parameters.map(\.value) == [.number(Number(2_000))])
      #expect(program.tables.map(\.rows.count) == [1])
    }
  }

  @Test func aModuleBesideTheFileComesFirst() throws {
    let files = [
      "Models/line/main.rules": Self.book, "Models/line/base.rules": Self.base,
      "Models/modules/base.rules": "module base\n", "Models/modules/deep.rules": Self.deep,
    ]
    #expect(try check(files).program != nil)
  }

  @Test func whatIsWrongBetweenFilesIsSaid() throws {
    var files = ["Models/line/main.rules": Self.book, "Models/modules/base.rules": Self.base]
    #expect(
      try check(files).diagnostics.map(summary) == [
        "error[unknown_module]: no module named 'deep'; looked for Models/modules/deep.rules, "
          + "Models/modules/modules/deep.rules, Models/modules/deep.rules"
      ])
    files["Models/modules/deep.rules"] = "module deep\nuse base\n"
    #expect(
      try check(files).diagnostics.map(summary) == [
        "error[module_cycle]: these files use each other: Models/modules/base.rules, "
          + "Models/modules/deep.rules, Models/modules/base.rules"
      ])
    files["Models/modules/deep.rules"] = "module deep\nrecord application { at date }\n"
    let differs = try check(files).diagnostics
    #expect(
      differs.map(summary) == [
        "error[field_differs]: 'at' is declared elsewhere with another type or other attributes"
      ])
    #expect(differs[0].related.map(\.role) == ["first_here"])
    files["Models/modules/deep.rules"] =
      "module deep\nexpect requested: date\nexpect nothing: money"
    #expect(
      try check(files).diagnostics.map(summary) == [
        "error[type_mismatch]: expected date, found money",
        "error[expected_name_absent]: module 'deep' expects 'nothing', which the book does not define",
      ])
  }

  @Test func aFolderHoldsOneBook() throws {
    let two = ["Models/a.rules": "rulebook a", "Models/b.rules": "// x\nrulebook b"]
    #expect(
      try check(two, "Models").diagnostics.map(summary) == [
        "error[several_books_in_folder]: folder 'Models' holds several rule books: "
          + "Models/a.rules, Models/b.rules"
      ])
    #expect(
      try check(["Models/a.rules": "module a"], "Models").diagnostics.map(summary) == [
        "error[no_book_in_folder]: no file of folder 'Models' begins with 'rulebook'"
      ])
    #expect(throws: BookReader.NoSuchFile(path: "nowhere")) { try check(two, "nowhere") }
  }

  @Test func aTableMayStandInASpreadsheet() throws {
    let text = """
      rulebook sheet
      decides application
      record application { at date as_of level one of a, b, c }
      table factor(level) -> decimal from "factor.csv"
      facts { let x = factor(level) }
      """
    let book = try Semantics.check(
      bookAt: "book.rules",
      reader: .memory(["book.rules": text, "factor.csv": "level,factor\n\"a, b\",1.5\nc,missing\n"])
    )
    #expect(book.diagnostics.map(summary) == [])
    let table = try #require(book.program?.tables.first)
    #expect(table.rows.map(\.output) == [Number(15, decimals: 1).map { .number($0) }, .missing])
    #expect(
      table.rows[0].cells == [.tests(negated: false, [.equal(.code(0)), .equal(.code(1))])])
    let broken = try Semantics.check(
      bookAt: "book.rules",
      reader: .memory(["book.rules": text, "factor.csv": "level,factor\na,1\nd,2\n"]))
    #expect(broken.diagnostics.map(summary) == ["error[unknown_value]: 'd' is not one of a, b, c"])
    #expect(broken.files[broken.diagnostics[0].span.file].path == "factor.csv")
  }
}
