import Columns
import Engine
import Numbers
import Semantics
import Simulation
import Syntax
import Testing

@Suite("The look-ahead audit")
struct LookaheadAuditTests {
  private let program: Program
  private let table: RecordTable

  init() throws {
    program = try AuditBook.program()
    table = AuditBook.table(300, of: program)
  }

  /// The audit of a program as the candidate of the sound one.
  private func audit(_ leaking: Program, _ table: (any TableParts)? = nil) throws -> LookaheadAudit
  {
    try LookaheadAudit(live: program, candidate: leaking, table: table ?? self.table)
  }

  /// What leaks, by the candidate alone.
  private func leaks(_ leaking: Program) throws -> [[String]] {
    let audit = try audit(leaking)
    #expect(audit.leaks.allSatisfy { $0.version == .candidate })
    return audit.leaks.map(\.names)
  }

  @Test("the sound program is clean, over other applications and parts too", arguments: 1...4)
  func sound(seed: UInt64) throws {
    let table = AuditBook.table(250, of: program, seed: seed)
    let audit = try audit(program, CutTable(table, seed: seed, greatest: 120))
    #expect(audit.leaks == [])
    #expect(audit.applications == 250)
    #expect(audit.changes > 5_000)
  }

  @Test("what has no known time, or one that is assumed, is listed")
  func facts() throws {
    let audit = try audit(program)
    #expect(
      audit.facts == [
        .init(name: "requested", footing: .notAuditable),
        .init(name: "revenue", footing: .notAuditable),
        .init(name: "age", footing: .notAuditable),
        .init(name: "queries", footing: .lag(count: 5, unit: .days, source: "bureau")),
      ])
  }

  @Test(
    "the known mask of a list", arguments: ["filings", "queries", "levels", "earlier"])
  func mask(list: String) throws {
    let position = program.list(list)
    let leaking = program.replacing { operation, _ in
      guard case .aggregate(var question) = operation, question.list == position else { return nil }
      // `earlier` has a condition of its own beside the mask: all of it is known, then.
      question.mask = nil
      return .aggregate(question)
    }
    #expect(try leaks(leaking).contains([list]))
  }

  @Test("corrections and voids that count before they were known")
  func versions() throws {
    let leaking = program.replacing { operation, program in
      guard case .known(let on, _, _) = operation, program.isField(on, "received_on") else {
        return nil
      }
      return .compare(.equal, on, on)
    }
    let found = try leaks(leaking)
    for name in ["filings", "filings.document", "filings.paid", "filings.is_void"] {
      #expect(found.contains([name]))
    }
  }

  @Test("what became known on the very day")
  func sameDay() throws {
    let leaking = program.replacing { operation, _ in
      guard case .known(let on, let by, _) = operation else { return nil }
      return .known(on: on, by: by, sameDay: true)
    }
    let found = try leaks(leaking)
    for list in ["filings", "queries", "levels", "earlier"] { #expect(found.contains([list])) }
  }

  @Test("a lag that is left out")
  func lag() throws {
    let leaking = program.replacing { operation, program in
      guard case .addDays(let date, _) = operation, program.isField(date, "asked_on") else {
        return nil
      }
      return .retype(date)
    }
    #expect(try leaks(leaking) == [["queries"]])
  }

  @Test("a field that is seen before its day, and one without consent")
  func fields() throws {
    let early = program.replacing { operation, _ in
      guard case .seen(let value, _, .notYetKnown) = operation else { return nil }
      return .retype(value)
    }
    #expect(try leaks(early) == [["tax_level"]])
    let unconsented = program.replacing { operation, _ in
      guard case .seen(let value, _, .noConsent) = operation else { return nil }
      return .retype(value)
    }
    #expect(Set(try leaks(unconsented)) == [["revenue"], ["age"]])
  }

  @Test("a level by the day of rating instead of publication")
  func publication() throws {
    let levels = program.list("levels")
    let record = program.lists[levels].record
    let (rating, published) = (
      record.position(of: "rating_day"), record.position(of: "published_on")
    )
    var leaking = program
    for index in leaking.nodes.indices
    where leaking.nodes[index].domain == .rows(list: levels)
      && leaking.nodes[index].operation == .field(published!)
    { leaking.nodes[index].operation = .field(rating!) }
    #expect(try leaks(leaking).contains(["levels"]))
  }

  @Test("an application that shows the leak is named, and what of its decision turns")
  func example() throws {
    let early = program.replacing { operation, _ in
      guard case .seen(let value, _, .notYetKnown) = operation else { return nil }
      return .retype(value)
    }
    let audit = try audit(early, CutTable(table, seed: 3, greatest: 90))
    let leak = try #require(audit.leaks.first)
    let index = try #require(Int(leak.application.dropFirst()))
    // Its level became known on the day of application or after.
    let (days, known) = (table.column("applied_on")!, table.column("level_day")!)
    #expect(known.scaled(index) >= days.scaled(index))
    #expect(try self.audit(early).leaks == audit.leaks)
  }
}

extension Program {
  func isField(_ node: NodeID, _ name: String) -> Bool {
    guard case .field(let position) = self[node].operation, case .rows(let list) = self[node].domain
    else { return false }
    return lists[list].record.fields[position].name == name
  }
}
