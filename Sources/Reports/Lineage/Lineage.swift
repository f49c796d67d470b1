import Diagnostics
package import Semantics
import Syntax

/// Where the outputs and rules of a book come from: the values and inputs they hang on, with their sources.
package struct Lineage: Sendable {
  package let program: Program
  package let names: BookNames
  let graph: NameGraph
  /// What is shown, in the book's order.
  let shown: [NamedThing]
  /// What it was asked about; empty for the whole book.
  let asked: [NamedThing]
  /// How the inputs stand in the catalogue of facts; `nil` where none was consulted.
  package private(set) var check: CatalogueCheck?

  /// The lineage of a whole book, or of what hangs on some things and what these hang on.
  package init(_ program: Program, _ graph: NameGraph, of asked: [NamedThing] = []) {
    self.program = program
    self.graph = graph
    self.asked = asked
    let names = BookNames(program)
    self.names = names
    let wanted: Set<NamedThing>
    if asked.isEmpty {
      let roots = names.things.filter { Self.isRoot(names.kind(of: $0)) }
      wanted = Set(roots.flatMap { [$0] + graph.everything(readBy: $0) })
    } else {
      wanted = Set(
        asked.flatMap { thing in
          [thing] + graph.everything(readBy: thing) + Array(graph.everything(reading: thing))
        })
    }
    shown = names.sorted(wanted)
  }

  /// The same, its inputs checked against a catalogue of facts.
  package func checked(against catalogue: FieldCatalogue) -> Lineage {
    var lineage = self
    lineage.check = CatalogueCheck(self, catalogue)
    return lineage
  }

  private static func isRoot(_ kind: BookNames.Kind?) -> Bool { kind == .output || kind == .rule }

  /// The outputs and rules that are shown.
  var roots: [NamedThing] { shown.filter { Self.isRoot(names.kind(of: $0)) } }

  /// All that a thing hangs on, of one kind, in the book's order.
  func upstream(of thing: NamedThing, _ kind: BookNames.Kind) -> [NamedThing] {
    names.sorted(graph.everything(readBy: thing).filter { names.kind(of: $0) == kind })
  }

  /// The rules and outputs that hang on a thing, in the book's order.
  func uses(of thing: NamedThing) -> [NamedThing] {
    names.sorted(graph.everything(reading: thing).filter { Self.isRoot(names.kind(of: $0)) })
  }

  /// Where an input comes from: its own source, or its list's.
  func source(of thing: NamedThing) -> SourceSchema? {
    let reads = graph.read(by: thing)
    for read in reads {
      if case .source(let name) = read { return program.sources.first { $0.name == name } }
    }
    for case .list(let list) in reads { return source(of: .list(list)) }
    return nil
  }

  /// The fields between whose dates a source may be seen, or the list of consents to it.
  func consent(of source: SourceSchema) -> [NamedThing] {
    switch source.consent {
    case nil: []
    case .window(let from, let to):
      [from, to].map { .field(program.record.fields[$0].name) }
    case .list(let consents): [.list(program.lists[consents.list].name)]
    }
  }

  /// What the book says its facts are for.
  var purpose: String? {
    for entry in program.card where entry.name.text == "purpose" {
      if case .text(let purpose) = entry.value { return purpose }
    }
    return nil
  }

  /// Who reads what among the shown things, by their own text.
  var reads: [(reader: NamedThing, read: NamedThing)] {
    let wanted = Set(shown)
    return shown.flatMap { reader in
      graph.read(by: reader).filter(wanted.contains).map { (reader, $0) }
    }
  }
}
