package import Diagnostics

/// A book's texts with every safe fix made, again and again until none is left.
///
/// A file in which safe fixes would make problems that were not there is left as it is.
package struct Mending {
  /// An edit that was made, where it stood in the text before it.
  package struct Edit: Equatable, Sendable {
    package var path: String
    package var line: Int
    package var fix: Fix
  }

  /// The texts that changed, by path.
  package private(set) var texts: [String: String] = [:]
  /// In the order in which they were made.
  package private(set) var edits: [Edit] = []
  /// The files whose safe fixes would make new problems.
  package private(set) var spared: Set<String> = []

  private static let mostRounds = 20

  /// - Throws: what the reader throws for the book's own file.
  package init(bookAt path: String, reader: BookReader) throws {
    for _ in 0..<Self.mostRounds {
      let book = try check(bookAt: path, reader: reader.replacing(texts))
      let fixes = safeFixes(of: book)
      if fixes.isEmpty { return }
      for (file, fixes) in fixes {
        var changed = texts
        changed[file.path] = file.text(after: fixes.flatMap(\.edits))
        let mended = try check(bookAt: path, reader: reader.replacing(changed))
        if mended.changes(since: book).new.isEmpty {
          texts = changed
          edits += fixes.map { fix in
            Edit(
              path: file.path, line: file.lineAndColumn(at: fix.edits[0].span.lower).line, fix: fix)
          }
        } else {
          spared.insert(file.path)
        }
      }
    }
  }

  /// By file, the safe fixes that do not overlap, in the order of the text; none that reaches over files.
  private func safeFixes(of book: CheckedBook) -> [(SourceFile, [Fix])] {
    var taken: [FileID: [SourceSpan]] = [:]
    var fixes: [FileID: [Fix]] = [:]
    for fix in book.diagnostics.flatMap({ $0.fixes.filter { $0.applicability == .safe }.prefix(1) })
    {
      let files = Set(fix.edits.map(\.span.file))
      guard let id = files.first, files.count == 1, !spared.contains(book.files[id].path),
        !fix.edits.contains(where: { edit in
          taken[id, default: []].contains { $0.touches(edit.span) }
        })
      else { continue }
      taken[id, default: []] += fix.edits.map(\.span)
      fixes[id, default: []].append(fix)
    }
    return fixes.sorted { $0.key < $1.key }.map { (book.files[$0.key], $0.value) }
  }
}

extension SourceSpan {
  /// Whether two stretches share a byte or a place to insert at.
  fileprivate func touches(_ other: SourceSpan) -> Bool {
    lower <= other.upper && other.lower <= upper
  }
}

extension BookReader {
  /// The same files, some with another text.
  package func replacing(_ texts: [String: String]) -> BookReader {
    let original = text
    return BookReader(text: { try texts[$0] ?? original($0) }, names: names)
  }
}
