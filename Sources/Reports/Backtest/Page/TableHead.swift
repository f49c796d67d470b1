import Diagnostics
import Markup
import RunRecord

/// The head of a table: one row, or two where columns are of the same thing, such as both versions' values of a metric.
///
/// Every column's own head carries its position, by which the script sorts.
struct TableHead {
  private let columns: [RunTable.Column?]
  private let marks: HTML?

  /// - Parameter shown: positions of the columns that are shown.
  init(_ view: TableView, _ shown: [Int]) {
    var columns = shown.map { Optional(view.table.columns[$0]) }
    marks = view.marks?.title
    if marks != nil { columns.insert(nil, at: Self.markPosition(view.table, shown)) }
    self.columns = columns
  }

  /// Marks stand behind the leading words.
  static func markPosition(_ table: RunTable, _ shown: [Int]) -> Int {
    shown.firstIndex { table.columns[$0].isNumeric } ?? shown.count
  }

  var html: HTML {
    var (upper, lower): ([HTML], [HTML]) = ([], [])
    let hasGroups = columns.contains { $0?.group != nil }
    var position = 0
    while position < columns.count {
      guard let group = columns[position]?.group else {
        upper.append(own(position, rows: hasGroups ? 2 : 1))
        position += 1
        continue
      }
      let end =
        columns[position...].firstIndex { $0?.group?.title != group.title } ?? columns.count
      upper.append(
        .tag(
          "th", class: "group", ["scope": "colgroup", "colspan": "\(end - position)"],
          [.words(group.title)]))
      lower += (position..<end).map { own($0, rows: 1) }
      position = end
    }
    let rows = [upper] + (hasGroups ? [lower] : [])
    return .tag("thead", [:], rows.map { .tag("tr", [:], $0) })
  }

  private func own(_ position: Int, rows: Int) -> HTML {
    var attributes = [
      HTML.Attribute("scope", "col"), HTML.Attribute("data-column", "\(position)"),
    ]
    if rows > 1 { attributes.append(HTML.Attribute("rowspan", "\(rows)")) }
    guard let column = columns[position] else {
      attributes += [HTML.Attribute("class", "marks"), HTML.Attribute("data-fixed", "")]
      return .element("th", attributes, [marks ?? .empty])
    }
    attributes.append(HTML.Attribute("title", column.name))
    if column.isNumeric { attributes.append(HTML.Attribute("class", "number")) }
    return .element(
      "th", attributes, [.words(column.group == nil ? column.heading : column.partHeading)])
  }
}
