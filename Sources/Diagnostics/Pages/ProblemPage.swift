/// The page of a problem: what it means, what to do, and an example with and without it.
package struct ProblemPage: Sendable {
  /// The problem's code in the catalogue.
  package let code: String
  package let meaning: Phrase
  /// What the author can do.
  package let remedy: Phrase
  /// Checking it gives this very problem first; `nil` where no small text can have it.
  package let wrong: ProblemExample?
  /// Checking it gives no problem.
  package let right: ProblemExample?

  init(
    _ code: String, _ meaning: Phrase, remedy: Phrase, wrong: ProblemExample? = nil,
    right: ProblemExample? = nil
  ) {
    self.code = code
    self.meaning = meaning
    self.remedy = remedy
    self.wrong = wrong
    self.right = right
  }

  /// The pages of all that the check of a text says, in the order of their codes.
  package static let all: [ProblemPage] =
    (text + characters + names + unknownNames + records + time + types + rules + tables + cases
    + scenarios)
    .sorted { $0.code < $1.code }

  /// The page of a code; what is found of rules and tables for all applications has none but the
  /// catalogue's own words.
  package static func page(of code: String) -> ProblemPage? {
    if let page = all.first(where: { $0.code == code }) { return page }
    guard Catalogue.entries.contains(where: { $0.id == code }) else { return nil }
    let advice = Catalogue.entry(for: ProblemID(code)).help
    if Catalogue.scenarioVersions.contains(where: { $0.id == code }) {
      return ProblemPage(
        code,
        Phrase(
          "The scenario does not fit the versions that are compared under it.", "情景与所比较的规则版本不相符。"),
        remedy: Phrase(
          "Write the scenario for these versions, or name another one.", "请按这些版本修改情景，或改用其他情景。"))
    }
    return ProblemPage(
      code,
      Phrase(
        "A finding on what the book does for all applications.", "对规则书在所有申请上的表现的分析结论。"),
      remedy: advice ?? Phrase("Look at the case that is shown.", "请查看所给的情形。"))
  }
}
