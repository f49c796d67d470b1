import Diagnostics
import Foundation
import Semantics
import Testing

/// The rule books under `Models`, read from the working copy.
enum ShippedBooks {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Folders below `Models` that hold a book of the name, such as `tax_line/v1`.
  static let all = folders(in: "Models").flatMap { product in
    let versions = folders(in: "Models/\(product)")
    return versions.isEmpty ? [product] : versions.map { "\(product)/\($0)" }
  }.filter {
    !["modules", "scenarios"].contains($0) && !folders(in: "Models/\($0)", files: true).isEmpty
  }

  static func folders(in path: String, files: Bool = false) -> [String] {
    let folder = root.appending(path: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter {
      if files { return $0.hasSuffix(".rules") }
      return isFolder(folder.appending(path: $0).path)
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  static let reader = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) },
    names: { isFolder($0) ? try? FileManager.default.contentsOfDirectory(atPath: $0) : nil })

  /// Checks a book; what is wrong with it is recorded as the renderer words it.
  static func book(_ name: String) throws -> CheckedBook {
    let book = try check(bookAt: root.appending(path: "Models/\(name)").path, reader: reader)
    if !book.diagnostics.isEmpty {
      Issue.record("\(DiagnosticRenderer(files: book.files).text(book.diagnostics))")
    }
    return book
  }

  static func program(_ name: String) throws -> Program {
    try #require(try book(name).program, "\(name) does not check")
  }
}
