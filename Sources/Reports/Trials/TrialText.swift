package import Diagnostics
import Trials

extension TrialRun {
  /// Every failed expectation with what was expected and found.
  package func failureLines(in language: Language) -> [(text: String, isTitle: Bool)] {
    func words(_ english: Sentence, _ chinese: Sentence) -> String {
      Phrase(english, chinese).filled(in: language)
    }
    return report.results.filter { !$0.failures.isEmpty }.flatMap { result in
      [(words("failed: \(result.title)", "未通过：\(result.title)"), true)]
        + result.failures.flatMap { failure -> [(String, Bool)] in
          let subject = subject(failure.subject, in: language)
          let padding = String(repeating: " ", count: displayWidth(of: subject))
          return [
            ("  \(place(failure.span))", false),
            (
              words(
                "    \(subject): expected \(failure.expected)",
                "    \(subject)：预期 \(failure.expected)"), false
            ),
            (
              words(
                "    \(padding)     found \(failure.found)", "    \(padding)  实际 \(failure.found)"),
              false
            ),
          ]
        } + [("", false)]
    }
  }

  private func subject(_ subject: String, in language: Language) -> String {
    let words = [
      "outcome": Phrase("outcome", "结果"), "reasons": Phrase("reasons", "命中规则"),
      "warnings": Phrase("warnings", "命中预警"), "parameters": Phrase("parameters", "参数"),
    ]
    return words[subject]?.filled(in: language) ?? subject
  }

  /// `21 tests pass; 3 cases without an expectation`.
  package var summary: Phrase {
    let blank = blankCases
    if blank == 0 { return report.summary }
    let cases = blank == 1 ? "1 case" : "\(blank) cases"
    return report.summary
      + Phrase("; \(cases) without an expectation", "；另有 \(blank) 个案例未写预期")
  }
}
