import Diagnostics

/// A book and what is wrong with it, for guesses at what went wrong: each guess is an edit, and the
/// book is checked again with it.
struct Trial {
  private let path: String
  private let reader: BookReader
  private let book: CheckedBook
  /// How many guesses may still be made: a check costs milliseconds, and people wait for it.
  private(set) var guesses = 24

  init(of book: CheckedBook, at path: String, reader: BookReader) {
    self.path = path
    self.reader = reader
    self.book = book
  }

  /// What came of a guess.
  struct Outcome {
    /// Problems that are gone.
    var gone: [Diagnostic]
    /// Problems that were not there before.
    var new: [Diagnostic]

    /// Whether types fit: a rule that is read again may still have to say what undecided means.
    var typesFit: Bool { new.allSatisfy { $0.id == .undecidedNeeded } }
  }

  var files: SourceFiles { book.files }

  /// The book checked with edits; `nil` when no more guesses may be made.
  mutating func outcome(of edits: [Replacement]) -> Outcome? {
    guard guesses > 0 else { return nil }
    guesses -= 1
    guard let edited = try? firstCheck(bookAt: path, reader: reader.editing(edits, in: book.files))
    else {
      return nil
    }
    let (new, gone) = edited.changes(since: book)
    return Outcome(gone: gone, new: new)
  }
}

extension BookReader {
  /// The same files, some of them with edits in their text.
  func editing(_ edits: [Replacement], in files: SourceFiles) -> BookReader {
    var texts: [String: String] = [:]
    for (id, edits) in Dictionary(grouping: edits, by: \.span.file) {
      texts[files[id].path] = files[id].text(after: edits)
    }
    return replacing(texts)
  }
}
