import Diagnostics
import Syntax

// Names that people cannot tell apart.
extension Checker {
  /// Reports names of one kind that look like another one of it: letters of other scripts are an error, signs
  /// that are hard to tell apart a warning.
  func reportLookAlikes() {
    for scope in [namesOfValues, namesOfRules] {
      var firsts: [String: Name] = [:]
      for name in scope where !name.text.isEmpty {
        guard let first = firsts.updateValue(name, forKey: LookAlike.loose(name.text)),
          first.text != name.text
        else { continue }
        reportLookAlike(name, of: first)
      }
    }
  }

  private func reportLookAlike(_ name: Name, of first: Name) {
    let place = RelatedPlace(
      role: "declared_here", arguments: ["name": .name(first.text)], span: first.span)
    let arguments: [String: ProblemArgument] = [
      "name": .name(name.text), "other": .name(first.text),
    ]
    if LookAlike.skeleton(of: name.text) == LookAlike.skeleton(of: first.text) {
      let letters = LookAlike.letters(of: name.text, unlike: first.text)
      report(
        .lookAlikeNames,
        arguments.merging(["letters": .items(letters.map { .text($0) })]) { $1 },
        at: name.span, related: [place])
    } else {
      report(.similarNames, arguments, at: name.span, related: [place])
    }
  }

  /// The names that stand for values in expressions, those of types, records and sources with them; in
  /// the order of the text.
  private var namesOfValues: [Name] {
    var found: [Name] = []
    for record in names.records {
      found.append(record.value.name)
      for field in record.value.fields {
        found.append(field.name)
        found += values(of: field.type)
      }
    }
    for type in names.types {
      found.append(type.value.name)
      found += type.value.oneOf.values.map(\.name)
    }
    found += names.sources.map(\.value.name) + names.parameters.map(\.value.name)
    found += names.references.map(\.value.name) + names.tables.map(\.value.name)
    found += names.scorecards.map(\.value.name) + names.definitions.map(\.value.name)
    return found.sorted { $0.span < $1.span }
  }

  private var namesOfRules: [Name] {
    names.rules.map(\.value.syntax.code).sorted { $0.span < $1.span }
  }

  private func values(of type: TypeSyntax) -> [Name] {
    if case .oneOf(let oneOf) = type.kind { oneOf.values.map(\.name) } else { [] }
  }
}
