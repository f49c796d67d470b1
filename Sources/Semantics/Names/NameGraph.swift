import Syntax

/// Something of a book that people know by a name.
package enum NamedThing: Hashable, Sendable {
  /// Where facts come from.
  case source(String)
  /// A field of the decided record.
  case field(String)
  /// A list of child rows of the decided record.
  case list(String)
  /// A field of a list's rows.
  case rowField(list: String, String)
  case parameter(String)
  case reference(String)
  case table(String)
  case scorecard(String)
  /// A let or an output.
  case definition(String)
  /// A rule, by its code.
  case rule(String)

  /// The name as rules read it: `tax_level`, `filings.paid`, `A01`.
  package var name: String {
    switch self {
    case .source(let name), .field(let name), .list(let name), .parameter(let name),
      .reference(let name), .table(let name), .scorecard(let name), .definition(let name),
      .rule(let name):
      name
    case .rowField(let list, let name): "\(list).\(name)"
    }
  }
}

/// Which named thing reads which, as the checker resolved the names where they stand.
///
/// A field reads its source, a source the fields that hold its consent, a row's field its list, and what is seen
/// as of a day the date that says which: what a value hangs on is all that it reads, and all that those read.
package struct NameGraph: Sendable {
  /// By reader, what it reads, in the order in which its names are resolved: conditions before values.
  private var reads: [NamedThing: [NamedThing]] = [:]

  mutating func note(_ thing: NamedThing, readBy reader: NamedThing) {
    guard thing != reader, reads[reader]?.contains(thing) != true else { return }
    reads[reader, default: []].append(thing)
  }

  /// What a thing reads itself.
  package func read(by reader: NamedThing) -> [NamedThing] { reads[reader] ?? [] }

  /// What reads a thing itself, in no order.
  package func readers(of thing: NamedThing) -> Set<NamedThing> {
    Set(reads.filter { $0.value.contains(thing) }.keys)
  }

  /// All that a thing hangs on, nearest first, itself aside.
  package func everything(readBy reader: NamedThing) -> [NamedThing] {
    var found: [NamedThing] = []
    var met: Set<NamedThing> = [reader]
    var next = 0
    var queue = [reader]
    while next < queue.count {
      for thing in read(by: queue[next]) where met.insert(thing).inserted {
        found.append(thing)
        queue.append(thing)
      }
      next += 1
    }
    return found
  }

  /// All that hangs on a thing, in no order, itself aside.
  package func everything(reading thing: NamedThing) -> Set<NamedThing> {
    var readers: [NamedThing: [NamedThing]] = [:]
    for (reader, things) in reads {
      for thing in things { readers[thing, default: []].append(reader) }
    }
    var met: Set<NamedThing> = []
    var queue = [thing]
    while let next = queue.popLast() {
      for reader in readers[next] ?? [] where met.insert(reader).inserted { queue.append(reader) }
    }
    met.remove(thing)
    return met
  }
}

// Notes what reads what while names are resolved.
extension Checker {
  /// Runs what resolves the names of a thing's own text.
  func reading<Result>(as reader: NamedThing, _ resolve: () -> Result) -> Result {
    readers.append(reader)
    defer { readers.removeLast() }
    return resolve()
  }

  func note(_ thing: NamedThing) {
    if let reader = readers.last { nameGraph.note(thing, readBy: reader) }
  }

  func note(_ symbol: Symbol) {
    switch symbol {
    case .field(let index): note(.field(record.fields[index].name))
    case .list(let index): note(.list(lists[index].name))
    case .parameter(let index): note(.parameter(names.parameters[index].value.name.text))
    case .reference(let index): note(.reference(names.references[index].value.name.text))
    case .table(let index): note(.table(names.tables[index].value.name.text))
    case .scorecard(let index): note(.scorecard(names.scorecards[index].value.name.text))
    case .definition(let index): note(.definition(names.definitions[index].value.name.text))
    case .broken: break
    }
  }

  /// What holds by the records alone, whatever the rules say.
  func noteRecords() {
    let asOf = record.asOf.map { record.fields[$0].name }
    for field in record.fields {
      noteSource(field.source, of: .field(field.name))
      guard let date = field.knownOn else { continue }
      for name in [record.fields[date].name, asOf].compactMap({ $0 }) {
        nameGraph.note(.field(name), readBy: .field(field.name))
      }
    }
    for list in lists {
      let thing = NamedThing.list(list.name)
      noteSource(list.source, of: thing)
      for field in list.record.fields {
        let rowField = NamedThing.rowField(list: list.name, field.name)
        nameGraph.note(thing, readBy: rowField)
        if field.source != list.source { noteSource(field.source, of: rowField) }
      }
    }
    for source in sources {
      let read: [NamedThing]
      switch source.consent {
      case nil: continue
      case .window(let from, let to):
        read = [from, to].map { .field(record.fields[$0].name) }
      case .list(let consents):
        let list = lists[consents.list]
        let fields =
          consents.demands.map(\.field)
          + [consents.validFrom, consents.validUntil, consents.withdrawnOn]
        read =
          [.list(list.name)]
          + fields.map { .rowField(list: list.name, list.record.fields[$0].name) }
        reading(as: .source(source.name)) { noteKnownTime(of: consents.list) }
      }
      for thing in read + (asOf.map { [.field($0)] } ?? []) {
        nameGraph.note(thing, readBy: .source(source.name))
      }
    }
    guard let asOf else { return }
    for reference in names.references {
      nameGraph.note(.field(asOf), readBy: .reference(reference.value.name.text))
    }
  }

  private func noteSource(_ source: Int?, of thing: NamedThing) {
    if let source { nameGraph.note(.source(sources[source].name), readBy: thing) }
  }
}
