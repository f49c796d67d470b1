import Diagnostics
import Numbers

extension Parser {
  mutating func table() -> Declaration.Kind {
    bump()
    let name = expectName()
    let header = headerNames
    let columns = columns(header: header)
    expect(.arrow)
    let output = valueType()
    let words = words()
    let policy = take(.hit) ? hitPolicy() : .unique
    var table = TableSyntax(
      name: name, columns: columns, output: output, words: words, policy: policy,
      body: .rows(header: [], rows: [], otherwise: nil))
    if take(.from) {
      table.body = .file(expectText())
    } else {
      table.body = tableBody()
    }
    return .table(table)
  }

  /// The names of the header row ahead, by which a column is told from a value of a one-of.
  private var headerNames: Set<String> {
    var index = position
    while ![.leftBrace, .rightBrace, .endOfFile].contains(tokens[index].kind),
      tokens[index].word != .from || tokens[index + 1].kind != .text
    {
      index += 1
    }
    var names: Set<String> = []
    index += 1
    while index < tokens.count, tokens[index].kind == .bar {
      guard index + 1 < tokens.count, case .name(let name) = tokens[index + 1].value else { break }
      names.insert(name)
      index += 2
    }
    return names
  }

  private mutating func columns(header: Set<String>) -> [TableSyntax.Column] {
    node(.columns) { parser in
      guard parser.expect(.leftParenthesis) else { return [] }
      var columns = [parser.column(header)]
      while parser.take(.comma) { columns.append(parser.column(header)) }
      parser.expect(.rightParenthesis)
      return columns
    }
  }

  private mutating func column(_ header: Set<String>) -> TableSyntax.Column {
    node(.column) { parser in
      let name = parser.expectName()
      // Some name must stand in the set, so that `name:` is seen as a column in any table.
      let columns = header.union([""])
      let type = parser.take(.colon) ? parser.type(endingBefore: columns) : nil
      return TableSyntax.Column(name: name, type: type)
    }
  }

  private mutating func hitPolicy() -> TableSyntax.Policy {
    switch token.word {
    case .unique:
      bump()
      return .unique
    case .any:
      bump()
      return .any
    case .first:
      bump()
      return .first
    case .priority:
      bump()
      var outputs = [listed()]
      while take(.comma) { outputs.append(listed()) }
      return .priority(outputs)
    case .collect:
      bump()
      guard let collect = token.word.flatMap({ TableSyntax.Collect(rawValue: $0.english) }) else {
        missing(words([.sum, .min, .max, .count]))
        return .collect(.sum)
      }
      bump()
      return .collect(collect)
    default:
      let near =
        at(.identifier) ? nearestWord(among: [.unique, .any, .first, .priority, .collect]) : nil
      missing(.term("hitpolicy"), suggestion: near.map { spelling[$0] })
      guard let near else { return .unique }
      correct(to: near)
      return hitPolicy()
    }
  }

  private mutating func tableBody() -> TableSyntax.Body {
    var header: [Name] = []
    var rows: [TableSyntax.Row] = []
    var otherwise: Expression?
    braces { parser in
      if parser.at(.bar) {
        if header.isEmpty {
          header = parser.header()
        } else {
          rows.append(parser.row())
        }
      } else if parser.at(.otherwise) {
        let mark = parser.builder.mark
        if otherwise != nil { parser.reportRepeated("otherwise") }
        parser.bump()
        otherwise = parser.expression()
        parser.builder.wrap(.otherwise, from: mark)
      } else {
        parser.missing(.term("row"), atLineBegin: true)
        parser.skipUnexpected { $0.token.isFirstOnLine && ($0.at(.bar) || $0.at(.otherwise)) }
      }
    }
    return .rows(header: header, rows: rows, otherwise: otherwise)
  }

  private mutating func header() -> [Name] {
    node(.header) { parser in
      var names: [Name] = []
      parser.bump()
      repeat {
        let start = parser.position
        names.append(parser.node(.cell) { $0.expectName() })
        parser.closeCell(from: start)
      } while !parser.rowEnds
      return names
    }
  }

