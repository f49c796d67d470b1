import Diagnostics
import Numbers
import Semantics
import Syntax

// What the book fixes: parameters, reference values with their history, tables, scorecards.
extension BookDocument {
  var policy: [Document.Block] {
    var blocks: [Document.Block] = []
    if !program.parameters.isEmpty {
      blocks += [heading("Parameters", "参数"), parameters]
    }
    if !program.references.isEmpty {
      blocks.append(heading("Reference values", "参考值"))
      for reference in program.references { blocks += history(of: reference) }
    }
    return blocks
  }

  private var parameters: Document.Block {
    .table(
      Document.Table(
        [
          .init(words("parameter", "参数")), .init(words("value", "取值"), isNumeric: true),
          .init(words("may be tuned", "可调范围")), .init(words("read by", "使用者")),
        ],
        rows: program.parameters.map { parameter in
          [
            named(.parameter(parameter.name)),
            [.text(text(parameter.value, parameter.type))],
            [.text(tunable(parameter) ?? "–")],
            readers(of: .parameter(parameter.name)),
          ]
        }))
  }

  private func tunable(_ parameter: Parameter) -> String? {
    guard let tunable = parameter.tunable else { return nil }
    func text(_ number: Number?) -> String {
      number.map { Program.text($0, parameter.type) } ?? ""
    }
    let step = tunable.step.map { ", " + words("step", "步长") + " " + text($0) } ?? ""
    return "\(text(tunable.lower)) – \(text(tunable.upper))\(step)"
  }

  /// The rules, values and tables whose own text names a thing.
  private func readers(of thing: NamedThing) -> [Document.Inline] {
    let readers = names.sorted(graph.readers(of: thing))
    return readers.enumerated().flatMap { index, reader -> [Document.Inline] in
      (index == 0 ? [] : [.text(", ")]) + [.code(reader.name)]
    }
  }

  private func history(of reference: Reference) -> [Document.Block] {
    [
      .heading(3, named(.reference(reference.name))),
      .table(
        Document.Table(
          [
            .init(words("from", "生效日期")), .init(words("value", "取值"), isNumeric: true),
            .init(words("source", "来源")),
          ],
          rows: reference.entries.map { entry in
            [
              [.text(entry.from.description)], [.text(text(entry.value, reference.type))],
              [.text(entry.source ?? "")],
            ]
          })),
    ]
  }

  // MARK: Tables and scorecards

  var tables: [Document.Block] {
    guard !program.tables.isEmpty else { return [] }
    return [heading("Decision tables", "决策表")] + program.tables.flatMap(block)
  }

  private func block(of table: DecisionTable) -> [Document.Block] {
    let columns = table.columns.map { column in
      Document.Table.Column(names.title(of: .field(column.name), in: language) ?? column.name)
    }
    let output = Document.Table.Column(
      words("result", "结果"), isNumeric: table.outputType.isNumeric)
    var rows = table.rows.map { row -> [[Document.Inline]] in
      zip(row.cells, table.columns).map { [.text(text($0, $1.type))] }
        + [[.text(text(row.output, table.outputType))]]
    }
    if let otherwise = table.otherwise {
      let cells: [[Document.Inline]] = columns.indices.map {
        $0 == 0 ? [.soft(words("otherwise", "其他情况"))] : []
      }
      rows.append(cells + [[.text(text(otherwise, table.outputType))]])
    }
    return [
      .heading(3, named(.table(table.name))), .paragraph([.soft(rule(of: table.policy))]),
      .table(Document.Table(columns + [output], rows: rows)),
    ]
  }

  private func rule(of policy: DecisionTable.Policy) -> String {
    switch policy {
    case .unique: words("exactly one row holds", "有且只有一行成立")
    case .any: words("rows that hold agree", "同时成立的行结果相同")
    case .first: words("the first row that holds decides", "取第一条成立的行")
    case .priority: words("the gravest result that holds decides", "取优先级最高的结果")
    case .collect(.sum): words("all rows that hold are added up", "成立各行之和")
    case .collect(.min): words("the least of all rows that hold", "成立各行的最小值")
    case .collect(.max): words("the greatest of all rows that hold", "成立各行的最大值")
    case .collect(.count): words("how many rows hold", "成立的行数")
    }
  }

  private func text(_ cell: CellTest, _ type: ValueType) -> String {
    guard case .tests(let negated, let tests) = cell else { return words("any", "任意") }
    let text = tests.map { self.text($0, type) }
      .joined(separator: language == .chinese ? "、" : ", ")
    return negated ? words("not", "不是") + " \(text)" : text
  }

  private func text(_ test: CellTest.Test, _ type: ValueType) -> String {
    switch test {
    case .missing: words("missing", "缺失")
    case .equal(let value): text(value, type)
    case .range: program.text(test, type)
    }
  }

  var scorecards: [Document.Block] {
    guard !program.scorecards.isEmpty else { return [] }
    return [heading("Scorecards", "评分卡")] + program.scorecards.flatMap(block)
  }

  private func block(of card: Scorecard) -> [Document.Block] {
    let figures = Phrase(
      "base {base}, odds {odds} : 1, {double} points to double the odds",
      "基准分{base}，基准好坏比{odds} : 1，好坏比翻倍所需分值{double}"
    ).filled(
      with: [
        "base": .text(card.base.description), "odds": .text(card.odds.description),
        "double": .text(card.pointsToDouble.description),
      ], in: language)
    let rows = card.characteristics.flatMap { characteristic -> [[[Document.Inline]]] in
      let thing =
        [NamedThing.definition(characteristic.name), .field(characteristic.name)].first {
          names.kind(of: $0) != nil
        } ?? .definition(characteristic.name)
      return characteristic.bins.enumerated().map { index, bin in
        [
          index == 0 ? named(thing) : [],
          [.text(bin.test.map { text($0, type(of: thing)) } ?? words("otherwise", "其他情况"))],
          [.text(bin.points.description)],
          index == 0 ? [.text(characteristic.words.title(in: language) ?? "")] : [],
        ]
      }
    }
    return [
      .heading(3, named(.scorecard(card.name))), .paragraph([.soft(figures)]),
      .table(
        Document.Table(
          [
            .init(words("characteristic", "特征")), .init(words("bin", "分箱")),
            .init(words("points", "得分"), isNumeric: true), .init(words("reason", "原因")),
          ], rows: rows)),
    ]
  }

  private func type(of thing: NamedThing) -> ValueType {
    switch thing {
    case .field(let name):
      program.record.position(of: name).map { program.record.fields[$0].type } ?? .decimal
    default:
      program.definitions.first { $0.name == thing.name }.map { program[$0.node].type } ?? .decimal
    }
  }
}
