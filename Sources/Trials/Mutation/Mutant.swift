package import Diagnostics
package import Semantics
package import Syntax

/// A part of a book, by which scores are told apart.
package enum BookPart: Hashable, Comparable, Sendable {
  case parameters, references, tables, scorecards
  case section(SectionKind)

  private var order: Int {
    switch self {
    case .parameters: 0
    case .references: 1
    case .tables: 2
    case .scorecards: 3
    case .section(let section): 4 + section.order
    }
  }
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  /// The word by which machines know it.
  package var name: String {
    switch self {
    case .parameters: "parameters"
    case .references: "references"
    case .tables: "tables"
    case .scorecards: "scorecards"
    case .section(let section): section.rawValue
    }
  }
}

/// One small change of a book's text.
package struct Mutant: Hashable, Sendable {
  package var operation: MutationOperator
  package var part: BookPart
  /// What is changed: a rule, a definition, a table …; `nil` for what holds for a whole section.
  package var thing: NamedThing?
  /// In one file, in the order of the text, apart from each other.
  package var edits: [Replacement]

  package var file: FileID { edits[0].span.file }

  /// The text of its file with the change made.
  package func text(in files: SourceFiles) -> String {
    let original = files[file].utf8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.count + 16)
    var position = 0
    for edit in edits {
      bytes += original[position..<edit.span.lower]
      bytes += edit.text.utf8
      position = edit.span.upper
    }
    bytes += original[position...]
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The lines that a mutant changes, as a reviewer reads them.
package struct LineChange: Equatable, Sendable {
  /// 1-based, of the first line.
  package var line: Int
  package var before: [String]
  /// Empty where the lines are gone.
  package var after: [String]
}

extension Mutant {
  /// What changes, line by line; neighbouring changes stand together.
  package func changes(in files: SourceFiles) -> [LineChange] {
    let source = files[file]
    var changes: [LineChange] = []
    var index = 0
    while index < edits.count {
      let first = source.lineAndColumn(at: edits[index].span.lower).line
      var last = source.lineAndColumn(at: edits[index].span.upper).line
      var group = [edits[index]]
      while index + 1 < edits.count,
        source.lineAndColumn(at: edits[index + 1].span.lower).line <= last
      {
        index += 1
        group.append(edits[index])
        last = max(last, source.lineAndColumn(at: edits[index].span.upper).line)
      }
      index += 1
      let lower = source.lineStarts[first - 1]
      let before = (first...last).map { source.line($0) }
      var bytes: [UInt8] = []
      var position = lower
      for edit in group {
        bytes += source.utf8[position..<edit.span.lower]
        bytes += edit.text.utf8
        position = edit.span.upper
      }
      let end = source.lineStarts[last - 1] + source.line(last).utf8.count
      if position < end { bytes += source.utf8[position..<end] }
      let after = String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        .filter { $0.contains { $0 != " " && $0 != "\t" } }
      changes.append(LineChange(line: first, before: before, after: after))
    }
    return changes
  }
}
