package import Diagnostics
import Semantics
package import Trials

/// Proposed cases as a table to be filled in: expectations and reviewers are blank.
package struct CaseProposalTable: Sendable {
  private let proposals: CaseProposals
  private let language: Language

  package init(_ proposals: CaseProposals, in language: Language) {
    self.proposals = proposals
    self.language = language
  }

  /// The table as comma-separated text, a case a row.
  package var csv: String {
    var names: [String] = []
    for proposal in proposals.proposals where !names.contains(proposal.name) {
      names.append(proposal.name)
    }
    let program = proposals.program
    let expected = word("expect", "预期")
    let header =
      [word("title", "标题"), word("given", "给定")] + names
      + [word("expect outcome", "预期 结果")] + program.outputs.map { "\(expected) \($0.name)" }
      + [word("expect reasons", "预期 命中规则"), word("reviewed by", "复核人"), word("note", "备注")]
    let blanks = [String](repeating: "", count: program.outputs.count + 3)
    let rows = proposals.proposals.map { proposal in
      [title(proposal), proposals.base]
        + names.map { $0 == proposal.name ? proposal.value : "" } + blanks + [note(proposal)]
    }
    return ([header] + rows).map { $0.map(CSVText.cell).joined(separator: ",") + "\n" }.joined()
  }

  /// `T01 tax_paid_12m: just below minimum_tax (10,000)`.
  private func title(_ proposal: CaseProposal) -> String {
    let owner = name(proposal.owner)
    let subject = owner == proposal.name ? owner : "\(owner) \(proposal.name)"
    let bound = proposal.bound
    let side =
      switch proposal.side {
      case .justBelow: Phrase("just below \(bound)", "略低于 \(bound)")
      case .exactly: Phrase("exactly \(bound)", "正好 \(bound)")
      case .justAbove: Phrase("just above \(bound)", "略高于 \(bound)")
      case .listed: Phrase("\(bound)", "\(bound)")
      case .unlisted: Phrase("\(bound), which is not listed", "\(bound)，未列入条件")
      }
    return Phrase("\(subject): \(side.english)", "\(subject)：\(side.chinese)").filled(in: language)
  }

  private func note(_ proposal: CaseProposal) -> String {
    guard !proposal.alsoOf.isEmpty else { return "" }
    let others = proposal.alsoOf.map(name)
    return Phrase(
      "also a bound of \(others.joined(separator: ", "))",
      "也是 \(others.joined(separator: "、")) 的边界"
    ).filled(in: language)
  }

  private func name(_ owner: CoverageItem.Owner) -> String {
    let program = proposals.program
    return switch owner {
    case .rule(let index): program.rules[index].code
    case .definition(let index): program.definitions[index].name
    case .table(let index): program.tables[index].name
    case .scorecard(let index): program.scorecards[index].name
    }
  }

  private func word(_ english: Sentence, _ chinese: Sentence) -> String {
    Phrase(english, chinese).filled(in: language)
  }
}
