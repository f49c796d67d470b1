import Columns
import Diagnostics
import Semantics
import Testing

@testable import Engine

@Suite("Texts and the codes they stand under")
struct TextTests {
  private static let text = """
    rulebook texts
    decides application
    record application {
      id         text key
      applied_on date as_of
      name       text
      former     text optional
      city       text
      deals      list of deal
    }
    record deal parent application {
      number text
      buyer  text optional
    }
    table risk(city: text) -> integer hit first { | city | risk |
      | "Ningbo", "Yuyao" | 1 |
      | any | 2 |
    }
    facts {
      let buyers = count of distinct buyer in deals skipping missing
      let unique = count of deals without repeats on (number, buyer) skipping missing
    }
    admission {
      undecided: refer
      refer A1 when name = "Li"
      refer A2 when name = former
      refer A3 when buyers > 1
      refer A4 when unique > 2
      refer A5 when risk(city) = 1
    }
    """

  private func program() throws -> Program {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(book.program, "\(problems)")
  }

  private func column(_ texts: [String?], words: [String]?) -> Column {
    let order = words ?? Array(Set(texts.compactMap { $0 })).sorted()
    return Column(
      .int32(texts.map { text in Int32(text.flatMap { order.firstIndex(of: $0) } ?? 0) }),
      validity: texts.contains(nil) ? texts.map { $0 == nil ? 0 : 1 } : nil,
      dictionary: words)
  }

  /// Four applications; `isTurned` has every dictionary backwards, without words where only equality counts.
  private func table(isTurned: Bool) -> RecordTable {
    func ordered(_ words: [String], isIdentity: Bool = false) -> [String]? {
      isTurned ? (isIdentity ? nil : words.reversed()) : words
    }
    return RecordTable(
      count: 4,
      columns: [
        .init(name: "applied_on", column: Column(.int32([800_001, 800_001, 800_001, 800_001]))),
        .init(
          name: "name",
          column: column(["Li", "Wu", "Xu", "Li"], words: ordered(["Wu", "Li", "Xu"]))),
        .init(
          name: "former",
          column: column(["Li", nil, "Xu", "Wu"], words: ordered(["Xu", "Li", "Wu"]))
        ),
        .init(
          name: "city",
          column: column(
            ["Beijing", "Yuyao", "Ningbo", "Li"],
            words: ordered(["Li", "Beijing", "Yuyao", "Ningbo"])
          )),
      ],
      lists: [
        .init(
          name: "deals", offsets: [0, 3, 3, 5, 9],
          columns: [
            .init(
              name: "number",
              column: column(
                ["1", "1", "2", "1", "2", "1", "2", "1", "3"],
                words: ordered(["1", "2", "3"], isIdentity: true))),
            .init(
              name: "buyer",
              column: column(
                ["b", "b", "c", "b", nil, "a", "a", "a", "b"],
                words: ordered(["a", "b", "c"], isIdentity: true))),
          ])
      ])
  }

  @Test("which fields' words matter")
  func reading() throws {
    let program = try program()
    let read = program.textsRead(by: program.observed).map { program.schema(of: $0).name }.sorted()
    #expect(read == ["city", "former", "name"])
  }

  @Test("decisions hang on no dictionary, and tables of other words need no other plan")
  func dictionaries() throws {
    let program = try program()
    let engine = Engine(program)
    let expected: [[Bool]] = [
      [true, true, true, false, false],
      [false, false, false, false, true],
      [false, true, false, false, true],
      [true, false, true, true, false],
    ]
    for isTurned in [false, true] {
      for exactOnly in [false, true] {
        let decisions = try engine.decide(
          table(isTurned: isTurned), options: RunOptions(exactOnly: exactOnly))
        for row in 0..<4 {
          #expect(program.rules.indices.map { decisions.fired($0, row) } == expected[row])
        }
        #expect(decisions.undecided(1, 1))
      }
    }
    var other = table(isTurned: false)
    other.columns[1].column.dictionary = ["Wu", "Li", "Zhao"]
    #expect(try Binding(program, table(isTurned: false)) == Binding(program, other))
  }

  @Test("codes without words are refused where texts are compared")
  func missingWords() throws {
    var bare = table(isTurned: false)
    bare.columns[1].column.dictionary = nil
    let program = try program()
    #expect(throws: BindingError(field: "name", list: nil, cause: .missingWords)) {
      try Engine(program).decide(bare)
    }
  }
}
