/// What may hang on what, whichever version a thing is taken from.
struct Reaching: Sendable {
  private let graphs: [NameGraph]
  /// By list, the name of its rows' record.
  private var rowRecords: [String: String] = [:]

  init(_ live: CheckedBook, _ candidate: CheckedBook, _ older: Program, _ newer: Program) {
    graphs = [live.names, candidate.names]
    for list in older.lists + newer.lists { rowRecords[list.name] = list.record.name }
  }

  /// All pieces that a thing reads, directly or not, in either version, and its own.
  func keys(reachedFrom thing: NamedThing) -> Set<BookPiece.Key> {
    var met: Set<NamedThing> = [thing]
    var queue = [thing]
    var keys: Set<BookPiece.Key> = []
    while let next = queue.popLast() {
      keys.formUnion(key(of: next))
      for twin in twins(of: next) {
        for read in graphs.flatMap({ $0.read(by: twin) }) where met.insert(read).inserted {
          queue.append(read)
        }
      }
    }
    return keys
  }

  private func key(of thing: NamedThing) -> [BookPiece.Key] {
    switch thing {
    case .rule(let code): [.rule(code)]
    case .source(let name): [.source(name)]
    case .rowField(let list, let name):
      [.value(list)] + (rowRecords[list].map { [.rowField(record: $0, name)] } ?? [])
    default: [.value(thing.name)]
    }
  }

  /// What the same name may be in the other version.
  private func twins(of thing: NamedThing) -> [NamedThing] {
    switch thing {
    case .rule, .source, .rowField: [thing]
    default:
      [
        .field(thing.name), .list(thing.name), .parameter(thing.name), .reference(thing.name),
        .table(thing.name), .scorecard(thing.name), .definition(thing.name),
      ]
    }
  }
}
