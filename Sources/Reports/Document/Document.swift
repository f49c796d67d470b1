package import Diagnostics

/// A text for people as values, to be written as Markdown or as a page.
package struct Document: Sendable {
  /// A stretch of a line.
  package enum Inline: Hashable, Sendable {
    case text(String)
    /// A name or text of the rule language.
    case code(String)
    case strong(String)
    /// Beside the point, such as the name in another language.
    case soft(String)
  }

  /// Rows under titles.
  package struct Table: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
      package var title: String
      /// Figures stand at the right.
      package var isNumeric: Bool

      package init(_ title: String, isNumeric: Bool = false) {
        self.title = title
        self.isNumeric = isNumeric
      }
    }
    package var columns: [Column]
    package var rows: [[[Inline]]]

    package init(_ columns: [Column], rows: [[[Inline]]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// A piece of the text that stands on lines of its own.
  package enum Block: Hashable, Sendable {
    /// Of level 2 and deeper; the title is the heading of level 1.
    case heading(Int, [Inline])
    case paragraph([Inline])
    case list([[Inline]])
    case table(Table)
    /// A rule: its heading line, then lines about it.
    case entry([Inline], [[Inline]])
  }

  package var title: String
  package var language: Language
  package var blocks: [Block]

  package init(title: String, language: Language, blocks: [Block]) {
    self.title = title
    self.language = language
    self.blocks = blocks
  }
}
