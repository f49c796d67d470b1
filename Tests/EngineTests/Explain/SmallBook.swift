import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax
import Testing
import Trials

/// A checked book of a test with applications to run it over.
struct SmallBook {
  let program: Program

  init(_ text: String) throws {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let checked = book.program
    program = try #require(checked, "\(problems)")
  }

  /// A table of applications by field name; rows of lists by list, then row, then field.
  ///
  /// Numbers, dates and one-of values are written as texts; what is not named is missing, a list not named too.
  func table(
    _ applications: [[String: String]], lists: [[String: [[String: String]]]] = []
  ) throws -> RecordTable {
    let cases = try applications.enumerated().map { position, values in
      TestCase(
        title: "", values: try Self.values(values, program.record, program),
        rows: try program.lists.map { list in
          let rows = lists.indices.contains(position) ? lists[position][list.name] : nil
          return try rows?.map { try Self.values($0, list.record, program) }
        }, parameters: [:], expectations: [], span: program.rules[0].span)
    }
    return RecordTable(cases, of: program)
  }

  func explanation(
    _ application: [String: String], lists: [String: [[String: String]]] = [:]
  ) throws -> Explanation {
    let table = try table([application], lists: [lists])
    return try Explainer(Engine(program), table).explanation(of: 0)
  }

  private static func values(
    _ texts: [String: String], _ record: RecordSchema, _ program: Program
  ) throws -> [Constant?] {
    for name in texts.keys { _ = try #require(record.position(of: name), "no field \(name)") }
    return try record.fields.map { field in
      guard let text = texts[field.name] else { return nil }
      switch field.type {
      case .text: return .text(text)
      case .boolean: return .truth(text == "true")
      case .date: return .date(try #require(CalendarDate(parsing: text)))
      case .oneOf(let type):
        return .code(
          try #require(program.oneOfs[type].values.firstIndex { $0.name == text }, "\(text)"))
      default: return .number(try Number(parsing: text))
      }
    }
  }
}

extension Explanation {
  /// The explanation of a rule by its code.
  func rule(_ code: String) throws -> RuleExplanation {
    try #require(rules.first { program.rules[$0.index].code == code })
  }

  /// A rule's flips as `operand from → nearest`.
  func flips(_ code: String) throws -> [String] {
    try rule(code).flips.map { flip in
      let type = flip.operand.type
      return "\(flip.operand.name.text) \(program.exactText(flip.operand.value.constant, type)) "
        + "→ \(flip.comparator.rawValue) \(program.exactText(flip.nearest, type))"
    }
  }

  /// A rule's causes as `id place row`.
  func causes(_ code: String) throws -> [String] {
    try rule(code).causes.map { cause in
      [cause.reason.id, cause.place, cause.row.map(String.init)].compactMap { $0 }
        .joined(separator: " ")
    }
  }
}
