import Numbers
import Semantics

/// Makes applications of a program's record: its thresholds, ties and bounds, what is missing, lists with no rows.
struct DataMaker {
  let program: Program
  var random: SplitMix64
  var maker: ValueMaker
  /// Fields that are missing everywhere, as in an input without their column.
  let absent: Set<String>

  init(_ program: Program, seed: Int, isHuge: Bool) {
    self.program = program
    var random = SplitMix64(seed: seed ^ 0xDA7A)
    absent = Set(
      program.record.fields.filter { $0.isOptional && random.percent(8) }.map(\.name))
    self.random = random
    maker = ValueMaker(SplitMix64(seed: seed ^ 0xDA7B), isHuge: isHuge)
    for node in program.nodes {
      switch node.operation {
      case .constant(.number(let number)): maker.thresholds.append(number)
      case .constant(.date(let date)): maker.dateThresholds.append(date)
      case .round(_, _, let step, _):
        maker.thresholds += [step, Number(units: step.units / 2)!]
      default: break
      }
    }
    for table in program.tables {
      for cell in table.rows.flatMap(\.cells) { Self.add(cell, to: &maker) }
    }
    let bins = program.scorecards.flatMap(\.characteristics).flatMap(\.bins)
    for test in bins.compactMap(\.test) { Self.add(.tests(negated: false, [test]), to: &maker) }
    for parameter in program.parameters {
      if case .number(let number) = parameter.value { maker.thresholds.append(number) }
    }
    for entry in program.references.flatMap(\.entries) { maker.dateThresholds.append(entry.from) }
  }

  private static func add(_ cell: CellTest, to maker: inout ValueMaker) {
    guard case .tests(_, let tests) = cell else { return }
    for test in tests {
      switch test {
      case .range(let range):
        for bound in [range.lower, range.upper] {
          if case .number(let number) = bound { maker.thresholds.append(number) }
          if case .date(let date) = bound { maker.dateThresholds.append(date) }
        }
      case .equal(.number(let number)): maker.thresholds.append(number)
      case .equal(.date(let date)): maker.dateThresholds.append(date)
      default: break
      }
    }
  }

  mutating func applications(_ count: Int) -> [Application] {
    (0..<count).map { _ in
      let fields = program.record.fields.map { field in
        absent.contains(field.name) ? nil : value(field)
      }
      let lists = program.lists.map { list -> [[Constant?]]? in
        if list.isOptional, random.percent(15) { return nil }
        let count = random.percent(20) ? 0 : random.int(1...random.pick([3, 8, 20]))
        return (0..<count).map { _ in list.record.fields.map { value($0) } }
      }
      return Application(fields: fields, lists: lists)
    }
  }

  /// A date; consent mostly begins before and ends after those of applications.
  private mutating func date(_ name: String) -> CalendarDate {
    let date = maker.date()
    let days = name == "consent_from" ? -800 : name == "consent_to" ? 800 : 0
    return date.adding(days: days) ?? date
  }

  private mutating func value(_ field: FieldSchema) -> Constant? {
    if field.isOptional, random.percent(22) { return nil }
    switch field.type {
    case .boolean: return .truth(random.percent(50))
    case .date: return .date(date(field.name))
    case .text: return .text(random.pick(ProgramGenerator.texts))
    case .oneOf(let type): return .code(random.below(program.oneOfs[type].values.count))
    default:
      var number =
        field.type == .months || field.type == .days
        ? maker.count() : maker.number(decimals: field.decimals)
      if let lowest = field.lowest { number = max(lowest, number) }
      if let highest = field.highest { number = min(highest, number) }
      return .number(number)
    }
  }
}
