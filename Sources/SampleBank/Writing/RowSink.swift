import Numbers

/// What takes the cells of a row, one after the other in the table's order of columns.
///
/// Tables describe their rows once; as text they are files, as columns they are what the bank's rules decide.
protocol RowSink {
  mutating func text(_ text: String)
  /// A letter with a number padded to so many digits, such as `A00042`.
  mutating func identifier(_ letter: UInt8, _ number: Int, digits: Int)
  /// A whole number; also outside codes and numbers of documents.
  mutating func whole(_ value: Int?)
  mutating func money(fen: Int?)
  /// A number of so many decimals; written without needless zeros.
  mutating func number(_ scaled: Int?, decimals: Int)
  mutating func date(_ date: CalendarDate?)
  mutating func truth(_ value: Bool)
  /// A cell that nobody filled.
  mutating func nothing()
  mutating func endRow()
}

extension RowSink {
  mutating func text(_ text: String?) {
    if let text { self.text(text) } else { nothing() }
  }
}
