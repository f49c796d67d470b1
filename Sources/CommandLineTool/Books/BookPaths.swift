import Diagnostics
import Glibc
import Semantics
import Syntax

/// Finds rule books and rule files by what people name: a file, a book's folder or a tree of them.
enum BookPaths {
  /// The books at or below a path, sorted; a file stands for itself.
  ///
  /// - Throws: where nothing is there, or no book is below it.
  static func books(at path: String) throws(ToolError) -> [String] {
    let books = try files(at: path, of: [.rulebook])
    guard !books.isEmpty else {
      throw ToolError(
        .badInput, Phrase("no rule book in or below '\(path)'", "“\(path)”及其下级文件夹中没有规则书"),
        remedy: Phrase(
          "a rule book is a file that ends in .rules and begins with 'rulebook NAME'",
          "规则书是以 .rules 结尾、开头写有“rulebook 名称”的文件"))
    }
    return books
  }

  /// The books of several paths, each once.
  static func books(at paths: [String]) throws(ToolError) -> [String] {
    var found: [String] = []
    for path in paths {
      for book in try books(at: path) where !found.contains(book) { found.append(book) }
    }
    return found
  }

  /// The books and scenarios of several paths, each once: all that can be checked by itself.
  static func booksAndScenarios(at paths: [String]) throws(ToolError) -> [String] {
    var found: [String] = []
    for path in paths {
      let files = try files(at: path, of: [.rulebook, .scenario])
      for file in try files.isEmpty ? books(at: path) : files where !found.contains(file) {
        found.append(file)
      }
    }
    return found
  }

  /// Whether a path is that of a file that begins as a scenario does.
  static func isScenario(_ path: String) throws -> Bool {
    guard FileSystem.status(path) != nil, !FileSystem.isFolder(path) else { return false }
    return BookReader.isScenario(try BookReader.disk.text(path))
  }

  /// The rule files at or below a path that begin as one of some kinds does; a file stands for itself.
  private static func files(
    at path: String, of kinds: Set<FileSyntax.Kind>
  ) throws(ToolError) -> [String] {
    guard FileSystem.status(path) != nil else {
      throw .file(path, .read, ENOENT)
    }
    guard FileSystem.isFolder(path) else { return [path] }
    var found: [String] = []
    for file in files(below: path) {
      let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
      if let kind = kind(ofFile: text), kinds.contains(kind) { found.append(file) }
    }
    return found
  }

  /// The rule files at or below a path: books and modules.
  static func ruleFiles(at path: String) throws(ToolError) -> [String] {
    guard FileSystem.status(path) != nil else {
      throw .file(path, .read, ENOENT)
    }
    return FileSystem.isFolder(path) ? files(below: path) : [path]
  }

  /// All `.rules` files below a folder, hidden ones aside.
  private static func files(below folder: String) -> [String] {
    var files: [String] = []
    for name in FileSystem.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if FileSystem.isFolder(path) {
        files += Self.files(below: path)
      } else if name.hasSuffix(".rules") {
        files.append(path)
      }
    }
    return files
  }
}
