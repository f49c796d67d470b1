import Diagnostics
import Syntax

extension Declaration.Kind {
  /// What is wrong with a declaration in a file of a kind; `nil` where it belongs there.
  func misplaced(in file: FileSyntax.Kind) -> ProblemID? {
    switch self {
    case .varies, .scenarioBlock, .market, .measure: file == .scenario ? nil : .onlyInScenario
    case .section(let section): file == .scenario && section.decides ? .notInScenario : nil
    case .applicant, .test, .expect, .override, .disable:
      file == .scenario ? .notInScenario : nil
    case .card, .use, .decides, .currency, .calendar, .source, .record, .type, .order,
      .parameter, .reference, .table, .scorecard:
      nil
    }
  }

  /// What it is called where it is misplaced.
  var word: ProblemArgument {
    switch self {
    case .varies: .name(Word.varies.english)
    case .scenarioBlock(let block): .name(block.kind.rawValue)
    case .market: .name(Word.market.english)
    case .measure: .name(Word.measure.english)
    case .section(let section):
      section.kind == .facts ? .term("rule_or_output") : .term("section_\(section.kind.rawValue)")
    case .applicant: .name(Word.applicant.english)
    case .test: .name(Word.test.english)
    case .expect: .name(Word.expect.english)
    case .override: .name(Word.override.english)
    case .disable: .name(Word.disable.english)
    default: .term("declaration")
    }
  }
}

extension SectionSyntax {
  /// Whether it holds more than facts.
  fileprivate var decides: Bool {
    kind != .facts
      || items.contains { item in
        if case .let = item { false } else { true }
      }
  }
}
