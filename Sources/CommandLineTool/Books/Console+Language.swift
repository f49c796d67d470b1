import Diagnostics

extension Console {
  /// The language of what is said about a rule file: the chosen one, else the one that the file is written in.
  func language(of written: Language?) -> Language { chosenLanguage ?? written ?? .english }
}
