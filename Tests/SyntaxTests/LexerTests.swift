import Diagnostics
import Foundation
import Numbers
import Syntax
import Testing

@Suite struct LexerTests {
  private static func lexed(_ text: String) -> LexedFile {
    LexedFile(SourceFile(path: "a.rules", text: text), id: FileID(index: 0))
  }

  private static func number(_ units: Int128, _ decimals: Int, _ spelling: NumberSpelling)
    -> TokenValue
  {
    .number(Number(units, decimals: decimals) ?? .zero, spelling)
  }

  @Test(
    arguments: [
      ("3_000_000", number(3_000_000, 0, .plain)), ("12.50", number(125, 1, .plain)),
      ("300万", number(3_000_000, 0, .wan)), ("1.2亿", number(120_000_000, 0, .yi)),
      ("4.35%", number(435, 4, .percent)), ("35bp", number(35, 4, .basisPoint)),
      ("0.01%/day", number(365, 4, .percentPerDay)), ("１２．５％", number(125, 3, .percent)),
      ("2026-03-10", .date(CalendarDate(parsing: "2026-03-10") ?? CalendarDate(packed: 0))),
      ("2026-03", .month(2026 * 12 + 2)), ("\"a\\n\\\"\"", .text("a\n\"")),
      ("“甲：\\\\”", .text("甲：\\")), ("＂x＂", .text("x")), ("tax_level", .name("tax_level")),
      ("税额2", .name("税额2")), ("`any`", .name("any")), ("Ａ１", .name("A1")),
      ("e\u{301}te\u{301}", .name("\u{E9}t\u{E9}")),
    ])
  func oneToken(_ pair: (text: String, value: TokenValue)) {
    let lexed = Self.lexed(pair.text)
    #expect(lexed.diagnostics == [])
    #expect(lexed.tokens.count == 2)
    #expect(lexed.tokens[0].value == pair.value)
    // Swift compares names by their characters, the digest by their bytes.
    if case .name(let name) = lexed.tokens[0].value, case .name(let expected) = pair.value {
      #expect(Array(name.utf8) == Array(expected.utf8))
    }
  }

  @Test func tokensAreKinds() {
    let lexed = Self.lexed("（［｛）］｝【】，、：｜．＝＜ ＞＋－＊／ × ÷ ≤ ≥ ≠ -> <= >= !=")
    #expect(
      lexed.tokens.map(\.kind) == [
        .leftParenthesis, .leftBracket, .leftBrace, .rightParenthesis, .rightBracket, .rightBrace,
        .leftBracket, .rightBracket, .comma, .comma, .colon, .bar, .dot, .equal, .less, .greater,
        .plus, .minus, .times,
        .divide, .times, .divide, .lessOrEqual, .greaterOrEqual, .unequal, .arrow, .lessOrEqual,
        .greaterOrEqual, .unequal, .endOfFile,
      ])
  }

  @Test func wordsAreFoundOnce() {
    let tokens = Self.lexed("not line `line` 24months").tokens
    #expect(
      tokens.map(\.kind) == [.reserved, .identifier, .quoted, .number, .identifier, .endOfFile])
    #expect(tokens.map(\.word) == [.not, .line, nil, nil, .months, nil])
    let chinese = Self.lexed("非 额度 `额度` 24个月").tokens
    #expect(chinese.map(\.kind) == tokens.map(\.kind))
    #expect(chinese.map(\.word) == tokens.map(\.word))
  }

  @Test func triviaAreKept() {
    let lexed = Self.lexed("a // one\r\n\t/// two\n\n//// three\nb")
    #expect(
      lexed.trivia.map(\.kind) == [
        .space, .comment, .newline, .space, .documentation, .newline, .newline, .comment, .newline,
      ])
    #expect(lexed.tokens.map(\.isFirstOnLine) == [true, true, false])
  }

  @Test func theTreeNamesItsNodes() {
    #expect(
      Fixture.parsed("module m facts { let a = -b + }").tree.outline == """
        file
          heading
            module
            m
          section
            facts
            {
            let
              let
              a
              =
              arithmetic
                negate
                  -
                  name
                    b
                +
                missing an expression
            }
          
        """)
  }

  @Test func everyReservedWordIsHighlighted() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let grammar = try String(
      contentsOf: root.appending(path: "Grammar/rulebook.tmLanguage.json"), encoding: .utf8)
    for word in Word.allCases where word.isReserved {
      for spelling in Spelling.all.flatMap({ $0.all(of: word) }) {
        let isThere = ["|", "("].contains { start in
          ["|", ")"].contains { grammar.contains("\(start)\(spelling)\($0)") }
        }
        #expect(isThere, "\(spelling)")
      }
    }
  }
}
