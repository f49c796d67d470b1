import Numbers
import Semantics
import Syntax

// Records, one-of types, parameters and references; each field is a node from the start.
extension ProgramGenerator {
  mutating func addOneOfs() {
    for type in 0..<random.int(1...3) {
      let count = random.int(1...6)
      let ranks: [Int?]? =
        switch random.below(3) {
        case 0: nil
        case 1: (0..<count).map { ($0 * 5 + 3) % 7 }
        default: (0..<count).map { random.percent(70) ? ($0 * 3 + 1) % 7 : nil }
        }
      oneOfs.append(
        OneOfType(
          name: "t\(type)", values: (0..<count).map { .init(name: "v\(type)_\($0)") },
          otherwise: nil, ranks: ranks))
    }
  }

  mutating func addRecord() {
    record.fields =
      fields(random.int(4...12)) + [
        // What always must be there: dates that consent and series hang on.
        FieldSchema(name: "as_of", type: .date),
        FieldSchema(name: "consent_from", type: .date, isOptional: true),
        FieldSchema(name: "consent_to", type: .date, isOptional: true),
      ]
    for position in record.fields.indices { addField(position, record, .application) }
    for list in 0..<random.pick([0, 1, 1, 2, 3]) {
      let child = RecordSchema(
        name: "row\(list)", words: Words(),
        fields: fields(random.int(1...5)) + [
          FieldSchema(name: "on", type: .date, isOptional: random.percent(25)),
          // Versions of few things, some of them void.
          FieldSchema(name: "thing", type: .oneOf(0), isOptional: random.percent(30)),
          FieldSchema(name: "void", type: .boolean, isOptional: random.percent(30)),
          FieldSchema(name: "paid", type: .money, decimals: 2, isOptional: random.percent(30)),
        ], key: nil, asOf: nil)
      lists.append(
        ListSchema(
          name: "list\(list)", words: Words(), isOptional: random.percent(40), record: child,
          knownOn: nil, period: nil, source: nil))
      for position in child.fields.indices { addField(position, child, .rows(list: list)) }
    }
  }

  private mutating func addField(_ position: Int, _ schema: RecordSchema, _ domain: Domain) {
    let field = schema.fields[position]
    add(
      .field(position), field.type, decimals: field.decimals, domain,
      mayBeMissing: field.isOptional)
  }

  private mutating func fields(_ count: Int) -> [FieldSchema] {
    (0..<count).map { position in
      var field = FieldSchema(
        name: "f\(position)", type: .boolean, isOptional: random.percent(45))
      switch random.below(14) {
      case 0: field.type = .boolean
      case 1...2: field.type = .date
      case 3...4: field.type = .oneOf(random.below(oneOfs.count))
      case 5: field.type = .text
      case 6...7: field.type = random.pick([.integer, .months, .days])
      case 8: (field.type, field.decimals) = (.rate, 6)
      default:
        field.type = random.pick([.money, .decimal, .share])
        field.decimals = random.pick([0, 2, 2, 4, isHuge ? 12 : 6])
      }
      if field.type.isNumeric, random.percent(30) {
        field.lowest = random.pick([.zero, .one, Number(-10)])
        field.highest = random.pick([Number(10), Number(1_000), Number(10_000_000)])
      }
      return field
    }
  }

  mutating func addPolicy() {
    for position in 0..<random.int(1...4) {
      let wanted = anyWanted()
      let value = value(wanted)
      var decimals = 0
      if case .number(let number) = value { decimals = number.leastDecimals }
      let type = type(of: wanted)
      parameters.append(
        Parameter(
          name: "p\(position)", words: Words(), type: type, decimals: decimals, value: value,
          tunable: nil, span: span))
      add(.parameter(position), type, decimals: decimals, .book, mayBeMissing: false)
    }
    for position in 0..<random.below(3) {
      let wanted = anyWanted()
      let starts = Set((0..<random.int(1...4)).map { _ in date() }).sorted()
      let entries = starts.map {
        Semantics.Reference.Entry(from: $0, value: value(wanted), source: nil)
      }
      let decimals = entries.map { Value($0.value).number.leastDecimals }.max() ?? 0
      references.append(
        Semantics.Reference(
          name: "r\(position)", words: Words(), type: type(of: wanted), decimals: decimals,
          entries: entries))
    }
  }
}
