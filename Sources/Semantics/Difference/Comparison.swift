import Numbers
import Syntax

/// Two versions of a book, old and new, being compared; every family of things has a file of its own.
struct Comparison {
  let old: Program
  let new: Program
  private(set) var changes: [BookChange] = []

  init(_ old: Program, _ new: Program) {
    self.old = old
    self.new = new
  }

  mutating func add(_ change: BookChange) { changes.append(change) }

  /// Items of both versions by name: those of the new version in its order, then those that are gone.
  static func paired<Item>(_ old: [Item], _ new: [Item], by name: (Item) -> String)
    -> [(old: Item?, new: Item?)]
  {
    let olds = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(name))
    return new.map { (olds[name($0)], $0) }
      + old.filter { !names.contains(name($0)) }.map { ($0, nil) }
  }

  /// Something of which people know the name, with what else is said of it in each version.
  struct Thing {
    var subject: BookChange.Subject
    var name: String
    var title: String?
    var basis: String?
  }

  /// Adds a change where two texts differ.
  mutating func compare(_ thing: Thing, _ place: String?, _ old: String?, _ new: String?) {
    guard old != new else { return }
    let act: BookChange.Act = old == nil ? .added : new == nil ? .removed : .changed
    // What is said of a thing appears or goes; the thing itself does not.
    add(
      BookChange(
        thing.subject, thing.name, title: thing.title, basis: thing.basis, act, place: place,
        old: old, new: new))
  }

  /// Adds that a whole thing is new or gone, with its description.
  mutating func addWhole(_ thing: Thing, old: String?, new: String?) {
    add(
      BookChange(
        thing.subject, thing.name, title: thing.title, basis: thing.basis,
        old == nil ? .added : .removed, old: old, new: new))
  }
}

/// What changes from one version of a book to another.
///
/// Equal books (by digest) give no change, and different ones at least one.
package func difference(from old: Program, to new: Program) -> BookDifference {
  guard old.digest != new.digest else { return BookDifference(changes: []) }
  var comparison = Comparison(old, new)
  comparison.compareHeads()
  comparison.compareRecords()
  comparison.compareParameters()
  comparison.compareReferences()
  comparison.compareTables()
  comparison.compareScorecards()
  comparison.compareDefinitions()
  comparison.compareRules()
  comparison.compareTests()
  if comparison.changes.isEmpty { comparison.compareCanonicalLines() }
  return BookDifference(changes: comparison.changes)
}

extension Comparison {
  /// Name, title and card of the book, and where its facts come from.
  mutating func compareHeads() {
    let book = Thing(subject: .book, name: new.name, title: new.words.title)
    compare(book, "name", old.name, new.name)
    compare(book, "title", old.words.title, new.words.title)
    compare(book, "Chinese title", old.words.zh, new.words.zh)
    compare(book, "currency", old.currency, new.currency)
    compare(book, "decided record", old.record.name, new.record.name)
    compare(book, "filing calendar", old.calendarText, new.calendarText)
    for (old, new) in Self.paired(old.card, new.card, by: \.name.text) {
      let entry = Thing(subject: .card, name: new?.name.text ?? old?.name.text ?? "")
      compare(entry, nil, old?.value.text, new?.value.text)
    }
    for (old, new) in Self.paired(old.sources, new.sources, by: \.name) {
      let source = Thing(
        subject: .source, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      compare(
        source, nil, old.map { self.old.text(of: $0) }, new.map { self.new.text(of: $0) })
    }
  }

  /// Lines of the canonical print that only one version has.
  mutating func compareCanonicalLines() {
    let olds = old.canonicalPrint.split(separator: "\n").map(String.init)
    let news = new.canonicalPrint.split(separator: "\n").map(String.init)
    for change in news.difference(from: olds) {
      switch change {
      case .insert(_, let line, _): add(BookChange(.text, "", .added, new: line))
      case .remove(_, let line, _): add(BookChange(.text, "", .removed, old: line))
      }
    }
  }
}

extension Program {
  /// When returns are due, where a window asks for it.
  fileprivate var calendarText: String? {
    let isRead = nodes.contains { if case .lastDue = $0.operation { true } else { false } }
    return isRead ? filingCalendars.map(\.text).joined(separator: "; ") : nil
  }
}

extension FilingCalendar {
  fileprivate var text: String {
    let parts =
      ["\(calendar.quarterly ? "quarterly" : "monthly"), due on day \(calendar.dueDay)"]
      + calendar.shifts.map { canonicalText($0) }
    return parts.joined(separator: ", ") + (condition.map { " when \($0)" } ?? "")
  }
}

extension CardEntry.Value {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .date(let date): date.description
    case .number(let number): number.description
    }
  }
}

extension Program {
  /// What a source says of consent and of when its facts are known.
  fileprivate func text(of source: SourceSchema) -> String {
    var parts = [source.consent.map { text(of: $0) } ?? "needs no consent"]
    if let lag = source.lag { parts.append("known after \(lag.count) \(lag.unit.rawValue)") }
    if source.sameDay { parts.append("seen on the same day") }
    return parts.joined(separator: ", ")
  }

  private func text(of consent: ConsentSchema) -> String {
    switch consent {
    // The names of the two dates stand with the fields.
    case .window: return "requires consent"
    case .list(let consents):
      let rows = lists[consents.list].record
      let values = consents.demands.compactMap { demand -> String? in
        guard case .oneOf(let type) = rows.fields[demand.field].type else { return nil }
        return "\(rows.fields[demand.field].name) \(oneOfs[type].values[demand.value].name)"
      }
      return "requires consent in \(lists[consents.list].name): "
        + values.joined(separator: ", ")
    }
  }
}
