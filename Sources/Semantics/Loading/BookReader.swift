import Syntax

/// How a book's files are read: from disk, or from memory in tests.
package struct BookReader: Sendable {
  /// The text of a file.
  ///
  /// - Throws: what the file system says; a path that is not there throws too.
  package var text: @Sendable (_ path: String) throws -> String
  /// The names in a folder, in any order; `nil` where the path is no folder.
  package var names: @Sendable (_ folder: String) -> [String]?

  package init(
    text: @escaping @Sendable (_ path: String) throws -> String,
    names: @escaping @Sendable (_ folder: String) -> [String]?
  ) {
    self.text = text
    self.names = names
  }
}

extension BookReader {
  /// Why a file of memory cannot be read.
  package struct NoSuchFile: Error, Equatable {
    package let path: String
    package init(path: String) { self.path = path }
  }

  /// A reader of files that are held in memory, by path.
  package static func memory(_ files: [String: String]) -> BookReader {
    BookReader(
      text: { path in
        guard let text = files[path] else { throw NoSuchFile(path: path) }
        return text
      },
      names: { folder in
        let prefix = folder.isEmpty || folder == "." ? "" : folder + "/"
        guard files[folder] == nil else { return nil }
        var names: Set<String> = []
        for path in files.keys where path.hasPrefix(prefix) {
          names.insert(String(path.dropFirst(prefix.count).prefix { $0 != "/" }))
        }
        return names.isEmpty ? nil : names.sorted()
      })
  }

  /// Whether a file (not a folder) of that path is there.
  func hasFile(_ path: String) -> Bool {
    let folder = Self.folder(of: path)
    guard let names = names(folder.isEmpty ? "." : folder) else { return false }
    return names.contains(Self.lastName(of: path)) && self.names(path) == nil
  }

  /// The tables of cases that belong to a rule file: `NAME.cases.csv` and `NAME.….cases.csv` beside `NAME.rules`.
  func caseTables(of path: String) -> [String] {
    guard path.hasSuffix(".rules") else { return [] }
    let folder = Self.folder(of: path)
    let name = Self.lastName(of: path).dropLast("rules".count)
    return (names(folder.isEmpty ? "." : folder) ?? [])
      .filter { $0.hasPrefix(name) && $0.hasSuffix(".cases.csv") }.sorted()
      .map { Self.join(folder, $0) }
  }

  /// The path without its last name; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last name of a path.
  static func lastName(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// A path below a folder; an empty folder is the working one.
  static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether a file begins as a rule book does, in whatever language.
  package static func isBook(_ text: String) -> Bool { kind(ofFile: text) == .rulebook }

  /// Whether a file begins as a scenario does.
  package static func isScenario(_ text: String) -> Bool { kind(ofFile: text) == .scenario }
}
