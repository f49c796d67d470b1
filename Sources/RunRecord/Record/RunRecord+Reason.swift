package import Diagnostics

extension RunRecord {
  /// Why a figure is not there: a stable id for machines, and the words in which it was told.
  package struct Reason: Codable, Hashable, Sendable {
    package var id: String
    package var words: String
    package var zh: String

    package init(_ id: String, _ words: Phrase) {
      self.id = id
      self.words = words.text(in: .english)
      zh = words.text(in: .chinese)
    }

    /// What people read.
    package var phrase: Phrase { Phrase("\(words)", "\(zh)") }
  }
}
