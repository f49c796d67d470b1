import Diagnostics
import Testing

@Suite struct CatalogueTests {
  @Test func idsAreUniqueAndSnakeCase() {
    let ids = Catalogue.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.allSatisfy { $0 == "_" || $0.isLowercase || $0.isNumber }, "\(id)") }
  }

  @Test func sentencesHaveTheHousesVoice() {
    for entry in Catalogue.entries {
      for language in Language.allCases {
        guard case .words(let last)? = entry.sentence[language].pieces.last else { continue }
        #expect(!last.hasSuffix(".") && !last.hasSuffix("。"), "\(entry.id)")
      }
    }
  }

  @Test func aSentenceIsFilled() {
    let sentence: Sentence = "expected {expected}, found {found}"
    #expect(sentence.slots == ["expected", "found"])
    #expect(
      sentence.filled(
        with: ["expected": .term("name"), "found": .list(["a", "b"])], in: .english)
        == "expected a name, found a, b")
    #expect(
      sentence.filled(with: ["found": .name("x")], in: .english) == "expected <expected>, found 'x'"
    )
  }
}

@Suite struct NearestNameTests {
  @Test func takesTheNearestThenTheFirstOfTheAlphabet() {
    #expect(NearestName.of("tax_levl", among: ["tax_label", "tax_level", "tax"]) == "tax_level")
    #expect(NearestName.of("cap", among: ["tap", "map"]) == "map")
    #expect(NearestName.of("recieve", among: ["receive"]) == "receive")
    #expect(NearestName.of("x", among: ["y"]) == nil)
    #expect(NearestName.of("line", among: ["pricing"]) == nil)
    #expect(NearestName.of("信用等极", among: ["信用等级"]) == "信用等级")
  }

  @Test func countsEdits() {
    #expect(NearestName.distance("", "abc") == 3)
    #expect(NearestName.distance("abcd", "abdc") == 1)
    #expect(NearestName.distance("kitten", "sitting") == 3)
  }
}

@Suite struct DiagnosticRendererTests {
  static func rendered(_ text: String, _ diagnostics: (FileID) -> [Diagnostic]) -> String {
    var files = SourceFiles()
    let id = files.add(SourceFile(path: "Models/tax_line.rules", text: text))
    return DiagnosticRenderer(files: files).text(diagnostics(id))
  }

  @Test func underlinesTheName() {
    let text = "facts {\n  let x = tax_levl\n}\n"
    let shown = Self.rendered(text) { id in
      [
        Diagnostic(
          ProblemID("unknown_name"), ["name": .name("tax_levl")],
          at: SourceSpan(file: id, lower: 18, upper: 26), near: ["tax_level"])
      ]
    }
    #expect(
      shown == """
        error[unknown_name]: no field or value named 'tax_levl'; did you mean 'tax_level'?
         --> Models/tax_line.rules:2:11
          |
        2 |   let x = tax_levl
          |           ^^^^^^^^

        1 error

        """)
  }

  @Test func underlinesUnderChinese() {
    let text = "规则 = 税额 > 2026-02-30 // 日期\n"
    let lower = "规则 = 税额 > ".utf8.count
    let shown = Self.rendered(text) { id in
      [
        Diagnostic(
          ProblemID("bad_date"), ["found": .name("2026-02-30")],
          at: SourceSpan(file: id, lower: lower, upper: lower + 10),
          related: [
            RelatedPlace(
              role: "declared_here", arguments: ["name": .name("税额")],
              span: SourceSpan(file: id, lower: 9, upper: 15))
          ])
      ]
    }
    #expect(
      shown == """
        error[bad_date]: '2026-02-30' is not a date
         --> Models/tax_line.rules:1:19
          |
        1 | 规则 = 税额 > 2026-02-30 // 日期
          |               ^^^^^^^^^^
          |        ---- '税额' is declared here
          = help: dates are written 2026-03-10

        1 error

        """)
  }

  @Test func sortsByPlaceAndCaps() {
    var files = SourceFiles()
    let id = files.add(SourceFile(path: "a.rules", text: "abc"))
    func problem(_ offset: Int) -> Diagnostic {
      Diagnostic(
        ProblemID("unexpected_text"), ["found": .number(offset)],
        at: SourceSpan(file: id, lower: offset, upper: offset + 1))
    }
    let shown = DiagnosticRenderer(files: files, limit: 2).text([2, 0, 1].map(problem))
    #expect(
      shown == """
        error[unexpected_text]: 0 is not part of this
         --> a.rules:1:1
          |
        1 | abc
          | ^

        error[unexpected_text]: 1 is not part of this
         --> a.rules:1:2
          |
        1 | abc
          |  ^

        3 errors (1 not shown)

        """)
  }

  @Test func aPlaceAtTheEndOfTheTextIsShown() {
    let shown = Self.rendered("x\n") { id in
      [Diagnostic(ProblemID("undeclared_file"), at: SourceSpan(file: id, lower: 2, upper: 2))]
    }
    #expect(
      shown == """
        error[undeclared_file]: a file begins with 'rulebook', 'module' or 'scenario' and a name
         --> Models/tax_line.rules:2:1
          |
        2 | 
          | ^

        1 error

        """)
  }

  @Test func tellsMachines() {
    var files = SourceFiles()
    let id = files.add(SourceFile(path: "a\"b.rules", text: "x > 1"))
    let span = SourceSpan(file: id, lower: 2, upper: 3)
    let problem = Diagnostic(
      ProblemID("wrong_operator"), ["found": .name("=="), "expected": .name("=")], at: span,
      fixes: [.rewriting(span, as: "=", .safe)])
    #expect(
      DiagnosticRenderer(files: files).json([problem])
        == #"{"problems": [{"id": "wrong_operator", "severity": "error", "#
        + #""message": "'==' is written '=' here", "#
        + #""file": "a\"b.rules", "line": 1, "column": 3, "offset": 2, "length": 1, "#
        + #""arguments": {"expected": "=", "found": "=="}, "#
        + #""fixes": [{"applicability": "safe", "label": "write '='", "edits": [{"file": "a\"b.rules", "#
        + #""line": 1, "column": 3, "offset": 2, "length": 1, "text": "="}]}]}], "hidden": 0}"#
        + "\n")
  }

  @Test func bytesThatAreNotUTF8AreReplacedAndReported() {
    var files = SourceFiles()
    let id = FileID(index: 0)
    let read = SourceFile.read([0x61, 0x62, 0xFF, 0x63], path: "a.rules", id: id)
    #expect(files.add(read.file) == id)
    #expect(read.file.text == "ab\u{FFFD}c")
    #expect(
      read.diagnostics == [
        Diagnostic(ProblemID("unreadable_text"), at: SourceSpan(file: id, lower: 2, upper: 5))
      ])
    #expect(SourceFile.read(Array("税".utf8), path: "a.rules", id: id).diagnostics == [])
  }
}

@Suite struct DisplayWidthTests {
  @Test func chineseCountsTwo() {
    #expect(displayWidth(of: "tax 税额（万）") == 4 + 4 + 6)
    #expect(displayWidth(of: "e\u{301}") == 1)
    #expect(displayWidth(of: "— “a”") == 5)
  }
}
