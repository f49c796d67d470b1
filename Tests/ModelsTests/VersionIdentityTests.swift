import Diagnostics
import Semantics
import Syntax
import Testing
import Trials

/// A version's id is the digest of its canonical print: it tells all rules apart, and nothing but rules.
@Suite("What makes a version") struct VersionIdentityTests {
  @Test("every small change of the rules is another version", arguments: ShippedBooks.all)
  func mutants(name: String) throws {
    let book = try ShippedBooks.book(name)
    let digest = try #require(book.withoutTests.program).digest
    let mutants = MutationTrial(book, operators: Set(MutationOperator.allCases)).mutants
    var changed = 0
    for mutant in mutants {
      let other = book.replacing(mutant.file, with: mutant.text(in: book.files))
      guard let program = other.program else { continue }
      changed += 1
      #expect(program.digest != digest, "\(mutant.changes(in: book.files))")
    }
    #expect(changed > 150)
  }

  @Test("layout, comments and the language of keywords make no other", arguments: ShippedBooks.all)
  func layout(name: String) throws {
    let book = try ShippedBooks.book(name)
    let digest = try #require(book.withoutTests.program).digest
    for id in book.fileIDs {
      let file = book.files[id]
      let parsed = parse(file, id: id)
      let text = String(decoding: file.utf8, as: UTF8.self)
      let others = [
        format(parsed, in: .chinese), format(parsed, in: .english),
        text.replacing("\n", with: "\n\n"), text.replacing("\n", with: "   \n"),
        text.replacing("\n", with: "\r\n"),
        text.replacing("\n", with: " // said beside it\n"),
        "// said before it\n" + text + "\n// said behind it",
      ]
      for other in others {
        let changed = book.replacing(id, with: other)
        let problems = DiagnosticRenderer(files: changed.files).text(changed.diagnostics)
        #expect(changed.program?.digest == digest, "\(file.path): \(problems)")
      }
    }
  }
}
