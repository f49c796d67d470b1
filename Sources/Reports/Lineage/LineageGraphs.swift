package import Diagnostics
package import Engine
import Semantics
import Syntax

extension Lineage {
  /// The shown things and who reads what, for machines.
  package var json: JSON {
    .members([
      "book": .text(program.name), "digest": .text(program.digest),
      "purpose": purpose.map { .text($0) },
      "catalogue": check.map {
        .members(["day": $0.catalogue.day.map { .text("\($0)") } ?? .null])
      },
      "things": .array(
        shown.map { thing in
          let source = names.kind(of: thing) == .field ? source(of: thing) : nil
          return .members([
            "kind": names.kind(of: thing).map { .text($0.rawValue) },
            "name": .text(thing.name),
            "title": names.words(of: thing).title.map { .text($0) },
            "zh": names.words(of: thing).zh.map { .text($0) },
            "place": names.place(of: thing).map { .text($0) },
            "source": source.map { .text($0.name) },
            "consent": source.flatMap { source in
              source.requiresConsent ? .array(consent(of: source).map { .text($0.name) }) : nil
            },
            "catalogue": check?.standing(of: thing)?.json,
            "used_by": names.kind(of: thing) == .field
              ? .array(uses(of: thing).map { .text($0.name) }) : nil,
          ])
        }),
      "reads": .array(
        reads.map { edge in
          .members(["by": .text(edge.reader.name), "of": .text(edge.read.name)])
        }),
      "findings": check.map { check in
        .array(
          check.findings.map { finding in
            .members([
              "field": .text(finding.field), "place": finding.place.map { .text($0) },
              "text": .text(finding.words.filled(in: .english)),
            ])
          })
      },
    ])
  }

  /// The same as a drawing for Graphviz: inputs at the left, outputs and rules at the right.
  package func drawing(in language: Language) -> Graphviz {
    var drawing = Graphviz(name: program.name)
    for thing in shown {
      guard let kind = names.kind(of: thing) else { continue }
      drawing.add(
        Graphviz.Box(
          id: "\(kind.rawValue) \(thing.name)", label: thing.name,
          caption: caption(of: thing, in: language), shape: Self.shape(of: kind),
          group: kind == .field
            ? source(of: thing).map { $0.words.title(in: language) ?? $0.name } : nil))
    }
    for (reader, read) in reads {
      guard let from = names.kind(of: read), let to = names.kind(of: reader) else { continue }
      drawing.addArrow(
        from: "\(from.rawValue) \(read.name)", to: "\(to.rawValue) \(reader.name)")
    }
    return drawing
  }

  /// The wording, and how an input stands in the catalogue.
  private func caption(of thing: NamedThing, in language: Language) -> String? {
    let standing = check?.standing(of: thing).flatMap { $0 == .own ? nil : $0 }
    let parts = [names.title(of: thing, in: language), standing?.words.filled(in: language)]
    let present = parts.compactMap(\.self)
    return present.isEmpty ? nil : present.joined(separator: "\n")
  }

  private static func shape(of kind: BookNames.Kind) -> String {
    switch kind {
    case .output: "doubleoctagon"
    case .rule: "hexagon"
    case .value: "box"
    case .table, .scorecard: "tab"
    case .parameter: "note"
    case .reference: "cds"
    case .field, .list: "ellipse"
    case .source: "cylinder"
    }
  }
}
