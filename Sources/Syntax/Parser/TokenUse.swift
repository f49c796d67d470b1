/// What the parser read a token as.
enum TokenUse {
  /// The word that it spells, if it spells one.
  case word
  /// A name of the author's, whatever it spells.
  case name
  /// A name that the language gives.
  case builtIn(BuiltIn)
}

extension Token {
  /// The token as a tree holds it: with a word only if it was read as one.
  func read(as use: TokenUse) -> Token {
    var token = self
    switch use {
    case .word: break
    case .name: token.word = nil
    case .builtIn(let name):
      token.word = nil
      token.builtIn = name
    }
    return token
  }
}
