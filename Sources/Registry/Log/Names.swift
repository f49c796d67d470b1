package import Diagnostics

/// What people's texts may be where they stand in events.
package enum Names {
  /// Longest name, in characters.
  static let longestName = 64
  /// Longest remark, in characters.
  static let longestLine = 500

  /// Whether a text can name a person, product, environment or role: `[a-z][a-z0-9._-]{0,63}`.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, 97...122 ~= first, text.utf8.count <= longestName
    else { return false }
    return text.utf8.allSatisfy {
      97...122 ~= $0 || 48...57 ~= $0 || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D
    }
  }

  /// Refuses what is no name; `what` says of what, such as "person".
  package static func check(_ text: String, _ what: Phrase) throws(RegistryError) {
    guard !isName(text) else { return }
    throw RegistryError(
      .nameNotAllowed,
      Phrase("'\(shown(text))' cannot name a ", "“\(shown(text))”不能作为") + what
        + Phrase("", "名称"),
      remedy: Phrase(
        "begin with a small letter, then up to 63 of a-z, 0-9, '.', '_' and '-'",
        "以小写字母开头，其后最多 63 个 a-z、0-9、“.”、“_”或“-”"))
  }

  /// Refuses a remark that is empty, longer than a line, or holds what could steer a terminal or hide text.
  package static func checkLine(_ text: String, _ what: Phrase) throws(RegistryError) {
    guard !text.isEmpty, text.contains(where: { !$0.isWhitespace }) else {
      throw RegistryError(
        .nameNotAllowed, Phrase("the ", "") + what + Phrase(" is empty", "为空"),
        remedy: oneLine)
    }
    // Not what a reader would count: a letter may carry any number of accents.
    let length = text.unicodeScalars.count
    guard length <= longestLine else {
      throw RegistryError(
        .nameNotAllowed,
        Phrase("the ", "") + what
          + Phrase(
            " has \(length) characters, at most \(longestLine) are allowed",
            "有 \(length) 个字符，最多 \(longestLine) 个"),
        remedy: Phrase("say it shorter; documents hold what is long", "请写得简短；详情写入文档"))
    }
    if let scalar = text.unicodeScalars.first(where: isHidden) {
      throw RegistryError(
        .nameNotAllowed,
        Phrase("the ", "") + what
          + Phrase(
            " holds \(code(scalar)), which does not show or moves what shows",
            "含有 \(code(scalar))，它不可见或会改变显示"),
        remedy: oneLine)
    }
  }

  private static let oneLine = Phrase("write one line of visible characters", "请写成一行可见字符")

  /// A text as messages show it: what hides is written as its code, what is long is cut.
  package static func shown(_ text: some StringProtocol) -> String {
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 60 { return result + "…" }
      result += isHidden(scalar) ? "<\(code(scalar))>" : String(scalar)
    }
    return result
  }

  /// The whole text, with what hides or steers written as its code: what people wrote, fit for a terminal.
  package static func escaped(_ text: some StringProtocol) -> String {
    text.unicodeScalars.map { isHidden($0) ? "<\(code($0))>" : String($0) }.joined()
  }

  /// The first twelve digits of a digest, by which people tell versions apart.
  package static func short(_ digest: String) -> String {
    shown(digest.hasPrefix("sha256:") ? String(digest.dropFirst(7).prefix(12)) : digest)
  }

  /// Letters and signs that look like nothing, and the sign for bytes that are no text.
  private static let blanks: Set<Unicode.Scalar> = [
    "\u{034F}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{17B5}", "\u{2800}", "\u{3164}", "\u{FFA0}",
    "\u{FFFD}",
  ]

  /// Control, format (bidi among it), line and paragraph separators, blanks, and what no standard assigns.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if blanks.contains(scalar) { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
