import Diagnostics
import Foundation
import Intake
import Registry
import Semantics

/// The provinces of a release plan, which are found in an application's field of that name.
struct PlannedProvinces {
  /// The field by which a release's provinces are known.
  static let field = "province"

  /// In the order of their letters, each once.
  let names: [String]

  /// - Throws: where a name stands twice, could never be an application's, or is none of those that the version knows.
  init(_ names: [String], of version: String, in store: RegistryStore) throws {
    self.names = Set(names).sorted()
    guard !names.isEmpty else { return }
    let known = Self.known(to: try StoredBook(version, in: store).program)
    for name in names { try Self.check(name, known) }
    if let twice = self.names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw Self.refused(twice, Phrase("is named twice", "重复"))
    }
  }

  /// The values that a version takes for the field; `nil` where it takes any text, or does not read it.
  private static func known(to program: Program) -> [OneOfType.Value]? {
    let schema = InputSchema(program)
    guard let place = schema.record.position(of: field),
      case .oneOf(let type) = schema.record.fields[place].type
    else { return nil }
    return schema.oneOfs[type].values
  }

  private static func check(_ name: String, _ known: [OneOfType.Value]?) throws {
    try Names.checkLine(name, Phrase("province", "省份"))
    let trimmed = name.trimmingCharacters(in: .whitespaces)
    guard name == trimmed else {
      throw refused(
        name, Phrase("begins or ends with a space: no application says so", "首尾有空格，不会与任何申请相符"),
        remedy: Phrase("write '\(Names.shown(trimmed))'", "请写“\(Names.shown(trimmed))”"))
    }
    guard let known, !known.contains(where: { $0.name == name }) else { return }
    // Bundles are decided by names; files may bring codes, and people read Chinese.
    let meant = known.first { $0.codes.contains(name) || $0.zh == name }?.name
    let names = known.map(\.name).sorted()
    throw refused(
      name,
      Phrase("is none that the version knows", "不在该版本所知的省份之中")
        + .suggestion(of: meant ?? NearestName.of(name, among: names)),
      remedy: Phrase("it knows ", "可用：") + .oneOf(names))
  }

  private static func refused(
    _ name: String, _ what: Phrase, remedy: Phrase? = nil
  ) -> ToolError {
    ToolError(
      .badInput,
      Phrase("the province '\(Names.shown(name))' ", "省份“\(Names.shown(name))”") + what,
      remedy: remedy)
  }
}
