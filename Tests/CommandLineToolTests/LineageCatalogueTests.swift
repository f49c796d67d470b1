import Foundation
import Testing

@testable import CommandLineTool

@Suite("lineage against the catalogue") struct LineageCatalogueTests {
  private static let catalogue = """
    source,service,code,name,zh,purposes,purposes_zh,listed_from,listed_until,origin
    tax,XYDJ,DJ,tax_credit_level,纳税信用等级,credit decision; post-loan warning,授信审批；贷后预警,,,a list
    tax,SBXX,YJSE,tax_paid,已缴税额,credit decision,授信审批,2020-01-01,2025-12-31,a list
    tax,SBXX,SKSSQZ,period_end,所属期止,credit decision,授信审批,,,a list
    court,4.1.4,enforcements,enforcements,被执行情况,post-loan warning,贷后预警,,,a list

    """

  /// A book with fields of every standing; `purpose` is a line of its card.
  private static func book(purpose: String = #"purpose "credit decision""#) -> String {
    """
    rulebook small
    card { owner "Products" \(purpose) }
    decides application
    source tax "Tax office" zh "税务"
    source court "Courts" zh "法院"
    record application {
      id         text key
      applied_on date as_of
      level      one of A, B from tax listed "XYDJ.DJ"
      age        integer from tax unlisted because "only adults borrow"
      requested  money
      filings    list of filing from tax
    }
    record filing parent application {
      received_on date known_on
      period_end  date period
      paid        money listed "YJSE"
    }
    facts { let tax_12m = sum of paid in filings where period_end within 12 months to last_due }
    admission {
      undecided: refer
      decline A01 "Level" when level = B
      decline A02 "Young" when age < 18
      decline A03 "Little tax" when tax_12m < requested
    }

    """
  }

  @Test("each input shows its code, or why it is used unlisted")
  func standings() throws {
    let folder = try TemporaryFolder([
      "models/small/small.rules": Self.book(), "models/catalogue.csv": Self.catalogue,
    ])
    let run = folder.run("lineage", "@/models/small", "--at", "2025-12-31")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages == "")
    #expect(
      run.output.components(separatedBy: "\n\n").suffix(2) == [
        """
          input                source      consent  catalogue       used by
          ───────────────────  ──────────  ───────  ──────────────  ───────
          applied_on           –                    –               A03
          level                Tax office           XYDJ.DJ         A01
          age                  Tax office           unlisted        A02
          requested            –                    –               A03
          filings.received_on  Tax office           day of receipt  A03
          filings.period_end   Tax office           SBXX.SKSSQZ     A03
          filings.paid         Tax office           SBXX.YJSE       A03
        """,
        """
          unlisted input  needed because
          ──────────────  ──────────────────
          age             only adults borrow

        """,
      ])
    #expect(run.output.contains("\n  catalogue: on 2025-12-31\n"))
    let chinese = folder.run("lineage", "@/models/small", "--at", "2025-12-31", "--language", "zh")
    #expect(chinese.output.contains("\n  数据清单：2025-12-31 当日\n"))
    #expect(chinese.output.contains("  age                  税务            清单外       A02\n"))
    let drawing = folder.run("lineage", "@/models/small", "--format", "dot", "--at", "2025-12-31")
    #expect(drawing.output.contains(#""field level" [label="level\nXYDJ.DJ", shape=ellipse];"#))
    let json = folder.run("lineage", "@/models/small", "--format", "json", "--at", "2025-12-31")
    #expect(json.output.contains(#""because": "only adults borrow""#))
  }

  @Test("the catalogue is dated; without a day it is read after its last change")
  func dated() throws {
    let folder = try TemporaryFolder([
      "small/small.rules": Self.book(), "small/catalogue.csv": Self.catalogue,
    ])
    for arguments in [[], ["--at", "2026-01-01"]] {
      let run = ToolRun(["lineage", "\(folder.path)/small"] + arguments)
      let on = arguments.isEmpty ? "and no more" : "not on 2026-01-01"
      #expect(run.code == 1)
      #expect(
        run.messages == """
          error: \(folder.path)/small/small.rules:17: 'filings.paid' (SBXX.YJSE) is listed from 2020-01-01 to 2025-12-31, \(on)

          """)
    }
  }

  @Test("what is neither listed nor explained, and purposes that are not permitted, are told")
  func findings() throws {
    let book = Self.book(purpose: #"purpose "marketing""#)
      .replacing(#" unlisted because "only adults borrow""#, with: "")
      .replacing(#"listed "XYDJ.DJ""#, with: #"listed "XYDJ.DI""#)
    let folder = try TemporaryFolder(["small.rules": book, "list.csv": Self.catalogue])
    let run = folder.run(
      "lineage", "@/small.rules", "--catalogue", "@/list.csv", "--at", "2025-01-01")
    #expect(run.code == 1)
    #expect(
      run.messages == """
        error: @/small.rules:9: the catalogue has no code 'XYDJ.DI', which 'level' gives; did you mean 'XYDJ.DJ'?
        error: @/small.rules:10: 'age' from 'tax' is not in the catalogue on 2025-01-01; give its code with 'listed', or a reason with 'unlisted because'
        error: @/small.rules:16: the book's purpose 'marketing' is none for which 'filings.period_end' (SBXX.SKSSQZ) is listed; permitted: credit decision
        error: @/small.rules:17: the book's purpose 'marketing' is none for which 'filings.paid' (SBXX.YJSE) is listed; permitted: credit decision

        """)
    let chinese = folder.run(
      "lineage", "@/small.rules", "--catalogue", "@/list.csv", "--at", "2025-01-01", "--language",
      "zh")
    #expect(
      chinese.messages.contains(
        "错误：@/small.rules:17: 规则书用途“marketing”超出“filings.paid”（SBXX.YJSE）的许可用途；许可用途：授信审批\n"))
  }

  @Test("a catalogue that does not hold is told with its rows")
  func badCatalogue() throws {
    let folder = try TemporaryFolder([
      "small.rules": Self.book(),
      "catalogue.csv": Self.catalogue.replacing("2020-01-01", with: "2020"),
    ])
    let run = folder.run("lineage", "@/small.rules")
    #expect(run.code == 3)
    #expect(
      run.messages == """
        error: catalogue.csv:3: listed_from: '2020' is not a date as 2020-01-31
        error: the catalogue '@/catalogue.csv' does not hold

        """)
  }
}
