import Diagnostics
import Numbers

/// Checks the scenario in a file against the versions that are to be compared under it.
///
/// - Throws: what the reader throws for the file itself.
package func checkScenario(
  at path: String, against live: Program, candidate: Program, reader: BookReader
) throws -> CheckedScenario {
  var checked = try check(scenarioAt: path, reader: reader)
  checked.compare(with: [live, candidate])
  return checked
}

extension CheckedScenario {
  /// Adds what does not fit between the scenario and some versions; where an error is found there is no scenario.
  package mutating func compare(with versions: [Program]) {
    guard let scenario, let program = scenario.program else { return }
    var found: Set<Diagnostic> = []
    for version in versions {
      found.formUnion(problems(of: program, with: version))
      if case .at(let date) = scenario.market, let market {
        for reference in version.references(without: date) {
          found.insert(
            Diagnostic(
              .scenarioMarketTooEarly,
              [
                "name": .name(reference.name), "book": .name(version.name),
                "date": .text(date.description),
                "first": .text(reference.entries.map(\.from).min()?.description ?? "–"),
              ], at: market))
        }
      }
    }
    let known = Set(versions.flatMap(\.reasonCodes))
    for (code, span) in codes where !known.contains(code) {
      found.insert(
        Diagnostic(
          .unknownReferralCode, ["name": .name(code)], at: span,
          near: NearestName.all(of: code, among: known.sorted())))
    }
    diagnostics = (diagnostics + found).sorted(by: BookSource.order)
    if diagnostics.contains(where: { $0.severity == .error }) { self.scenario = nil }
  }

  private func problems(of program: Program, with version: Program) -> [Diagnostic] {
    guard program.record.name == version.record.name else {
      guard let decides else { return [] }
      return [
        Diagnostic(
          .scenarioRecordDiffers,
          [
            "name": .name(program.record.name), "book": .name(version.name),
            "expected": .name(version.record.name),
          ], at: decides)
      ]
    }
    let wanted = FieldWords(version)
    let told = FieldWords(program)
    func problem(_ field: FieldSchema, _ list: String?, _ expected: FieldSchema) -> Diagnostic? {
      let (mine, theirs) = (told.text(of: field), wanted.text(of: expected))
      // A field that the scenario lets be missing may well always be there.
      guard let span = field.span,
        mine.type != theirs.type || theirs.veil != mine.veil
          || expected.isOptional && !field.isOptional
      else { return nil }
      return Diagnostic(
        .scenarioFieldDiffers,
        [
          "name": .name(list.map { "\($0).\(field.name)" } ?? field.name),
          "found": .text(mine.whole), "expected": .text(theirs.whole), "book": .name(version.name),
        ], at: span)
    }
    var problems = program.record.fields.compactMap { field in
      version.record.position(of: field.name).flatMap {
        problem(field, nil, version.record.fields[$0])
      }
    }
    for list in program.lists {
      guard let other = version.lists.first(where: { $0.name == list.name }) else { continue }
      problems += list.record.fields.compactMap { field in
        other.record.position(of: field.name).flatMap {
          problem(field, list.name, other.record.fields[$0])
        }
      }
    }
    return problems
  }
}

extension Program {
  /// The codes of all that may refer: rules and the characteristics of scorecards.
  fileprivate var reasonCodes: [String] { rules.map(\.code) }
}

/// What is to be the same of a field wherever it is declared, as rule text has it.
private struct FieldWords {
  let program: Program

  init(_ program: Program) { self.program = program }

  struct Text {
    /// The type with the values of a one-of.
    var type: String
    /// What hides the value: the date from which it is known, and a source that needs consent.
    var veil: String
    var whole: String
  }

  func text(of field: FieldSchema) -> Text {
    let type = typeText(field)
    var veil = field.knownOn.map { " known_on \(program.record.fields[$0].name)" } ?? ""
    if let source = field.source.map({ program.sources[$0] }), source.requiresConsent {
      veil += " from \(source.name)"
    }
    return Text(type: type, veil: veil, whole: type + (field.isOptional ? " optional" : "") + veil)
  }

  private func typeText(_ field: FieldSchema) -> String {
    switch field.type {
    case .boolean: "boolean"
    case .text: "text"
    case .date: "date"
    case .integer: "integer"
    case .months: "months"
    case .days: "days"
    case .money: "money"
    case .decimal: "decimal(\(field.decimals))"
    case .share: "share(\(field.decimals))"
    case .rate: "rate(\(field.decimals))"
    case .oneOf(let index):
      "one of (\(program.oneOfs[index].values.map(\.name).joined(separator: ", ")))"
    }
  }
}
