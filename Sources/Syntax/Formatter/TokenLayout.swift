/// Where a token goes in formatted text.
struct TokenLayout {
  enum Break {
    /// On the line of the token before it, unless a comment ends that line.
    case never
    /// On a line of its own if the author began one with it.
    case kept
    /// Always first on its line.
    case always
  }

  var lineBreak = Break.kept
  /// How deep the line is indented that the token is first on.
  var indent = 0
  /// Whether it joins the token before it.
  var joinsLeft = false
  /// Whether the token after it joins it.
  var joinsRight = false
  /// How many spaces stand before it within a line.
  var gap = 1
  /// The column of the line that begins with it; columns of a group are aligned.
  var column: Int?
  /// The lines that this token's line is aligned with, when it is the first of an item.
  var group: AlignmentGroup?
  /// Whether it is a bar of a table's row.
  var isRowBar = false
}

/// Items whose lines are aligned with each other.
struct AlignmentGroup: Hashable {
  var id: Int
  /// How many spaces stand between two columns.
  var gap = 1
  /// The width from which on a column no longer pushes the next one: `nil` for tables.
  var limit: Int? = 40
  /// Whether a blank line parts the group.
  var endsAtBlank = false
}
