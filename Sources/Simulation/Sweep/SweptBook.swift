import Diagnostics
import Numbers
package import Semantics
import Syntax

/// A book that is checked again with other figures in it.
package struct SweptBook {
  let book: CheckedBook
  package let program: Program
  private let market: Scenario.Market

  /// - Parameters:
  ///   - book: one whose problems are none.
  ///   - market: which references it reads.
  package init?(_ book: CheckedBook, market: Scenario.Market = .asRecorded) {
    guard let program = book.program.flatMap({ $0.inMarket(market) }) else { return nil }
    self.book = book.withoutTests
    (self.program, self.market) = (program, market)
  }

  /// The program with some axes at some values.
  ///
  /// - Throws: where the book does not hold with them.
  func program(_ settings: [(axis: SweepAxis, value: Number)]) throws(SweepError) -> Program {
    var parameters: [Int: Constant] = [:]
    var edited = book
    for (axis, value) in settings where value != axis.current {
      switch axis.target {
      case .parameter(let index): parameters[index] = .number(value)
      case .cell(let table, let row):
        edited = try replacing(table, row, axis, value, in: edited)
      }
    }
    guard let changed = edited.replacing(parameters: parameters)?.inMarket(market) else {
      let text = settings.map { "\($0.axis.name)=\($0.value)" }.joined(separator: ", ")
      throw SweepError(
        Phrase("the book does not hold with \(text)", "取 \(text) 时规则书不成立"),
        remedy: Phrase(
          "a tunable range or a table's bounds may forbid it", "可能超出可调范围或决策表的界限"))
    }
    return changed
  }

  /// The book with another output in a row, written into its text.
  private func replacing(
    _ table: Int, _ row: Int, _ axis: SweepAxis, _ value: Number, in book: CheckedBook
  ) throws(SweepError) -> CheckedBook {
    let span = program.tables[table].rows[row].span
    guard book.fileIDs.contains(span.file) else {
      throw SweepError(
        Phrase(
          "table '\(program.tables[table].name)' stands in a file of its own and cannot be swept",
          "决策表“\(program.tables[table].name)”来自单独的文件，不能扫描"),
        remedy: Phrase("write the table into the book", "请将该表写入规则书"))
    }
    let bytes = Array(book.files[span.file].text.utf8)
    // A row is `| cell | … | output |`: the output stands between the last two bars.
    let bars = (span.lower..<min(span.upper, bytes.count)).filter { bytes[$0] == UInt8(ascii: "|") }
    guard bars.count >= 2 else {
      throw SweepError(
        Phrase("the row of '\(axis.name)' has no cells", "“\(axis.name)”所在行没有单元格"))
    }
    let text = Literals(program.oneOfs).text(.number(value), axis.type)
    let (from, to) = (bars[bars.count - 2] + 1, bars[bars.count - 1])
    let replaced = bytes[..<from] + Array(" \(text) ".utf8) + bytes[to...]
    return book.replacing(span.file, with: String(decoding: replaced, as: UTF8.self))
  }
}
