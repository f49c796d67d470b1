import Diagnostics
import Semantics
import Testing

/// The project's own rule books.
@Suite struct ModelsTests {
  @Test("checks without a problem", arguments: Fixture.models)
  func checks(model: Fixture) throws {
    let book = try model.check()
    let problems = book.diagnostics.map { diagnostic in
      let file = book.files[diagnostic.span.file]
      let (line, column) = file.lineAndColumn(at: diagnostic.span.lower)
      return "\(file.path):\(line):\(column) \(summary(diagnostic))"
    }
    #expect(problems == [])
    #expect(book.program?.outputs.isEmpty == false)
  }
}
