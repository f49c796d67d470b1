import Diagnostics
import Semantics
import Syntax
import Trials

/// A part of a book for which coverage is summed up: a section, its tables, its scorecards.
enum CoverageGroup: Hashable {
  case section(SectionKind)
  case tables, scorecards

  static let all = SectionKind.allCases.map { CoverageGroup.section($0) } + [.tables, .scorecards]

  init(_ owner: CoverageItem.Owner, _ program: Program) {
    self =
      switch owner {
      case .rule(let rule): .section(program.rules[rule].section)
      case .definition(let definition): .section(program.definitions[definition].section)
      case .table: .tables
      case .scorecard: .scorecards
      }
  }

  func title(in language: Language) -> String {
    switch self {
    case .section(let section): section.words.text(in: language)
    case .tables: Phrase("Tables", "决策表").filled(in: language)
    case .scorecards: Phrase("Scorecards", "评分卡").filled(in: language)
    }
  }

  /// A machine's word.
  var id: String {
    switch self {
    case .section(let section): section.rawValue
    case .tables: "tables"
    case .scorecards: "scorecards"
    }
  }
}

extension Coverage {
  /// The groups that hold something, each with its items.
  var groups: [(group: CoverageGroup, items: [CoverageItem])] {
    let items = Dictionary(grouping: items) { CoverageGroup($0.owner, program) }
    return CoverageGroup.all.compactMap { group in items[group].map { (group, $0) } }
  }

  /// The kinds of which the book has some.
  var kinds: [CoverageItem.Kind] {
    let found = Set(items.map(\.kind))
    return CoverageItem.Kind.allCases.filter(found.contains)
  }

  /// What belongs together and is not wholly met, section by section.
  var gaps: [(owner: CoverageItem.Owner, items: [CoverageItem])] {
    groups.flatMap { _, items in
      let unmet = items.filter { !$0.unmet.isEmpty }
      var owners: [CoverageItem.Owner] = []
      for item in unmet where !owners.contains(item.owner) { owners.append(item.owner) }
      return owners.map { owner in (owner, unmet.filter { $0.owner == owner }) }
    }
  }
}

extension CoverageItem.Kind {
  /// A heading over several of them.
  var plural: Phrase {
    switch self {
    case .rule: Phrase("rules", "规则")
    case .condition: Phrase("conditions", "条件")
    case .branch: Phrase("branches", "分支")
    case .row: Phrase("rows", "表行")
    case .bin: Phrase("bins", "分箱")
    case .boundary: Phrase("boundaries", "边界")
    case .reason: Phrase("reasons", "原因")
    }
  }
}
