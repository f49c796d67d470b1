import Diagnostics
import Glibc
import Semantics

/// Finds rule books and rule files by what people name: a file, a book's folder or a tree of them.
enum BookPaths {
  /// The books at or below a path, sorted; a file stands for itself.
  ///
  /// - Throws: where nothing is there, or no book is below it.
  static func books(at path: String) throws(ToolError) -> [String] {
    guard FileSystem.status(path) != nil else {
      throw .file(path, .read, SystemReason.words(ENOENT))
    }
    guard FileSystem.isFolder(path) else { return [path] }
    var books: [String] = []
    for file in files(below: path)
    where BookReader.isBook(String(decoding: try FileSystem.read(file), as: UTF8.self)) {
      books.append(file)
    }
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

  /// The rule files at or below a path: books and modules.
  static func ruleFiles(at path: String) throws(ToolError) -> [String] {
    guard FileSystem.status(path) != nil else {
      throw .file(path, .read, SystemReason.words(ENOENT))
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
