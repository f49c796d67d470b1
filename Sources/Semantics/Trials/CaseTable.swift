import Diagnostics
import Syntax

/// A table of cases beside a rule file: `NAME.cases.csv`.
package struct CaseTable: Sendable {
  package var path: String
  /// Cases that expect something: they are tests.
  package var filled: Int
  /// Cases whose expectations are blank: proposals, which nobody has answered yet.
  package var blank: Int
  /// Who reviewed the filled ones, each once, in the order of the rows.
  package var reviewers: [String]
}

/// A column of a table of cases.
enum CaseColumn {
  case title, given, reviewedBy, note
  /// Position in the record.
  case field(Int)
  /// What the book would compute, by the node that computes it.
  case fact(String, NodeID)
  case parameter(Name)
  case outcome, reasons, warnings
  case value(Name)
  /// A problem was reported.
  case unknown
}

/// The words of a header in both languages.
enum CaseWord: CaseIterable {
  case title, given, reviewedBy, note, expect, outcome, reasons, warnings, parameter

  var spellings: [String] {
    switch self {
    case .title: ["title", "标题"]
    case .given: ["given", "给定"]
    case .reviewedBy: ["reviewed by", "复核人"]
    case .note: ["note", "备注"]
    case .expect: ["expect", "预期"]
    case .outcome: ["outcome", "结果"]
    case .reasons: ["reasons", "命中规则"]
    case .warnings: ["warnings", "命中预警"]
    case .parameter: ["parameter", "参数"]
    }
  }

  /// Whether a text is the word; spreadsheets like to begin with a capital.
  func isSpelled(_ text: some StringProtocol) -> Bool {
    spellings.contains(text.lowercased())
  }
}

/// A cell of a table of cases with its place.
struct CaseCell {
  var text: String
  var span: SourceSpan
}

/// The cells of a case that say something, by what their columns mean.
struct CaseRow {
  let cells: [(column: CaseColumn, cell: CaseCell)]
  private(set) var title: CaseCell?
  private(set) var given: CaseCell?
  private(set) var reviewedBy: CaseCell?

  init(_ cells: [(CaseColumn, CaseCell)]) {
    self.cells = cells.map { (column: $0.0, cell: $0.1) }
    for (column, cell) in cells {
      switch column {
      case .title: title = cell
      case .given: given = cell
      case .reviewedBy: reviewedBy = cell
      default: break
      }
    }
  }

  /// Whether there is more than remarks.
  var hasContent: Bool {
    cells.contains { column, _ in
      switch column {
      case .note, .unknown: false
      default: true
      }
    }
  }
}
