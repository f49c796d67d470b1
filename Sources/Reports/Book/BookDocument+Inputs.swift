import Diagnostics
import Semantics
import Syntax

// What the book reads: fields by record, and where they come from.
extension BookDocument {
  var inputs: [Document.Block] {
    let record = program.record
    var blocks = [heading("Inputs", "输入")]
    blocks += fields(of: record, list: nil)
    for list in program.lists { blocks += fields(of: list.record, list: list) }
    if !program.sources.isEmpty { blocks += [heading("Sources", "数据来源"), sources] }
    return blocks
  }

  private func fields(of record: RecordSchema, list: ListSchema?) -> [Document.Block] {
    let title = list?.words.title(in: language) ?? record.words.title(in: language)
    let head: [Document.Inline] =
      [.code(list?.name ?? record.name)] + (title.map { [.text(" \($0)")] } ?? [])
    return [
      .heading(3, head),
      .table(
        Document.Table(
          [
            .init(words("field", "字段")), .init(words("type", "类型")),
            .init(words("may be missing", "可缺失")), .init(words("source", "数据来源")),
          ],
          rows: record.fields.map { row($0, list: list) })),
    ]
  }

  private func row(_ field: FieldSchema, list: ListSchema?) -> [[Document.Inline]] {
    let thing = list.map { NamedThing.rowField(list: $0.name, field.name) } ?? .field(field.name)
    let source = (field.source ?? list?.source).map { program.sources[$0] }
    let range = types.range(of: field).map { " \($0)" } ?? ""
    return [
      [.code(field.name)] + (names.title(of: thing, in: language).map { [.text(" \($0)")] } ?? []),
      [.text(types.text(field.type) + range)],
      [.text(field.isOptional ? words("yes", "是") : words("no", "否"))],
      [.text(source.map { $0.words.title(in: language) ?? $0.name } ?? "–")],
    ]
  }

  private var sources: Document.Block {
    .table(
      Document.Table(
        [
          .init(words("source", "数据来源")), .init(words("consent", "授权")),
          .init(words("known after", "可知时滞")),
        ],
        rows: program.sources.map { source in
          let consent = lineage.consent(of: source)
          return [
            named(.source(source.name)),
            consent.isEmpty
              ? [.text("–")]
              : [.text(words("between", "授权期间") + " ")]
                + consent.enumerated().flatMap { index, field -> [Document.Inline] in
                  (index == 0 ? [] : [.text(" – ")]) + [.code(field.name)]
                },
            [.text(source.lag.map { "\($0.count) \(unit($0.unit))" } ?? "–")],
          ]
        }))
  }

  private func unit(_ unit: DurationUnit) -> String {
    switch unit {
    case .days: words("days", "天")
    case .months: words("months", "个月")
    }
  }
}
