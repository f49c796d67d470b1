package import Numbers

/// What a token is.
package enum TokenKind: Sendable {
  /// A name, or a word that is one where no word is called for.
  case identifier
  /// A word that can be no name.
  case reserved
  /// A name between backticks, never a word.
  case quoted
  case number
  case date
  case month
  case text
  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, bar, dot, arrow
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, times, divide
  /// Characters that mean nothing.
  case unknown
  case endOfFile

  /// The one way in which tokens of this kind are written, if there is one.
  package var spelling: String? {
    switch self {
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .comma: ","
    case .colon: ":"
    case .bar: "|"
    case .dot: "."
    case .arrow: "->"
    case .equal: "="
    case .unequal: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .divide: "/"
    default: nil
    }
  }

  /// The comparison that the token stands for.
  var comparator: Comparator? {
    switch self {
    case .equal: .equal
    case .unequal: .unequal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}

/// What a token stands for, if it is not its kind that says it.
package enum TokenValue: Hashable, Sendable {
  case none
  /// A name, without backticks.
  case name(String)
  case number(Number, NumberSpelling)
  case date(CalendarDate)
  /// year × 12 + month − 1.
  case month(Int)
  /// A text, unescaped.
  case text(String)
}

/// The smallest piece of a rule file that means something, with the trivia before it.
package struct Token: Sendable {
  package var kind: TokenKind
  /// The word that it spells, reserved or not; in a tree only where it is read as that word.
  package var word: Word?
  /// The built-in name as which it is read; only trees know.
  package var builtIn: BuiltIn?
  package var value: TokenValue
  /// UTF-8 offsets of the token itself.
  package var range: Range<Int>
  /// Indices of the trivia before it.
  package var trivia: Range<Int>
  /// Whether a line ends in the trivia before it, or the file begins with it.
  package var isFirstOnLine: Bool
}

/// What stands between tokens and means nothing to the rules.
package struct Trivia: Hashable, Sendable {
  package enum Kind: Sendable {
    /// White space without a line end.
    case space
    /// One line end.
    case newline
    /// `// …` up to the line's end.
    case comment
    /// `/// …` up to the line's end.
    case documentation
  }
  package var kind: Kind
  /// UTF-8 offsets.
  package var range: Range<Int>
}