  private mutating func row() -> TableSyntax.Row {
    let start = position
    return node(.row) { parser in
      let count = parser.cellsInRow
      var cells: [Cell] = []
      var output: Expression?
      parser.bump()
      for index in 0..<count {
        let start = parser.position
        let mark = parser.builder.mark
        if index == count - 1 {
          output = parser.outputCell()
        } else {
          cells.append(parser.cell())
        }
        parser.builder.wrap(.cell, from: mark)
        parser.closeCell(from: start)
        if parser.rowEnds { break }
      }
      return TableSyntax.Row(cells: cells, output: output, span: parser.span(from: start))
    }
  }

  /// How many cells the row at the next `|` has.
  private var cellsInRow: Int {
    var count = 0
    var index = position + 1
    while !tokens[index].isFirstOnLine, ![.rightBrace, .endOfFile].contains(tokens[index].kind) {
      if tokens[index].kind == .bar { count += 1 }
      index += 1
    }
    if tokens[index - 1].kind != .bar { count += 1 }
    return max(1, count)
  }

  /// Takes the `|` behind a cell, or skips to it on the same line.
  ///
  /// A row is one line: in no cell a line may end.
  private mutating func closeCell(from start: Int) {
    if let broken = tokens[start..<position].firstIndex(where: \.isFirstOnLine) {
      let end = tokens[broken - 1].range.upperBound
      reportHere(
        "expected_token", ["expected": .name("|"), "found": .term("end_of_line")],
        at: lexed.place.span(end..<end))
    } else if at(.bar), !token.isFirstOnLine {
      return bump()
    } else {
      missing(.name("|"), found: token.isFirstOnLine ? .term("end_of_line") : nil)
    }
    skipUnexpected { $0.at(.bar) || $0.token.isFirstOnLine }
    if at(.bar), !token.isFirstOnLine { bump() }
  }

  private var rowEnds: Bool { token.isFirstOnLine || at(.rightBrace) || isAtEnd }

  // MARK: Cells

  /// Reads an input cell.
  mutating func cell() -> Cell {
    let start = position
    if at(.any), peek().kind == .bar || peek().kind == .endOfFile {
      bump()
      return Cell(.any, span: span(from: start))
    }
    if at(.bar) || isAtEnd {
      let place = missingPlace
      missing(.term("cell"))
      return Cell(.any, span: place)
    }
    let isNegated = take(.not)
    var tests = [cellTest()]
    while take(.comma) { tests.append(cellTest()) }
    return Cell(.tests(negated: isNegated, tests), span: span(from: start))
  }

  /// Reads an output cell; `nil` is `missing`.
  mutating func outputCell() -> Expression? {
    let output = expression()
    if case .missing = output.kind { return nil }
    return output
  }

  /// Reads one value, comparison or range of a cell or a bin.
  mutating func cellTest() -> Cell.Test {
    if let comparator = token.kind.comparator {
      bump()
      return .compare(comparator, listed { $0.expression(.sum) })
    }
    if at(.missing) {
      bump()
      return .missing
    }
    if at(.leftBracket) { return .range(range()) }
    guard at(.leftParenthesis) else { return .value(listed()) }
    if peek().kind == .comma { return .range(range()) }
    return parenthesizedTest()
  }

  /// Reads `(6, 12]` or `(a + b) * 2`: which it is shows at the comma.
  private mutating func parenthesizedTest() -> Cell.Test {
    let start = position
    let mark = builder.mark
    bump()
    let inner = listed()
    if take(.comma) {
      let isOpen = at(.rightBracket) || at(.rightParenthesis)
      let upper = isOpen ? nil : listed()
      return .range(rangeEnd(lower: inner, upper: upper, from: start, mark))
    }
    expect(.rightParenthesis)
    builder.wrap(.parenthesized, from: mark)
    return .value(
      listed { parser in
        let operand = parser.postfix(of: inner, from: start, mark)
        return parser.operators(after: operand, from: start, mark, tightest: .product, .or)
      })
  }
}
