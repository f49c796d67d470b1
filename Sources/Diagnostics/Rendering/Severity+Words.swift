extension Severity {
  /// What stands before a problem of this severity.
  package var word: Phrase {
    switch self {
    case .error: Phrase("error", "错误")
    case .warning: Phrase("warning", "警告")
    case .note: Phrase("note", "提示")
    }
  }

  /// How many problems there are of each severity, the gravest first: `2 errors, 1 warning`.
  ///
  /// `nil` where there are none.
  package static func summary(_ count: (Severity) -> Int) -> Phrase? {
    let counts = [error, warning, note].compactMap { severity -> Phrase? in
      let number = count(severity)
      guard number > 0 else { return nil }
      return Phrase(
        "\(number) \(severity.word.english)\(number == 1 ? "" : "s")",
        "\(number) 个\(severity.word.chinese)")
    }
    return counts.isEmpty ? nil : Phrase.joined(counts, by: Phrase(", ", "，"))
  }
}
