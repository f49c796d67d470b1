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
          rows: record.fields.indices.map { row(record.fields[$0], at: $0, list: list) })),
    ]
  }

  private func row(_ field: FieldSchema, at position: Int, list: ListSchema?)
    -> [[Document.Inline]]
  {
    let thing = list.map { NamedThing.rowField(list: $0.name, field.name) } ?? .field(field.name)
    let source = (field.source ?? list?.source).map { program.sources[$0] }
    let range = types.range(of: field).map { " \($0)" } ?? ""
    return [
      [.code(field.name)] + (names.title(of: thing, in: language).map { [.text(" \($0)")] } ?? []),
      [.text(types.text(field.type) + range)] + time(of: field, at: position, list: list),
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
          [
            named(.source(source.name)), consent(of: source),
            [.text(source.lagWords?.filled(in: language) ?? "–")],
          ]
        }))
  }

  /// Since when a value is known, and what a row's field says of its versions.
  private func time(of field: FieldSchema, at position: Int, list: ListSchema?)
    -> [Document.Inline]
  {
    if let date = field.knownOn {
      return [
        .text(words(", known on ", "，获知日 ")), .code(program.record.fields[date].name),
      ]
    }
    guard let list else { return [] }
    if position == list.chain {
      return [.text(words(", alike in versions of one thing", "，同一事项的各版本相同"))]
    }
    if position == list.void { return [.text(words(", takes the versions back", "，作废该事项"))] }
    return []
  }

  private func consent(of source: SourceSchema) -> [Document.Inline] {
    switch source.consent {
    case nil: return [.text("–")]
    case .window(let from, let to):
      let fields = [from, to].map { Document.Inline.code(program.record.fields[$0].name) }
      return [.text(words("between", "授权期间") + " "), fields[0], .text(" – "), fields[1]]
    case .list(let consents):
      let rows = program.lists[consents.list].record
      let demands = consents.demands.compactMap { demand -> String? in
        guard case .oneOf(let type) = rows.fields[demand.field].type else { return nil }
        return "\(rows.fields[demand.field].name) \(program.oneOfs[type].values[demand.value].name)"
      }
      return [
        .text(words("a row of", "须有") + " "), .code(program.lists[consents.list].name),
        .text(words(" with ", " 中的一行：") + demands.joined(separator: ", ")),
      ]
    }
  }
}
