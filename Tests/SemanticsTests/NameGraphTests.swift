import Semantics
import Testing

/// What reads what, by the names in the text.
@Suite struct NameGraphTests {
  private static let book = """
    rulebook small
    decides application
    source tax requires consent agreed_from to agreed_until
    record application {
      applied_on   date as_of
      size         one of micro, small
      requested    money
      level        integer optional from tax
      agreed_from  date optional
      agreed_until date optional
      filings      list of filing from tax
    }
    record filing parent application { seen date known_on  period_end date period  paid money }
    parameter step_width: money = 10_000
    parameter floor_level: integer = 3
    reference lpr: rate { from 2024-01-01 = 3% }
    table factor(size, level: integer) -> decimal hit unique {
      | size  | level          | factor |
      | any   | >= floor_level | 2      |
      | any   | < floor_level  | 1      |
      | any   | missing        | missing |
    }
    scorecard card { base 600 odds 50:1 points_to_double 20
      total { < 100: 1  >= 100: 2  missing: 0 } }
    facts { let total = sum of paid in filings where period_end within 12 months to last_due
            let twice = total * 2 }
    admission { undecided: refer
      decline A01 when level > floor_level
      refer A02 when card.points < 601 }
    line { undecided: refer
      output line: money = amplify twice * factor(size, level) cap requested round down to step_width }
    pricing { output rate: rate = lpr }
    """

  private func graph() throws -> NameGraph {
    let book = try check(Self.book)
    #expect(book.diagnostics.map(summary) == [])
    return book.names
  }

  @Test("a thing reads what its own text names, tables' parameters and rows' dates included")
  func reads() throws {
    let graph = try graph()
    #expect(
      graph.read(by: .definition("total")) == [
        .list("filings"), .rowField(list: "filings", "seen"), .field("applied_on"),
        .rowField(list: "filings", "period_end"), .rowField(list: "filings", "paid"),
      ])
    #expect(graph.read(by: .definition("twice")) == [.definition("total")])
    #expect(
      graph.read(by: .definition("line")) == [
        .definition("twice"), .table("factor"), .field("size"), .field("level"),
        .field("requested"), .parameter("step_width"),
      ])
    #expect(graph.read(by: .definition("rate")) == [.reference("lpr")])
    #expect(graph.read(by: .table("factor")) == [.parameter("floor_level")])
    #expect(graph.read(by: .scorecard("card")) == [.definition("total")])
    #expect(graph.read(by: .rule("A01")) == [.field("level"), .parameter("floor_level")])
    #expect(graph.read(by: .rule("A02")) == [.scorecard("card")])
    #expect(graph.read(by: .field("level")) == [.source("tax")])
    #expect(
      graph.read(by: .source("tax")) == [
        .field("agreed_from"), .field("agreed_until"), .field("applied_on"),
      ])
    #expect(graph.read(by: .reference("lpr")) == [.field("applied_on")])
    #expect(graph.read(by: .rowField(list: "filings", "paid")) == [.list("filings")])
  }

  @Test("what is seen hangs on its dates, its consents and the calendar's fields")
  func knownTime() throws {
    let book = try check(
      """
      rulebook timed
      decides application
      filing_calendar quarterly due day 15 when kind = small
      source tax requires consent of firm in papers
      record application {
        applied_on date as_of
        kind       one of general, small
        level      integer optional known_on rated_on from tax
        rated_on   date optional
        visits     list of visit
        papers     list of paper
      }
      record visit parent application { number text chain  gone boolean void  seen date known_on }
      record paper parent application {
        source one of tax, court  subject one of firm, owner
        valid_from date  valid_until date  withdrawn_on date optional
      }
      facts { let rows = count of visits  let due = last_due }
      """)
    #expect(book.diagnostics.map(summary) == [])
    let graph = book.names
    func row(_ list: String, _ name: String) -> NamedThing { .rowField(list: list, name) }
    #expect(
      graph.read(by: .field("level"))
        == [.source("tax"), .field("rated_on"), .field("applied_on")])
    #expect(
      graph.read(by: .source("tax")) == [
        .list("papers"), row("papers", "source"), row("papers", "subject"),
        row("papers", "valid_from"), row("papers", "valid_until"), row("papers", "withdrawn_on"),
        .field("applied_on"),
      ])
    #expect(
      graph.read(by: .definition("rows")) == [
        .list("visits"), row("visits", "seen"), row("visits", "number"), row("visits", "gone"),
        .field("applied_on"),
      ])
    #expect(graph.read(by: .definition("due")) == [.field("applied_on"), .field("kind")])
  }

  @Test("what a thing hangs on, and what hangs on it, are found through others")
  func everything() throws {
    let graph = try graph()
    #expect(
      graph.everything(readBy: .rule("A02")) == [
        .scorecard("card"), .definition("total"), .list("filings"),
        .rowField(list: "filings", "seen"), .field("applied_on"),
        .rowField(list: "filings", "period_end"), .rowField(list: "filings", "paid"),
        .source("tax"),
        .field("agreed_from"), .field("agreed_until"),
      ])
    #expect(
      graph.everything(reading: .parameter("floor_level")) == [
        .table("factor"), .definition("line"), .rule("A01"),
      ])
    #expect(
      graph.everything(reading: .rowField(list: "filings", "paid")) == [
        .definition("total"), .definition("twice"), .definition("line"), .scorecard("card"),
        .rule("A02"),
      ])
  }
}
