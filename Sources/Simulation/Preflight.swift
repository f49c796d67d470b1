package import Columns
import Engine
package import Semantics

/// Whether the history holds what a version reads: by field the months that have it.
package struct Preflight: Sendable {
  package struct Field: Hashable, Sendable {
    /// `tax_level`; a list's field as `filings.paid`.
    package var name: String
    /// By month of `months`: applications that have it.
    package var present: [Int]
    package init(name: String, present: [Int]) {
      self.name = name
      self.present = present
    }
  }
  package var months: [FieldCoverage.Month]
  /// The fields that rules and outputs read, in order of declaration.
  package var fields: [Field]

  package init(months: [FieldCoverage.Month], fields: [Field]) {
    self.months = months
    self.fields = fields
  }

  /// Months that have applications but not the field in any of them.
  package func gaps(of field: Field) -> [Int32] {
    zip(months, field.present).filter { $0.rows > 0 && $1 == 0 }.map(\.0.index)
  }
}

extension Preflight {
  init(_ program: Program, _ table: RecordTable) {
    let reading = program.fieldsRead
    var wanted = table
    let own = Set(reading.compactMap { $0.list == nil ? $0.field : nil })
    let asOf = program.record.asOf.map { program.record.fields[$0].name }
    wanted.columns = table.columns.filter { own.contains($0.name) || $0.name == asOf }
    wanted.lists = table.lists.compactMap { list in
      let fields = Set(reading.compactMap { $0.list == list.name ? $0.field : nil })
      guard !fields.isEmpty else { return nil }
      var list = list
      list.columns = list.columns.filter { fields.contains($0.name) }
      return list
    }
    let coverage = asOf.flatMap { wanted.coverage(asOf: $0) }
    months = coverage?.months ?? []
    let held = Dictionary(
      (coverage?.fields ?? []).map { ($0.name, $0.present) },
      uniquingKeysWith: { first, _ in first })
    let nowhere = [Int](repeating: 0, count: months.count)
    fields = reading.map { Field(name: $0.name, present: held[$0.name] ?? nowhere) }
  }
}

/// A field as rules name it.
package struct FieldName: Hashable, Sendable {
  package var list: String?
  package var field: String
  package init(list: String? = nil, field: String) {
    self.list = list
    self.field = field
  }

  package var name: String { list.map { "\($0).\(field)" } ?? field }
}

extension Program {
  /// The fields that rules and outputs hang on, in order of declaration, those of lists last.
  package var fieldsRead: [FieldName] {
    var pending =
      rules.filter { $0.disabledBecause == nil }.map(\.condition) + outputs.map(\.node)
    var seen = Set(pending)
    var own: Set<Int> = []
    var rows: Set<[Int]> = []
    while let node = pending.popLast() {
      if case .field(let position) = self[node].operation {
        if case .rows(let list) = self[node].domain {
          rows.insert([list, position])
        } else {
          own.insert(position)
        }
      }
      for operand in self[node].operation.operands where seen.insert(operand).inserted {
        pending.append(operand)
      }
    }
    let listed = rows.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { place in
      FieldName(
        list: lists[place[0]].name, field: lists[place[0]].record.fields[place[1]].name)
    }
    return own.sorted().map { FieldName(field: record.fields[$0].name) } + listed
  }
}
