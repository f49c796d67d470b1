import Foundation
import SQLite
import Testing

@testable import CommandLineTool

@Suite("history") struct HistoryTests {
  @Test("show counts records, fields and what rows show together")
  func show() throws {
    let folder = try Shops.imported()
    let run = folder.run("history", "show", "@/h.db")
    #expect(run.code == 0)
    #expect(run.messages == "")
    let lines = run.lines.map { line in
      // The moment of the import.
      line.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "2026-04-01T00:00:00Z")
    }
    #expect(
      lines.prefix(27) == [
        "@/h.db", "digest sha256:…", "",
        "import  at                    applications  read  kept  quarantined  delivered",
        "──────  ────────────────────  ────────────  ────  ────  ───────────  ─────────",
        "     1  2026-04-01T00:00:00Z             3    11    11            0  –", "",
        "application: 3 rows",
        "  number  missing  1% to 99%        least       25%   median     75%    most",
        "  ──────  ───────  ────────────  ────────  ────────  ───────  ──────  ──────",
        "  amount       0%  ██·········█  4,999.99  4,999.99  7,000.5  25,000  25,000",
        "  other field  missing  distribution",
        "  ───────────  ───────  ───────────────────────────────────────",
        "  id (key)          0%  3 different, masked",
        "  customer          0%  2 different, masked",
        "  applied_on        0%  2026-01-10 to 2026-03-12   2026 100.00%",
        "  level         33.33%  A 50.00%   B 0%   C 50.00%",
        "  note              0%  3 different", "",
        "sales: 4 rows of 2 applications, at most 3 of one; 1 have none",
        "  number  missing  1% to 99%     least  25%  median  75%  most",
        "  ──────  ───────  ────────────  ─────  ───  ──────  ───  ────",
        "  total        0%  █····▄·····▄     -3   -3      -3    3  10.5",
        "  other field  missing  distribution",
        "  ───────────  ───────  ────────────────────────────────────────────────────",
        "  sold_on           0%  2025-12-01 to 2026-01-05   2025 25.00%   2026 75.00%",
        "  buyer             0%  2 different",
      ])
    #expect(
      lines.dropFirst(27).prefix(4) == [
        "  · 1 row repeats another of the same application in every field, in 1 application",
        "  · a negative total in 2 rows, of which another row of the application cancels 1", "",
        "recorded: 2 rows",
      ])
    #expect(
      lines.contains("  final_outcome           0%  approve 50.00%   refer 0%   decline 50.00%"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("show as JSON keeps every number exact")
  func json() throws {
    let folder = try Shops.imported()
    let text = folder.run("history", "show", "@/h.db", "--format", "json").output
    #expect(text.contains("\"least\": \"4999.99\""))
    #expect(text.contains("\"sum\": \"37000.49\""))
    #expect(text.contains("\"finding\": \"repeats\", \"rows\": 1, \"applications\": 1"))
  }

  @Test("an identified export imports again to the same digest")
  func roundTrip() throws {
    let folder = try Shops.imported()
    let out = folder.run("history", "export", "@/h.db", "--out", "@/out", "--identified")
    #expect(out.code == 0)
    #expect(
      try folder.text("out/applications.csv") == """
        id,customer,applied_on,level,amount,note
        K1,C1,2026-01-10,A,25000.00,plain
        K2,C2,2026-02-11,,4999.99,'=1+1
        K3,C1,2026-03-12,C,7000.50,'=2

        """)
    #expect(try folder.text("out/sales.csv").contains("\nK3,2026-01-05,B2,-3.00\n"))
    #expect(
      try folder.text("out/recorded.csv").hasPrefix(
        "application,product,version,system_outcome,final_outcome"))
    let again = folder.run("import", "--schema", "@", "--csv", "@/out", "--into", "@/again.db")
    #expect(again.code == 0)
    #expect(again.digest == folder.run("history", "verify", "@/h.db").digest)
  }

  @Test("so does one of applications of which some lack a list")
  func mixedLists() throws {
    let folder = try Shops.imported([
      "next/applications.csv":
        "id,customer,applied_on,level,amount,note\nK4,C4,2026-04-01,B,6000,\n"
    ])
    _ = folder.run("import", "--schema", "@", "--csv", "@/next", "--into", "@/h.db")
    _ = folder.run("history", "export", "@/h.db", "--out", "@/out", "--identified")
    #expect(
      try folder.text("out/applications.csv").split(separator: "\n").map {
        $0.split(separator: ",").last.map(String.init)
      } == ["has_sales", "true", "true", "true", "false"])
    let again = folder.run("import", "--schema", "@", "--csv", "@/out", "--into", "@/again.db")
    #expect(again.digest == folder.run("history", "verify", "@/h.db").digest)
  }

  @Test("without --identified ids get pseudonyms by which files still join")
  func masked() throws {
    let folder = try Shops.imported()
    let out = folder.run("history", "export", "@/h.db", "--out", "@/out")
    #expect(out.code == 0)
    let rows = try folder.text("out/applications.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0[0].hasPrefix("P") && $0[0].count == 17 && $0[1].count == 17 })
    // K1 and K3 are of C1, K2 of C2.
    let level = Dictionary(rows.map { ($0[3], $0) }, uniquingKeysWith: { first, _ in first })
    #expect(level["A"]?[1] == level["C"]?[1])
    #expect(level["A"]?[1] != level[""]?[1])
    let sales = try folder.text("out/sales.csv")
    #expect(sales.split(separator: "\n").count { $0.hasPrefix((level["C"]?[0] ?? "?") + ",") } == 3)
    let recorded = try folder.text("out/recorded.csv")
    #expect(recorded.contains("\n\(level["A"]?[0] ?? "?"),tax_line,"))
    for text in [sales, recorded, try folder.text("out/applications.csv")] {
      #expect(!text.contains("K1") && !text.contains("C1"))
    }
    // The same names in the next export.
    _ = folder.run("history", "export", "@/h.db", "--out", "@/next")
    #expect(try folder.text("next/sales.csv") == sales)
  }

  @Test("a customer is erased by order from everything, and what hung on it says so")
  func erase() throws {
    // A name that the file's digests do not have by chance.
    let applications = Shops.applications.replacing(",C1,", with: ",Xiangyun Textile,")
    let folder = try Shops.folder([
      "bank/applications.csv": applications + "K9,Xiangyun Textile,2026-04-31,A,1,\n",
      "bank/sales.csv": Shops.sales + "K9,2026-01-01,B,1\n",
    ])
    func bytes() throws -> Data { try Data(contentsOf: URL(filePath: "\(folder.path)/h.db")) }
    _ = folder.run(
      "import", "--schema", "@", "--csv", "@/bank", "--into", "@/h.db", "--quarantine")
    let before = try #require(folder.run("history", "verify", "@/h.db").digest)
    #expect(try bytes().firstRange(of: Data("Xiangyun".utf8)) != nil)
    let run = folder.run(
      "history", "erase", "@/h.db", "--customer", "Xiangyun Textile", "--customer", "C7",
      "--order", "DPO 2026-14")
    #expect(run.code == 0)
    #expect(run.messages == "note: the history has no customer 'C7'\n")
    #expect(
      run.lines == [
        "erased 1 customer with 2 applications from '@/h.db'", "  performance  2",
        "  quarantine  2", "  recorded  1", "  sale  4", "digest sha256:…",
      ])
    let database = try Database(path: "\(folder.path)/h.db")
    #expect(try database.rows("SELECT id FROM application") { $0.text(0) } == ["K2"])
    #expect(try database.integer("SELECT count(*) FROM quarantine") == 0)
    let verified = folder.run("history", "verify", "@/h.db")
    #expect(verified.code == 0)
    #expect(verified.digest == run.digest)
    let old = folder.run("history", "verify", "@/h.db", "--digest", before)
    #expect(old.code == 1)
    #expect(old.output.hasPrefix("not recomputable: 2 erased on 20"))
    #expect(folder.run("history", "verify", "@/h.db", "--digest", run.digest ?? "").code == 0)
    #expect(try bytes().firstRange(of: Data("Xiangyun".utf8)) == nil)
  }

  @Test("a changed value, row or digest is found by verify")
  func verify() throws {
    for change in [
      "UPDATE sale SET total_fen = total_fen + 1 WHERE rowid = 1",
      "DELETE FROM sale WHERE rowid = 2",
      "INSERT INTO sale(application, sold_on, buyer, total_fen) VALUES('K1', '2026-01-01', 'B', 1)",
      "UPDATE history_state SET digest = 'sha256:0'",
    ] {
      let folder = try Shops.imported()
      #expect(folder.run("history", "verify", "@/h.db").code == 0)
      try Database(path: "\(folder.path)/h.db", access: .writing).execute(change)
      let run = folder.run("history", "verify", "@/h.db")
      #expect(run.code == 1, "\(change)")
      #expect(run.output.hasPrefix("'@/h.db' does not hold: "), "\(change)")
    }
  }

  @Test("options of another action are refused")
  func options() throws {
    let run = ToolRun("history", "show", "h.db", "--order", "x")
    #expect(run.code == 2)
    #expect(run.messages.hasPrefix("error: 'show' takes no '--order'\n"))
    #expect(ToolRun("history", "erase", "h.db", "--customer", "x").code == 2)
    #expect(ToolRun("history", "export", "h.db").code == 2)
  }

  @Test("its help")
  func help() {
    #expect(
      ToolRun("help", "history").output == """
        OVERVIEW: Show, verify, export or erase what a history file holds.

        A history file is an SQLite database: any tool can query its tables. What is
        shown are counts, ranges and shares, never a customer. An export with
        --identified imports again to the same digest; one without is for people who
        need no names. Texts in it that a spreadsheet would run begin with an
        apostrophe, which the import takes away.

        USAGE: rulebench history [--format <format>] [--out <path>] [--identified]
            [--customer <id> ...] [--customers-from <file>] [--order <text>]
            [--digest <digest>] <action> <file>

        ARGUMENTS:
          <action>                show: what it holds; verify: whether it is whole;
                                  derive: computes derived lists; export: as CSV files;
                                  quarantine: rows that imports kept aside; erase:
                                  customers, by order. (values: show, verify, derive,
                                  export, quarantine, erase)
          <file>                  The history file.

        OPTIONS:
          --format <format>       How to print. (values: text, json; default: text)
          --out <path>            export: the folder to write to, made if absent.
                                  quarantine: the CSV file to write.
          --identified            export: writes ids as they are; without it customers,
                                  keys, persons, addresses and phones get pseudonyms.
          --customer <id>         erase: a customer to erase.
          --customers-from <file>
                                  erase: a file with a customer on each line.
          --order <text>          erase: by whose order, as the log is to say.
          --digest <digest>       verify: also whether a run over the history of this
                                  digest can be computed again.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """)
  }
}
