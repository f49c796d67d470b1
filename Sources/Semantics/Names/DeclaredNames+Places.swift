import Syntax

extension DeclaredNames {
  /// Every name that is declared, where it is declared, those most often renamed first.
  var places: [Name] {
    let fields = records.flatMap { $0.value.fields }
    let oneOfs =
      types.map(\.value.oneOf)
      + fields.compactMap { if case .oneOf(let oneOf) = $0.type.kind { oneOf } else { nil } }
    return definitions.map(\.value.name) + parameters.map(\.value.name)
      + tables.map(\.value.name) + references.map(\.value.name) + scorecards.map(\.value.name)
      + fields.map(\.name) + types.map(\.value.name) + records.map(\.value.name)
      + rules.map(\.value.syntax.code) + sources.map(\.value.name)
      + applicants.map(\.value.name) + oneOfs.flatMap { $0.values.map(\.name) }
  }
}
