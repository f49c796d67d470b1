import Diagnostics
import Numbers
package import Semantics
import Syntax

extension SweepAxis {
  /// Reads `NAME=FROM..TO [step STEP]` or `NAME=VALUE, VALUE, …`, where the name is that of a parameter, or of a table with
  /// the values of its inputs behind it: `multiple.vat.A`.
  ///
  /// Without a step a parameter's own is taken, else 1. Numbers are written as in rules, with the unit of the type.
  package init(_ text: String, in program: Program) throws(SweepError) {
    guard let sign = text.firstIndex(of: "=") else {
      throw SweepError(
        Phrase(
          "'\(text)' sets nothing: expected a name and values, such as 'minimum_tax=0..30_000 step 1_000'",
          "“\(text)”未设定任何值：应为名称与取值，如“minimum_tax=0..30_000 step 1_000”"))
    }
    let name = text[..<sign].trimmed
    let written = text[text.index(after: sign)...].trimmed
    let steps: Number?
    if let index = program.parameters.firstIndex(where: { $0.name == name }) {
      let parameter = program.parameters[index]
      guard parameter.type.isNumeric, case .number(let value) = parameter.value else {
        throw SweepError(
          Phrase("parameter '\(name)' is not a number", "参数“\(name)”不是数值"))
      }
      (target, type, current, wider) = (.parameter(index), parameter.type, value, nil)
      steps = parameter.tunable?.step
    } else {
      let cell = try Self.cell(name, in: program)
      (target, type, current, wider) = (cell.target, cell.type, cell.current, cell.wider)
      steps = nil
    }
    self.name = name
    values = try Self.values(written, type, step: steps)
    if case .parameter(let index) = target { try checkRange(program.parameters[index], program) }
  }

  /// - Throws: where a value is outside of what the book allows to tune.
  private func checkRange(
    _ parameter: Parameter, _ program: Program
  ) throws(SweepError) {
    guard let range = parameter.tunable else { return }
    let outside = values.first { value in
      range.lower.map { value < $0 } ?? false || range.upper.map { value > $0 } ?? false
    }
    guard let outside else { return }
    func text(_ bound: Number?) -> String { bound.map { Program.text($0, type) } ?? "…" }
    throw SweepError(
      Phrase(
        "\(Program.text(outside, type)) is outside of what the book allows for '\(name)': [\(text(range.lower)), \(text(range.upper))]",
        "\(Program.text(outside, type)) 超出规则书允许“\(name)”的范围 [\(text(range.lower)), \(text(range.upper))]"
      ),
      remedy: Phrase(
        "take values in that range, or widen it in the book", "请在该范围内取值，或在规则书中放宽"))
  }

  // MARK: Values

  private static func values(
    _ text: String, _ type: ValueType, step usual: Number?
  ) throws(SweepError) -> [Number] {
    guard let dots = text.firstRange(of: "..") else {
      var values: Set<Number> = []
      for item in text.split(separator: ",", omittingEmptySubsequences: false) {
        values.insert(try number(item.trimmed, type))
      }
      return values.sorted()
    }
    var upper = text[dots.upperBound...].trimmed
    var step = usual ?? .one
    if let word = upper.firstRange(of: "step") {
      step = try number(upper[word.upperBound...].trimmed, type)
      upper = upper[..<word.lowerBound].trimmed
    }
    let first = try number(text[..<dots.lowerBound].trimmed, type)
    let last = try number(upper, type)
    guard first <= last, step > .zero else {
      throw SweepError(
        Phrase(
          "'\(text)' holds no values: expected an ascending range and a step above 0",
          "“\(text)”没有取值：应为由小到大的范围和大于 0 的步长"))
    }
    var values: [Number] = []
    var value = first
    while value <= last {
      values.append(value)
      guard values.count <= greatest, let next = value.adding(step) else {
        throw SweepError(
          Phrase(
            "'\(text)' has more than \(greatest) values", "“\(text)”的取值超过 \(greatest) 个"),
          remedy: Phrase("widen the step", "请加大步长"))
      }
      value = next
    }
    return values
  }

  /// A number as rules write it: `5_000`, `300万`, `4.35%`, `24 months`.
  private static func number(_ text: String, _ type: ValueType) throws(SweepError) -> Number {
    var plain = text.replacing("_", with: "")
    let unit: String? =
      switch type {
      case .months: "month"
      case .days: "day"
      default: nil
      }
    if let unit {
      for word in ["\(unit)s", unit] where plain.hasSuffix(word) {
        plain = plain.dropLast(word.count).trimmed
        break
      }
    }
    guard let number = try? Number(parsingWithUnits: plain) else {
      throw SweepError(
        Phrase(
          "'\(text)' is no value: expected a number as rules write it, such as 5_000, 300万, 4.35% or 24 months",
          "“\(text)”不是取值：应为规则中的写法，如 5_000、300万、4.35% 或 24 months"))
    }
    return number
  }

  // MARK: Cells

  private struct Cell {
    var target: Target
    var type: ValueType
    var current: Number
    var wider: String?
  }

  private static func cell(_ name: String, in program: Program) throws(SweepError) -> Cell {
    let parts = name.split(separator: ".").map(String.init)
    guard let index = program.tables.firstIndex(where: { $0.name == parts.first }) else {
      let known =
        program.parameters.filter { $0.type.isNumeric }.map(\.name)
        + program.tables.map { "\($0.name).…" }
      let listed = known.joined(separator: ", ")
      throw SweepError(
        Phrase(
          "the book has no parameter or table '\(parts.first ?? name)'",
          "规则书中没有参数或决策表“\(parts.first ?? name)”"),
        remedy: Phrase("it has: \(listed)", "可用的有：\(listed)"))
    }
    let table = program.tables[index]
    guard table.outputType.isNumeric, parts.count == table.columns.count + 1 else {
      let inputs = table.columns.map(\.name).joined(separator: ".")
      throw SweepError(
        Phrase(
          "'\(name)' names no number of table '\(table.name)': expected \(table.name).\(inputs)",
          "“\(name)”不是决策表“\(table.name)”中的数值：应写作 \(table.name).\(inputs)"))
    }
    let literals = Literals(program.oneOfs)
    let rows = table.rows.indices.filter { row in
      zip(table.rows[row].cells.indices, parts.dropFirst()).allSatisfy { column, wanted in
        Self.holds(table.rows[row].cells[column], wanted, table.columns[column].type, literals)
      }
    }
    guard rows.count == 1, case .number(let current) = table.rows[rows[0]].output else {
      throw SweepError(
        Phrase(
          "\(rows.count) rows of table '\(table.name)' hold a number for '\(name)', expected one",
          "决策表“\(table.name)”中有 \(rows.count) 行与“\(name)”对应，应恰为一行"))
    }
    let cells = table.rows[rows[0]].cells
    let texts = zip(table.columns, cells).map { ($0.name, literals.text($1, $0.type)) }
    let isWider = zip(texts, parts.dropFirst()).contains { $0.1 != $1 }
    return Cell(
      target: .cell(table: index, row: rows[0]), type: table.outputType, current: current,
      wider: isWider ? texts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") : nil)
  }

  /// Whether a cell holds a value by its written form: as one of its items, or as all of them.
  private static func holds(
    _ cell: CellTest, _ wanted: String, _ type: ValueType, _ literals: Literals
  ) -> Bool {
    if literals.text(cell, type) == wanted { return true }
    guard case .tests(negated: false, let tests) = cell else { return false }
    return tests.contains { literals.text($0, type) == wanted }
  }
}

extension StringProtocol {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
