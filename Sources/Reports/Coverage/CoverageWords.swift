import Diagnostics
import Semantics
import Trials

/// What tests have not met, in the author's terms.
struct CoverageWords {
  let program: Program
  let language: Language

  init(_ program: Program, in language: Language) {
    self.program = program
    self.language = language
  }

  /// What an item belongs to: `F03 Court enforcement`.
  func head(_ owner: CoverageItem.Owner) -> String {
    let (name, words) =
      switch owner {
      case .rule(let index): (program.rules[index].code, program.rules[index].words)
      case .definition(let index):
        (program.definitions[index].name, program.definitions[index].words)
      case .table(let index): (program.tables[index].name, program.tables[index].words)
      case .scorecard(let index):
        (program.scorecards[index].name, program.scorecards[index].words)
      }
    return words.title(in: language).map { "\(name) \($0)" } ?? name
  }

  /// Where it stands.
  func span(_ owner: CoverageItem.Owner) -> SourceSpan? {
    switch owner {
    case .rule(let index): program.rules[index].span
    case .definition(let index): program.definitions[index].span
    case .table(let index): program.tables[index].span
    case .scorecard(let index): program.scorecards[index].characteristics.first?.span
    }
  }

  /// `tax_line.rules:72`.
  func place(_ span: SourceSpan) -> String {
    let file = program.files[span.file]
    return "\(file.path):\(file.lineAndColumn(at: span.lower).line)"
  }

  /// What is not met of an item, in one sentence.
  func sentence(_ item: CoverageItem) -> String {
    let unmet = item.unmet
    let subject = item.subject
    let phrase: Phrase
    switch item.kind {
    case .rule:
      phrase =
        unmet == [.undecided]
        ? Phrase("the rule is never undecided", "规则从未待定")
        : unmet.contains(.undecided)
          ? Phrase("the rule {what} and is never undecided", "规则{what}，也从未待定")
          : Phrase("the rule {what}", "规则{what}")
      let what = joined(unmet.filter { $0 != .undecided })
      return phrase.filled(with: ["what": .text(what.filled(in: language))], in: language)
    case .condition:
      let what = joined(unmet)
      phrase = Phrase("'\(subject)' is never \(what.english)", "“\(subject)”从未\(what.chinese)")
    case .branch:
      let what = joined(unmet)
      phrase = Phrase(
        "'if \(subject)' never takes \(what.english)", "“if \(subject)”从未走\(what.chinese)")
    case .row: phrase = Phrase("no test meets the row '\(subject)'", "没有测试命中表行“\(subject)”")
    case .bin: phrase = Phrase("no test meets the bin '\(subject)'", "没有测试落入分箱“\(subject)”")
    case .boundary:
      let what = joined(unmet)
      phrase = Phrase(
        "\(subject) is never \(what.english) \(item.bound)",
        "\(subject) 从未\(what.chinese) \(item.bound)")
    case .reason:
      phrase =
        unmet == [.expected]
        ? Phrase("no test expects it as a reason", "没有测试把它列为预期的命中规则")
        : Phrase("no test gives the reason \(subject)", "没有测试给出原因 \(subject)")
    }
    return phrase.filled(in: language)
  }

  private func joined(_ unmet: [CoveragePart.Meaning]) -> Phrase {
    let phrases = unmet.map(phrase)
    let english = phrases.map { $0.filled(in: .english) }
    let last = english.last ?? ""
    return Phrase(
      english.count < 2
        ? "\(last)" : "\(english.dropLast().joined(separator: ", ")) or \(last)",
      "\(phrases.map { $0.filled(in: .chinese) }.joined(separator: "、"))")
  }

  private func phrase(_ meaning: CoveragePart.Meaning) -> Phrase {
    switch meaning {
    case .fired: Phrase("never fires", "从未命中")
    case .notFired: Phrase("always fires", "每次都命中")
    case .isTrue: Phrase("true", "为真")
    case .isFalse: Phrase("false", "为假")
    case .undecided: Phrase("undecided", "待定")
    case .then: Phrase("'then'", " then 分支")
    case .otherwise: Phrase("'else'", " else 分支")
    case .below: Phrase("below", "低于")
    case .at: Phrase("exactly", "等于")
    case .above: Phrase("above", "高于")
    case .hit, .expected, .given: Phrase("met", "命中")
    }
  }
}
