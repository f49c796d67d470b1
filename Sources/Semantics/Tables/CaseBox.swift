/// A set of cases that takes some classes of each column, whatever the other columns bring.
///
/// The classes of all columns stand in one list of words; a `CaseSpace` knows which words are whose.
package struct CaseBox: Hashable, Sendable {
  var words: [UInt64]

  /// Whether all cases of another box are in this one.
  package func contains(_ other: CaseBox) -> Bool {
    for index in words.indices where other.words[index] & ~words[index] != 0 { return false }
    return true
  }
}
