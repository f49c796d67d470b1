import Diagnostics
import Semantics
import Syntax

/// How the fields that a book reads stand in the catalogue, and what of that is not permitted.
package struct CatalogueCheck: Sendable {
  /// How a field stands.
  enum Standing: Hashable, Sendable {
    /// It is from no source: the application's own.
    case own
    case listed(FieldCatalogue.Entry)
    case unlisted(because: String)
    /// The day on which the bank received a row, which no source lists.
    case dayOfReceipt
    /// Neither listed nor explained.
    case unexplained
    /// The code it gives is not in the catalogue.
    case unknownCode(String)
    /// It was or will be listed, but not on that day.
    case notInForce(FieldCatalogue.Entry)
  }

  let catalogue: FieldCatalogue
  private let standings: [NamedThing: Standing]
  /// What is not permitted, in the book's order.
  package let findings: [CatalogueFinding]

  package init(_ lineage: Lineage, _ catalogue: FieldCatalogue) {
    self.catalogue = catalogue
    var standings: [NamedThing: Standing] = [:]
    var findings: [CatalogueFinding] = []
    for thing in lineage.shown {
      guard let field = lineage.program.schema(of: thing) else { continue }
      let source = lineage.source(of: thing)
      let standing = Self.standing(
        of: field.schema, source, isReceipt: field.isDayOfReceipt, catalogue)
      standings[thing] = standing
      let cause = Self.cause(
        of: standing, purpose: lineage.purpose, source: source?.name, field.schema, catalogue)
      if let cause {
        findings.append(
          CatalogueFinding(
            field: thing.name, place: lineage.names.place(of: thing), day: catalogue.day,
            cause: cause))
      }
    }
    self.standings = standings
    self.findings = findings
  }

  /// How a field stands; `nil` for what is none.
  func standing(of thing: NamedThing) -> Standing? { standings[thing] }

  private static func standing(
    of field: FieldSchema, _ source: SourceSchema?, isReceipt: Bool, _ catalogue: FieldCatalogue
  ) -> Standing {
    switch field.listing {
    case .unlisted(let reason)?: return .unlisted(because: reason)
    case .listed(let code)?:
      let entries = catalogue.entries(ofCode: code)
      return standing(entries, catalogue) ?? .unknownCode(code)
    case nil:
      guard let source else { return .own }
      let entries = catalogue.entries(named: field.name, of: source.name)
      return standing(entries, catalogue) ?? (isReceipt ? .dayOfReceipt : .unexplained)
    }
  }

  /// The entry that is listed on the day, else one that is not; `nil` of no entries.
  private static func standing(
    _ entries: [FieldCatalogue.Entry], _ catalogue: FieldCatalogue
  ) -> Standing? {
    if let entry = entries.first(where: { $0.isListed(on: catalogue.day) }) {
      return .listed(entry)
    }
    return entries.first.map { .notInForce($0) }
  }

  private static func cause(
    of standing: Standing, purpose: String?, source: String?, _ field: FieldSchema,
    _ catalogue: FieldCatalogue
  ) -> CatalogueFinding.Cause? {
    switch standing {
    case .own, .unlisted, .dayOfReceipt: nil
    case .unexplained: .unexplained(source: source ?? "")
    case .unknownCode(let code): .unknownCode(code, nearest: catalogue.nearestCode(to: code))
    case .notInForce(let entry): .notInForce(entry)
    case .listed(let entry):
      switch purpose {
      case nil: .noPurpose(entry)
      case let purpose?: entry.permits(purpose) ? nil : .purpose(purpose, entry)
      }
    }
  }
}

extension Program {
  /// The schema of a field of the record or of a list, and whether it is the day on which the list's rows were received.
  fileprivate func schema(of thing: NamedThing) -> (schema: FieldSchema, isDayOfReceipt: Bool)? {
    switch thing {
    case .field(let name):
      return record.position(of: name).map { (record.fields[$0], false) }
    case .rowField(let list, let name):
      guard let list = lists.first(where: { $0.name == list }),
        let position = list.record.position(of: name)
      else { return nil }
      return (list.record.fields[position], list.knownOn == position)
    default: return nil
    }
  }
}
