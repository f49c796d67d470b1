/// How many rows of each calendar month hold each field.
package struct FieldCoverage: Hashable, Sendable {
  package struct Month: Hashable, Sendable {
    /// Year × 12 + month − 1.
    package var index: Int32
    /// Rows whose as-of date is in the month.
    package var rows: Int
    package init(index: Int32, rows: Int) {
      self.index = index
      self.rows = rows
    }
  }
  package struct Field: Hashable, Sendable {
    /// The field's name; `filings` for a list and `filings.paid` for a field of its rows.
    package var name: String
    /// By month: rows in which the field is present, of a list's field those with a child row in
    /// which it is, of a list itself those with any child row.
    package var present: [Int]
    package init(name: String, present: [Int]) {
      self.name = name
      self.present = present
    }
  }
  /// Every month from the first to the last as-of date, those without rows included.
  package var months: [Month]
  package var fields: [Field]
  package init(months: [Month], fields: [Field]) {
    self.months = months
    self.fields = fields
  }
}

extension FieldCoverage {
  /// Adds the rows of another part of the same table.
  package mutating func add(_ other: FieldCoverage) {
    guard let otherFirst = other.months.first?.index, let otherLast = other.months.last?.index
    else { return }
    guard let first = months.first?.index, let last = months.last?.index else {
      self = other
      return
    }
    let (start, end) = (min(first, otherFirst), max(last, otherLast))
    var rows = [Int](repeating: 0, count: Int(end - start) + 1)
    for month in months + other.months { rows[Int(month.index - start)] += month.rows }
    months = rows.enumerated().map { Month(index: start + Int32($0), rows: $1) }
    for (index, field) in fields.enumerated() where index < other.fields.count {
      var present = [Int](repeating: 0, count: rows.count)
      for (month, count) in field.present.enumerated() {
        present[Int(first - start) + month] += count
      }
      for (month, count) in other.fields[index].present.enumerated() {
        present[Int(otherFirst - start) + month] += count
      }
      fields[index].present = present
    }
  }
}

extension RecordTable {
  /// Counts by month of the as-of date which fields are there.
  ///
  /// - Parameter asOf: the name of a date column; rows in which it is missing count nowhere.
  /// - Returns: `nil` where there is no such column.
  package func coverage(asOf: String) -> FieldCoverage? {
    guard let dates = column(asOf), case .int32(let packed) = dates.storage else { return nil }
    let rows = (0..<count).filter { dates.isPresent($0) }
    guard let first = rows.map({ packed[$0] >> 5 }).min(),
      let last = rows.map({ packed[$0] >> 5 }).max()
    else { return FieldCoverage(months: [], fields: []) }
    let months = Int(last - first) + 1

    func byMonth(_ isPresent: (Int) -> Bool) -> [Int] {
      var counts = Array(repeating: 0, count: months)
      for row in rows where isPresent(row) { counts[Int(packed[row] >> 5 - first)] += 1 }
      return counts
    }
    let all = byMonth { _ in true }
    var fields = columns.map { named in
      FieldCoverage.Field(
        name: named.name,
        present: named.column.validity == nil ? all : byMonth { named.column.isPresent($0) })
    }
    for list in lists {
      func children(_ row: Int) -> Range<Int> {
        Int(list.offsets[row])..<Int(list.offsets[row + 1])
      }
      let present = byMonth { !children($0).isEmpty }
      fields.append(FieldCoverage.Field(name: list.name, present: present))
      for named in list.columns {
        fields.append(
          FieldCoverage.Field(
            name: "\(list.name).\(named.name)",
            present: named.column.validity == nil
              ? present : byMonth { children($0).contains { named.column.isPresent($0) } }))
      }
    }
    return FieldCoverage(
      months: all.enumerated().map {
        FieldCoverage.Month(index: first + Int32($0), rows: $1)
      }, fields: fields)
  }
}
