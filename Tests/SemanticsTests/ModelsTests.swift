import Diagnostics
import Foundation
import Semantics
import Testing

/// The project's own rule books.
@Suite struct ModelsTests {
  private static let models = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models").path

  /// Each folder below a product that holds a version of its book, and products that are one book.
  static let books: [String] = {
    let products = BookReader.disk.names(models) ?? []
    return products.filter { $0 != "modules" }.sorted().flatMap { product -> [String] in
      let folder = models + "/" + product
      guard let names = BookReader.disk.names(folder) else { return [] }
      if names.contains(where: { $0.hasSuffix(".rules") }) { return [product] }
      return names.sorted().filter { BookReader.disk.names(folder + "/" + $0) != nil }
        .map { product + "/" + $0 }
    }
  }()

  @Test("checks without a problem", arguments: books)
  func checks(name: String) throws {
    let book = try Semantics.check(bookAt: Self.models + "/" + name, reader: .disk)
    let problems = book.diagnostics.map { diagnostic in
      let file = book.files[diagnostic.span.file]
      let (line, column) = file.lineAndColumn(at: diagnostic.span.lower)
      return "\(file.path):\(line):\(column) \(summary(diagnostic))"
    }
    #expect(problems == [])
    #expect(book.program?.outputs.isEmpty == false)
  }
}
