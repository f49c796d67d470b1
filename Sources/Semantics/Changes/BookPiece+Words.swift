import Diagnostics
import Syntax

extension BookPiece.Key {
  /// The name or code as rules read it.
  var name: String {
    switch self {
    case .value(let name), .rule(let name), .record(let name), .source(let name),
      .type(let name), .order(let name):
      name
    case .rowField(let record, let name): "\(record).\(name)"
    case .calendar: "filing_calendar"
    }
  }

  var valueName: String? { if case .value(let name) = self { name } else { nil } }

  /// Whether anything may hang on it, whatever it reads.
  var concernsAll: Bool {
    switch self {
    case .record, .type, .order, .calendar: true
    case .value, .rule, .rowField, .source: false
    }
  }
}

extension BookPiece {
  /// The piece's title in both languages, or its name.
  var title: Phrase {
    let words = content.words
    let english = words.title ?? key.name
    return Phrase("\(english)", "\(words.zh ?? english)")
  }

  /// The thing of the book that it is.
  var thing: NamedThing {
    switch content {
    case .rule(let rule, _, _): .rule(rule.code.text)
    case .definition: .definition(key.name)
    case .field: .field(key.name)
    case .declaration(.parameter): .parameter(key.name)
    case .declaration(.reference): .reference(key.name)
    case .declaration(.table): .table(key.name)
    case .declaration(.scorecard): .scorecard(key.name)
    case .declaration, .calendars, .record: .source(key.name)
    }
  }
}

extension BookPiece.Content {
  fileprivate var words: Words {
    switch self {
    case .calendars: Words(title: "Filing calendar", zh: "申报日历")
    case .record(let record): record.words
    case .field(let field, _): field.words
    case .definition(.let(let value), _): value.words
    case .definition(.output(let output), _): output.words
    case .definition: Words()
    case .rule(let rule, _, _): rule.words
    case .declaration(let kind):
      switch kind {
      case .source(let source): source.words
      case .type(_, _, let words): words
      case .parameter(let parameter): parameter.words
      case .reference(let reference): reference.words
      case .table(let table): table.words
      case .scorecard(let card): card.words
      default: Words()
      }
    }
  }
}

extension BookChange {
  /// Whether what it tells may change a decision.
  var decides: Bool {
    if act == .renamed { return false }
    switch subject {
    case .card, .test, .text: return false
    case .book: return place == "filing calendar"
    default: break
    }
    switch place {
    case "title", "Chinese title", "clause", "action", "module", "tunable range", "listing",
      "outside name", "outside codes":
      return false
    default: return !(place?.hasPrefix("source from ") ?? false)
    }
  }

  /// Whether it tells of a piece.
  func tells(of key: BookPiece.Key) -> Bool {
    switch key {
    case .rule(let code): subject == .rule && name == code
    case .value(let value): subject != .rule && subject != .source && name == value
    case .rowField(_, let field): subject == .field && name.hasSuffix(".\(field)")
    case .source(let source): subject == .source && name == source
    case .calendar: subject == .book
    case .record, .type, .order: false
    }
  }
}

extension ChangeSet.Change {
  /// What was there, by place; `nil` where all is new.
  package var oldText: String? { text(\.old) }
  /// What is there now, by place; `nil` where all is gone.
  package var newText: String? { text(\.new) }

  /// So many places are told in full.
  private static let placesTold = 6

  private func text(_ side: (BookChange) -> String?) -> String? {
    let parts = details.compactMap { detail -> String? in
      guard let text = side(detail) else { return nil }
      let place = detail.place.map { "\($0): " } ?? ""
      return merged.isEmpty ? place + text : "\(detail.name) \(place)\(text)"
    }
    guard !parts.isEmpty else { return nil }
    let rest = parts.count - Self.placesTold
    return parts.prefix(Self.placesTold).joined(separator: "; ") + (rest > 0 ? "; … \(rest)" : "")
  }
}
