import Columns
import History
import Intake
import Numbers
import Semantics
import Testing

@Suite("The derived list beside what was imported")
struct DerivedPartTests {
  private static let book = """
    rulebook derived
    decides application
    record application {
      id         text key
      customer   text role customer
      owner      text role person optional
      applied_on date as_of
      sales      list of sale
      earlier    list of earlier_application optional
    }
    record sale parent application { number text role invoice  issued_on date period known_on }
    record earlier_application parent application {
      other text  customer text  applied_on date known_on
      link one of person, address, phone, invoices  shared share
    }
    fraud {
      undecided: refer
      refer F1 when any earlier where link = person, applied_on within 6 months
    }
    """

  private func schema() throws -> InputSchema {
    InputSchema(
      try #require(try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.book])).program))
  }

  /// Applications as `key owner day`, with two invoices each that only equal owners share.
  private func table(_ applications: [(key: String, owner: String, day: Int)]) -> RecordTable {
    func texts(_ texts: [String]) -> Column {
      Column(.int32(texts.indices.map { Int32($0) }), dictionary: texts)
    }
    let first = CalendarDate(year: 2025, month: 1, day: 1)!
    let days = applications.map { first.adding(days: $0.day)!.packed }
    let numbers = applications.flatMap { ["\($0.owner)1", "\($0.owner)2"] }
    let words = Array(Set(numbers)).sorted()
    return RecordTable(
      count: applications.count,
      columns: [
        .init(name: "id", column: texts(applications.map(\.key))),
        .init(name: "customer", column: texts(applications.map { "c" + $0.key })),
        .init(name: "owner", column: texts(applications.map(\.owner))),
        .init(name: "applied_on", column: Column(.int32(days))),
      ],
      lists: [
        .init(
          name: "sales", offsets: (0...applications.count).map { Int32($0 * 2) },
          columns: [
            .init(
              name: "number",
              column: Column(
                .int32(numbers.map { Int32(words.firstIndex(of: $0)!) }), dictionary: words)),
            .init(
              name: "issued_on",
              column: Column(.int32(numbers.map { _ in first.adding(days: -30)!.packed }))),
          ]),
        .init(
          name: "earlier", offsets: Array(repeating: 0, count: applications.count + 1),
          validity: Array(repeating: 0, count: applications.count),
          columns: [
            .init(name: "other", column: Column(.int32([]), dictionary: [])),
            .init(name: "customer", column: Column(.int32([]), dictionary: [])),
            .init(name: "applied_on", column: Column(.int32([]))),
            .init(
              name: "link",
              column: Column(.bytes([]), dictionary: ["person", "address", "phone", "invoices"])),
            .init(name: "shared", column: Column(.int32([]), decimals: 6)),
          ]),
      ])
  }

  private func add(_ path: String, _ rows: [(key: String, owner: String, day: Int)]) throws
    -> History
  {
    let schema = try schema()
    return try History.importing(into: path, schema: schema, at: "2026-01-01") {
      (writing) throws(HistoryError) in
      try writing.append(table(rows), input: schema)
      return "{}"
    }
  }

  /// `key: missing`, or `key: other link, …`, of every application.
  private func lists(_ history: History) throws -> [String] {
    let schema = try schema()
    let parts = try history.replayParts(for: schema, words: ["id"])
    return try parts.partSizes.indices.flatMap { index -> [String] in
      let part = try parts.part(index)
      let list = try #require(part.list("earlier"))
      let keys = try #require(part.column("id"))
      func text(_ column: Column, _ row: Int) -> String {
        column.dictionary![Int(column.scaled(row))]
      }
      return (0..<part.count).map { row in
        let key = text(keys, row)
        guard list.validity?[row] != 0 else { return "\(key): missing" }
        let entries = (list.offsets[row]..<list.offsets[row + 1]).map {
          "\(text(list.columns[0].column, Int($0))) \(text(list.columns[3].column, Int($0)))"
        }
        return "\(key): \(entries.joined(separator: ", "))"
      }
    }.sorted()
  }

  @Test("missing until it is computed, then by application; stale from the first later day on")
  func life() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/h.db"
      var history = try add(path, [("a", "p", 1), ("b", "q", 3), ("c", "p", 5)])
      #expect(try lists(history) == ["a: missing", "b: missing", "c: missing"])
      #expect(try history.derivation() == nil)
      let derived = try #require(try history.derive())
      #expect(derived.applications == 3)
      #expect(derived.entries == 2)
      #expect(derived.computedTo == CalendarDate(year: 2025, month: 1, day: 6))
      #expect(try lists(history) == ["a: ", "b: ", "c: a person, a invoices"])
      // A later import reaches back to the fourth: what is of that day or after is stale.
      history = try add(path, [("d", "p", 3), ("e", "q", 9)])
      #expect(
        try lists(history)
          == ["a: ", "b: missing", "c: missing", "d: missing", "e: missing"])
      #expect(try history.hasApplications(after: history.derivation()!.computedTo))
      _ = try history.derive()
      #expect(
        try lists(history) == [
          "a: ", "b: ", "c: a person, a invoices, d person, d invoices",
          "d: a person, a invoices", "e: b person, b invoices",
        ])
    }
  }
}
