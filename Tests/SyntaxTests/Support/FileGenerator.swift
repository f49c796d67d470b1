import Diagnostics
import Syntax

/// Makes whole files by the grammar, with names that are words elsewhere, and comments and line ends
/// wherever they may stand.
struct FileGenerator {
  private var sentences: SentenceGenerator
  private var random: SeededGenerator
  private let file: Int
  private let branches: [Int]

  init(_ grammar: Grammar, file: Int, seed: UInt64) {
    sentences = SentenceGenerator(grammar, seed: seed)
    random = SeededGenerator(seed: seed)
    self.file = file
    branches = grammar.textBranches
  }

  /// Names that are words or built-in names somewhere else, in both languages.
  private static let names = [
    "line", "rate", "value", "as_of", "last_due", "max", "year", "month", "points", "zh", "key",
    "额度", "利率", "当月值", "决策日", "应报期末", "最大值", "得分", "客户", "合计", "金额", "中文", "主键", "月",
    "`否则`", "`是`", "`else`", "`最大值`", "`决策日`", "`value`", "`年`", "at_lending", "放款时", "税额A1",
  ]

  private static let comments = [
    "// note\n", "// 说明：一\n", "/// documented\n", "\n", "\n\n", "\n\n\n", "  // tail\n",
    "/// 文档\n\n",
  ]

  /// A text that is mostly a file of the language.
  mutating func next() -> String {
    disturbed(sentences.sentence(of: file, aim: random.pick(branches)).text)
  }

  /// The text with other names here and there, and with comments and line ends.
  private mutating func disturbed(_ text: String) -> String {
    let lexed = LexedFile(SourceFile(path: "", text: text), id: FileID(index: 0))
    var result = ""
    var isInRow = false
    for token in lexed.tokens {
      for piece in lexed.trivia[token.trivia] {
        result += String(decoding: lexed.source.utf8[piece.range], as: UTF8.self)
        if piece.kind == .newline { isInRow = false }
      }
      if token.kind == .bar { isInRow = true }
      let mayBreak =
        [.rightBrace, .leftBrace, .endOfFile].contains(token.kind) || token.isFirstOnLine
      if !isInRow, mayBreak || random.oneIn(12), random.oneIn(4) {
        result += random.pick(Self.comments)
      }
      let written = String(decoding: lexed.source.utf8[token.range], as: UTF8.self)
      let isName = token.kind == .identifier && token.word == nil
      result += isName && random.oneIn(3) ? random.pick(Self.names) : written
    }
    return result
  }
}
