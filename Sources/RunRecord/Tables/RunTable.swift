package import Diagnostics
package import Numbers

/// A table of a run: what a page shows, a CSV file holds and a digest covers, once.
package struct RunTable: Hashable, Sendable {
  /// A stable name in snake case, also that of its file.
  package var name: String
  package var title: Phrase
  /// What a reader must know beside the title.
  package var note: Phrase?
  package var columns: [Column]
  /// By row, as many cells as there are columns.
  package var rows: [[Cell]]

  package struct Column: Hashable, Sendable {
    /// Stable, in snake case; of a metric its name, with `.live`, `.candidate` or `.delta` behind it.
    package var name: String
    package var title: Phrase
    package var unit: Unit
    /// Of one of several columns of the same thing, such as both versions' values of a metric: how a head of two rows says
    /// what `title` says in one.
    package var group: Group?

    /// The title that stands over all columns of a thing, and what this one of them is.
    package struct Group: Hashable, Sendable {
      package var title: Phrase
      package var part: Phrase
      package init(_ title: Phrase, _ part: Phrase) {
        self.title = title
        self.part = part
      }
    }

    package init(_ name: String, _ title: Phrase, _ unit: Unit, group: Group? = nil) {
      self.name = name
      self.title = title
      self.unit = unit
      self.group = group
    }
  }

  /// What the cells of a column are; numbers are held in base units whatever the page makes of them.
  package enum Unit: String, Sendable {
    case text, date, count, decimal
    /// In the book's currency, two decimals.
    case money
    /// A part of 1.
    case share
    /// A difference of shares, as a part of 1, shown in percentage points.
    case points
    /// A rate a year, as a part of 1.
    case rate
    case months
  }

  package enum Cell: Hashable, Sendable {
    /// A word of ours: its stable id, and how people read it.
    case label(String, Phrase)
    /// A text of the data or of the author.
    case text(String)
    case count(Int)
    case number(Number)
    /// There is no value: a stable id of the reason, and its words.
    case unavailable(String, Phrase)
    /// Nothing belongs here.
    case empty
  }

  package init(
    _ name: String, _ title: Phrase, note: Phrase? = nil, columns: [Column], rows: [[Cell]] = []
  ) {
    self.name = name
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
  }
}
