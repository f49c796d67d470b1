/// The apostrophe that keeps a spreadsheet from taking a text for a formula.
///
/// Spreadsheets run a cell that begins with `=`, `+`, `-` or `@`, some also behind a tab or carriage return;
/// an apostrophe before it makes it plain text. A text that begins with such a character, or with
/// apostrophes and then one, is written with one apostrophe more and read with one fewer, so that
/// every text comes back as it was. No other text is touched, and no number.
package enum FormulaEscape {
  private static let apostrophe = UInt8(ascii: "'")

  /// Whether the text behind its apostrophes begins with what a spreadsheet may run.
  private static func runs(_ text: some Sequence<UInt8>) -> Bool {
    switch text.first(where: { $0 != apostrophe }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }

  /// A text as it is written.
  package static func escaped(_ text: String) -> String { runs(text.utf8) ? "'" + text : text }

  /// Whether reading a text takes an apostrophe away.
  package static func undoes(_ text: some Collection<UInt8>) -> Bool {
    text.first == apostrophe && runs(text)
  }

  /// A text as it is read: without the apostrophe that `escaped` put there.
  @inline(__always)
  static func undone(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    undoes(bytes) ? UnsafeBufferPointer(rebasing: bytes.dropFirst()) : bytes
  }
}
