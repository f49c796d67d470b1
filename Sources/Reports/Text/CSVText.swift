/// Values as RFC 4180 has them.
enum CSVText {
  /// A value, in quotes where it must be.
  static func cell(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
