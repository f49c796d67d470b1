import Diagnostics
import Markup
import Numbers
import RunRecord

/// A table of a run as a page shows it: sortable, its file beside it, what is not available explained under it.
struct TableView {
  /// Rows that a page holds of a table; the others are in its file.
  static let mostRows = 400
  /// Rows that are seen before the reader asks for all.
  static let openRows = 12

  /// Words up to the first length are not broken even on paper, up to the second not on the screen; longer ones than
  /// the last are a paragraph.
  private static let (shortWords, wholeWords, longWords) = (10, 22, 60)

  let table: RunTable
  /// A drawing in each row, in a column of its own behind the words.
  var marks: (title: HTML, drawings: [HTML])?
  /// Names of the columns that are shown; `nil` for all.
  var shown: [String]?
  /// Whether the table itself is seen only when asked for, since what leads it says the same.
  var isFolded = false
  /// What stands before the table, such as a chart of it.
  var lead: HTML = .empty
  var openRows = Self.openRows

  init(_ table: RunTable) { self.table = table }

  /// The file that holds the table.
  static func file(_ name: String) -> String { "\(name).csv" }

  /// The id of a table's heading.
  static func headingID(_ name: String) -> String { "h-\(name)" }

  /// The table under its heading.
  var part: HTML {
    .tag(
      "section", class: isFolded && lead == .empty ? "part listed" : "part",
      ["id": "t-\(table.name)"],
      [
        .tag(
          "h3", ["id": Self.headingID(table.name)],
          [.words(table.title), " ", Self.link(table.name)]),
        table.note.map { .tag("p", class: "note", [:], [.words($0)]) } ?? .empty,
        lead,
        isFolded
          ? .tag("details", [:], [.tag("summary", [:], [.words("As a list", "列表")]), body]) : body,
      ])
  }

  /// A link to a table's file.
  static func link(_ name: String) -> HTML {
    .tag("a", class: "file", ["href": file(name)], [.text(file(name))])
  }

  /// The table with its footnotes, without a heading.
  var body: HTML {
    guard !table.rows.isEmpty else {
      return .tag("p", class: "soft", [:], [.words("no rows", "没有记录")])
    }
    var notes = Footnotes()
    let shown = table.columns.indices.filter { column in
      self.shown.map { $0.contains(table.columns[column].name) } ?? true
    }
    let styles = table.columns.indices.map { position in
      FigureText.style(
        table.columns[position].unit, isSigned: table.columns[position].isDifference,
        of: table.columns[position].isNumeric ? table.numbers(position) : [])
    }
    let widths = table.columns.indices.map { width($0) }
    let units = table.column("unit")
    let rows = table.rows.prefix(Self.mostRows).enumerated().map { index, row -> HTML in
      let unit = units.flatMap { row[$0].key }.flatMap { MetricUnit(rawValue: $0) }
      var cells = shown.map { column -> HTML in
        let ownStyle = unit.map { FigureText.style($0, like: table.columns[column], row[column]) }
        return cell(row[column], column, ownStyle ?? styles[column], widths[column], &notes)
      }
      if let marks {
        cells.insert(
          .tag("td", class: "marks", [:], [marks.drawings[index]]),
          at: TableHead.markPosition(table, shown))
      }
      return .tag("tr", class: index >= openRows ? "more" : nil, [:], cells)
    }
    return .group([
      .tag(
        "div", class: "wide",
        ["role": "region", "tabindex": "0", "aria-labelledby": Self.headingID(table.name)],
        [
          .tag(
            "table", class: "sortable", ["data-table": table.name],
            [TableHead(self, shown).html, .tag("tbody", [:], rows)])
        ]), rest(shown.count), printed, notes.html,
    ])
  }

  private func cell(
    _ cell: RunTable.Cell, _ position: Int, _ style: FigureText.Style, _ name: String,
    _ notes: inout Footnotes
  ) -> HTML {
    let tag = position == 0 ? "th" : "td"
    let scope: KeyValuePairs<String, String> = position == 0 ? ["scope": "row"] : [:]
    switch cell {
    case .label, .text:
      return .tag(tag, class: name, scope, [.words(cell.words ?? Phrase(verbatim: ""))])
    case .count, .number:
      let number = cell.number ?? .zero
      return .tag(
        tag, class: name, ["data-value": number.description],
        [.words(FigureText.phrase(number, style))])
    case .unavailable(let id, let words):
      return .tag(tag, class: name + " none", [:], ["–", notes.mark(id, words)])
    case .empty: return .tag(tag, class: name)
    }
  }

  /// How a column of words is set: short ones whole, long ones in a paragraph of some width.
  private func width(_ position: Int) -> String {
    if table.columns[position].isNumeric { return "number" }
    let longest =
      table.rows.prefix(Self.mostRows).compactMap { row in
        row[position].words.map { $0.text(in: .english).count }
      }.max() ?? 0
    if longest <= Self.shortWords { return "whole short" }
    return longest <= Self.wholeWords ? "whole" : longest > Self.longWords ? "long" : "words"
  }

  /// That paper has the rows alone that are seen at first; not shown where the reader has asked for all of them.
  private var printed: HTML {
    guard table.rows.count > openRows else { return .empty }
    let (open, all) = (BacktestWords.count(openRows), BacktestWords.count(table.rows.count))
    return .tag(
      "p", class: "note printed", [:],
      [
        .words(
          "the first \(open) of \(all) rows; all are in ", "仅印出前 \(open) 行，共 \(all) 行；全部见 "),
        Self.link(table.name),
      ])
  }

  /// That there are more rows or columns than a page should hold.
  private func rest(_ columns: Int) -> HTML {
    var parts: [Phrase] = []
    if table.rows.count > Self.mostRows {
      let (most, all) = (BacktestWords.count(Self.mostRows), BacktestWords.count(table.rows.count))
      parts.append(
        Phrase(
          "the page holds the first \(most) of \(all) rows", "本页仅列前 \(most) 行，共 \(all) 行"))
    }
    if columns < table.columns.count {
      parts.append(
        Phrase(
          "the page shows \(columns) of \(table.columns.count) columns",
          "本页仅列 \(columns) 列，共 \(table.columns.count) 列"))
    }
    guard !parts.isEmpty else { return .empty }
    return .tag(
      "p", class: "note", [:],
      [
        .words(Phrase.joined(parts, by: Phrase("; ", "；"))), .words("; all are in ", "；全部见 "),
        Self.link(table.name),
      ])
  }
}

/// Why values are not there, each reason once, by letters.
struct Footnotes {
  private var reasons: [(id: String, words: Phrase)] = []

  /// The letter of a reason.
  mutating func mark(_ id: String, _ words: Phrase) -> HTML {
    let position =
      reasons.firstIndex { $0.id == id && $0.words == words }
      ?? {
        reasons.append((id, words))
        return reasons.count - 1
      }()
    return .tag("sup", Self.letter(position))
  }

  private static func letter(_ position: Int) -> String {
    String(UnicodeScalar(UInt8(97 + position % 26)))
  }

  /// All reasons, by their letters.
  var html: HTML {
    guard !reasons.isEmpty else { return .empty }
    return .tag(
      "p", class: "note", [:],
      reasons.enumerated().map { position, reason in
        .group([
          .tag("sup", Self.letter(position)), " ", .words("not available: ", "无法给出："),
          .words(reason.words), position + 1 < reasons.count ? .words("; ", "；") : .empty,
        ])
      })
  }
}
