package import Diagnostics
import Syntax

extension CheckedBook {
  /// The files' ids, the book's own last.
  package var fileIDs: [FileID] { source?.files.map(\.id) ?? [] }

  /// The book without its tests, which say nothing about its rules.
  package var withoutTests: CheckedBook {
    guard var source else { return self }
    for index in source.files.indices { source.files[index].dropTests() }
    return source.check()
  }

  /// The book with another text in one of its files, checked again; no file is read but tables' own.
  ///
  /// The book's tests are left out. The text may use no other modules than the file did.
  package func replacing(_ id: FileID, with text: String) -> CheckedBook {
    guard var source else { return self }
    let file = SourceFile(path: source.sources[id].path, text: text)
    source.sources.replace(id, with: file)
    let parsed = parse(file, id: id)
    guard let syntax = parsed.file, parsed.diagnostics.isEmpty else {
      return CheckedBook(diagnostics: parsed.diagnostics, files: source.sources)
    }
    for index in source.files.indices {
      if source.files[index].id == id { source.files[index].syntax = syntax }
      source.files[index].dropTests()
    }
    return source.check()
  }
}

extension LoadedFile {
  fileprivate mutating func dropTests() {
    caseTables = []
    syntax.declarations.removeAll { declaration in
      switch declaration.kind {
      case .test, .applicant: true
      default: false
      }
    }
  }
}
