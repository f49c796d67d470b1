import Diagnostics
import Foundation
import Semantics
import Testing

/// A rule book kept beside the tests, with what is expected of it written in its text.
///
/// `//~ id` on a line expects that problem there and no other; the words of a bad book's problems stand
/// in a text file beside it. A folder is a book of several files, whose own file is the one that
/// begins with `rulebook`.
struct Fixture: CustomTestStringConvertible {
  let name: String
  let path: String
  var testDescription: String { name }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures").path

  /// A file beside the fixtures' folders.
  static func path(of name: String) -> String { root + "/" + name }

  /// All fixtures of a folder, by name.
  static func all(_ folder: String) -> [Fixture] {
    let path = root + "/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".txt") }.sorted().map {
      Fixture(name: folder + "/" + $0, path: path + "/" + $0)
    }
  }

  /// The project's own rule books: each folder of `Models` that holds a version of a product.
  static let models: [Fixture] = {
    let models = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models").path
    let products = (BookReader.disk.names(models) ?? []).filter {
      !["modules", "scenarios"].contains($0)
    }.sorted()
    return products.flatMap { product -> [Fixture] in
      let path = models + "/" + product
      guard let names = BookReader.disk.names(path)?.sorted() else { return [] }
      if names.contains(where: { $0.hasSuffix(".rules") }) {
        return [Fixture(name: product, path: path)]
      }
      return names.filter { BookReader.disk.names(path + "/" + $0) != nil }
        .map { Fixture(name: product + "/" + $0, path: path + "/" + $0) }
    }
  }()

  func check() throws -> CheckedBook { try Semantics.check(bookAt: path, reader: .disk) }
}

extension BookReader {
  /// The files of the disk.
  static let disk = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) },
    names: { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else { return nil }
      return try? FileManager.default.contentsOfDirectory(atPath: path)
    })
}

/// A problem in one line, as expectations write it.
func summary(_ diagnostic: Diagnostic) -> String {
  "\(diagnostic.severity.rawValue)[\(diagnostic.id.code)]: \(diagnostic.message(in: .english))"
}

/// Checks a book of one file that is held in memory.
func check(_ text: String, with others: [String: String] = [:]) throws -> CheckedBook {
  var files = others
  files["book.rules"] = text
  return try Semantics.check(bookAt: "book.rules", reader: .memory(files))
}
