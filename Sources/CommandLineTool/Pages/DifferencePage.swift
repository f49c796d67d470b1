import Engine
import Semantics
import Syntax

/// The difference of two versions as people and machines read it.
struct DifferencePage {
  let old: Program
  let new: Program
  let difference: BookDifference

  /// Changes under the headings of the book's parts, then how many there are.
  func show(_ console: Console) {
    let style = console.outputStyle
    console.print(
      style(.bold, new.words.title.map { "\(new.name) \"\($0)\"" } ?? new.name))
    console.print("  old \(old.digest)")
    console.print("  new \(new.digest)")
    for (heading, subjects) in Self.headings {
      let changes = difference.changes.filter { subjects.contains($0.subject) }
      if changes.isEmpty { continue }
      console.print("\n" + style(.bold, heading))
      for change in changes { console.print("  " + sentence(change)) }
    }
    console.print("\n" + summary)
  }

  private static let headings: [(String, [BookChange.Subject])] = [
    ("Book", [.book, .card]), ("Facts", [.source, .field, .list]),
    ("Policy values", [.parameter, .reference, .table, .scorecard]),
    ("Values", [.let, .output]), ("Rules", [.rule]), ("Tests", [.test]), ("Text", [.text]),
  ]

  /// A change in one sentence: `Table multiple, row tax vat, tax_level M: 5 → 6`.
  func sentence(_ change: BookChange) -> String {
    if change.subject == .text {
      return (change.old.map { "- \($0)" } ?? change.new.map { "+ \($0)" }) ?? ""
    }
    var subject = Self.word(change.subject) + (change.name.isEmpty ? "" : " \(name(change))")
    if change.subject != .test, let title = change.title { subject += " \"\(title)\"" }
    if let basis = change.basis { subject += " (\(basis))" }
    if change.act == .renamed { return "\(subject): renamed from \(change.old ?? "")" }
    if let place = change.place { subject += ", \(place)" }
    switch (change.old, change.new) {
    case (nil, let new?): return "\(subject) added: \(new)"
    case (let old?, nil): return "\(subject) removed: \(old)"
    case (let old?, let new?):
      let isLong = old.count + new.count + subject.count > 100
      return isLong ? "\(subject):\n      \(old)\n    → \(new)" : "\(subject): \(old) → \(new)"
    case (nil, nil): return subject
    }
  }

  private func name(_ change: BookChange) -> String {
    change.subject == .test ? "\"\(change.name)\"" : change.name
  }

  private static func word(_ subject: BookChange.Subject) -> String {
    switch subject {
    case .book: "Book"
    case .card: "Card"
    case .source: "Source"
    case .field: "Field"
    case .list: "List"
    case .parameter: "Parameter"
    case .reference: "Reference"
    case .table: "Table"
    case .scorecard: "Scorecard"
    case .let: "Value"
    case .output: "Output"
    case .rule: "Rule"
    case .test: "Test"
    case .text: "Text"
    }
  }

  private var summary: String {
    let changes = difference.changes
    if changes.isEmpty { return "The versions are the same." }
    let counts = BookChange.Subject.allCases.compactMap { subject -> String? in
      let count = changes.count { $0.subject == subject }
      return count == 0 ? nil : "\(subject.rawValue) \(count)"
    }
    return "\(changes.count) change\(changes.count == 1 ? "" : "s"): "
      + counts.joined(separator: ", ")
  }

  /// All changes for machines.
  var json: JSON {
    .members([
      "book": .text(new.name),
      "old": .text(old.digest),
      "new": .text(new.digest),
      "changes": .array(
        difference.changes.map { change in
          .members([
            "subject": .text(change.subject.rawValue), "name": .text(change.name),
            "title": change.title.map { .text($0) }, "basis": change.basis.map { .text($0) },
            "act": .text(change.act.rawValue), "place": change.place.map { .text($0) },
            "old": change.old.map { .text($0) }, "new": change.new.map { .text($0) },
          ])
        }),
    ])
  }
}
