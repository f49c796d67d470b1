import Foundation
import SQLite
import Testing

@testable import CommandLineTool

@Suite("import") struct ImportTests {
  private static let command = ["import", "--schema", "@", "--csv", "@/bank", "--into", "@/h.db"]

  private func run(_ folder: TemporaryFolder, _ more: String...) -> ToolRun {
    var run = ToolRun((Self.command + more).map { $0.replacing("@", with: folder.path) })
    run.output = run.output.replacing(folder.path, with: "@")
    run.messages = run.messages.replacing(folder.path, with: "@")
    return run
  }

  private func exists(_ name: String, in folder: TemporaryFolder) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder.path)/\(name)")
  }

  @Test("all files of the folder that anything reads, and what they reconcile to")
  func whole() throws {
    let folder = try Shops.folder()
    let run = run(folder)
    #expect(run.code == 0)
    #expect(run.messages == "note: nothing reads 'README.md', 'truth/'\n")
    #expect(
      run.lines == [
        "file              record       read  kept  quarantined  of these good",
        "────────────────  ───────────  ────  ────  ───────────  ─────────────",
        "applications.csv  application     3     3            0              0",
        "sales.csv         sales           4     4            0              0",
        "recorded.csv      recorded        2     2            0              0",
        "performance.csv   performance     2     2            0              0",
        "'@/h.db' holds 3 applications", "digest sha256:…",
      ])
    let database = try Database(path: "\(folder.path)/h.db")
    #expect(try database.integer("SELECT sum(amount_fen) FROM application") == 3_700_049)
    #expect(try database.integer("SELECT count(*) FROM performance WHERE balance = 15000.0") == 1)
    #expect(
      try database.rows("SELECT note FROM application ORDER BY id") { $0.text(0) }
        == ["plain", "=1+1", "=2"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "bank", "book.rules", "h.db",
      ])
  }

  @Test("the same rows again are refused with their count and the first key")
  func again() throws {
    let folder = try Shops.imported()
    let run = run(folder)
    #expect(run.code == 3)
    #expect(run.output == "")
    #expect(
      run.messages.hasSuffix(
        """
        error: 2 rows of recorded are in the history already, the first is 'K1'
        help: import only rows that are new

        """))
    for name in ["recorded.csv", "performance.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/bank/\(name)")
    }
    #expect(
      self.run(folder).messages.hasSuffix(
        """
        error: 3 rows of application are in the history already, the first is 'K1'
        help: import only rows that are new

        """))
  }

  @Test("a new period: applications, and months of loans that are there")
  func append() throws {
    let folder = try Shops.imported([
      "next/applications.csv":
        "id,customer,applied_on,level,amount,note\nK4,C4,2026-04-01,B,6000,\n",
      "next/performance.csv": """
      application,month_end,drawn,balance,days_past_due,cured,recovered,written_off
      K1,2026-03-31,0,15000,31,0,0,0

      """,
      "gap/performance.csv": """
      application,month_end,drawn,balance,days_past_due,cured,recovered,written_off
      K1,2026-05-31,0,15000,92,0,0,0

      """,
    ])
    let first = folder.run("import", "--schema", "@", "--csv", "@/next", "--into", "@/h.db")
    #expect(first.code == 0)
    #expect(
      first.messages == "note: no file for 'sales': the list is missing in every application\n")
    #expect(first.lines.contains("'@/h.db' holds 4 applications"))
    let gap = folder.run("import", "--schema", "@", "--csv", "@/gap", "--into", "@/h.db")
    #expect(gap.code == 3)
    #expect(
      gap.messages == """
        error: performance.csv:2: months are missing behind 2026-03-31
        error: 1 row does not fit (1 missing_months); nothing was imported
        help: mend them, or keep them aside with --quarantine

        """)
  }

  private static let bad: [String: String] = [
    "bank/applications.csv": Shops.applications + "K4,C4,2026-04-31,A,1,\nK5,C5,2026-04-01,A,1,\n",
    "bank/sales.csv": Shops.sales + "K5,2026-01-01,B,x\nK9,2026-01-01,B,1\nK5,2026-01-02,B,1\n",
    "bank/recorded.csv": Shops.recorded
      + "K3,tax_line,sha256:1,approve,approve,,2026-03-01,1,1,,12\n",
  ]

  @Test("bad rows stop it with file, line, field, cause and remedy; nothing is written")
  func bad() throws {
    let folder = try Shops.folder(Self.bad)
    let run = run(folder)
    #expect(run.code == 3)
    #expect(run.output == "")
    #expect(
      run.messages == """
        note: nothing reads 'README.md', 'truth/'
        error: applications.csv:5: applied_on: '2026-04-31' is not a date as 2020-01-31
        error: sales.csv:6: total: 'x' is not a number
        error: sales.csv:7: application: no application has the key 'K9'
        note: orphan: deliver the row that it belongs to, or leave it out
        note: unreadable: write dates as 2020-01-31, numbers as 1234.50 and truths as true or false
        error: 3 rows do not fit (2 unreadable, 1 orphan); nothing was imported
        help: mend them, or keep them aside with --quarantine

        """)
    #expect(!exists("h.db", in: folder))
  }

  @Test("with --quarantine they are kept aside with the rows that go with them")
  func quarantine() throws {
    let folder = try Shops.folder(Self.bad)
    let run = run(folder, "--quarantine")
    #expect(run.code == 0)
    #expect(
      run.lines == [
        "file              record       read  kept  quarantined  of these good",
        "────────────────  ───────────  ────  ────  ───────────  ─────────────",
        "applications.csv  application     5     3            2              1",
        "sales.csv         sales           7     4            3              1",
        "recorded.csv      recorded        3     2            1              0",
        "performance.csv   performance     2     2            0              0",
        "4 rows do not fit (2 unreadable, 1 decided_before_application, 1 orphan)",
        "'@/h.db' holds 3 applications", "digest sha256:…",
      ])
    #expect(
      folder.run("history", "quarantine", "@/h.db").output == """
        left_out: 2 rows
          applications.csv:6
          sales.csv:8

        unreadable: 2 rows
          help: write dates as 2020-01-31, numbers as 1234.50 and truths as true or false
          applications.csv:5: applied_on: '2026-04-31' is not a date as 2020-01-31
          sales.csv:6: total: 'x' is not a number

        decided_before_application: 1 row
          recorded.csv:4: decided on 2026-03-01, before the application of 2026-03-12

        orphan: 1 row
          help: deliver the row that it belongs to, or leave it out
          sales.csv:7: application: no application has the key 'K9'

        """)
    _ = folder.run("history", "quarantine", "@/h.db", "--out", "@/q.csv")
    #expect(
      try folder.text("q.csv").split(separator: "\n").prefix(3) == [
        "import,file,line,record,field,cause,message,row",
        "1,applications.csv,5,application,applied_on,unreadable,'2026-04-31' is not a date as 2020-01-31,\"K4,C4,2026-04-31,A,1,\"",
        "1,applications.csv,6,application,,left_out,\"good, but goes with a row that is not\",\"K5,C5,2026-04-01,A,1,\"",
      ])
  }

  @Test("controls of a manifest that hold, and those that do not")
  func manifest() throws {
    func manifest(_ applications: String, _ rest: String = "") -> String {
      """
      {"channel": "core", "interface_version": "3.2", "delivered_on": "2026-04-01", "files": {
        "applications.csv": {\(applications)}, "sales.csv": {"rows": 4, "sums": {"total": "7.50"}},
        "recorded.csv": {"rows": 2}, "performance.csv": {"rows": 2}\(rest)}}
      """
    }
    let good = try Shops.folder([
      "m.json": manifest("\"rows\": 3, \"sums\": {\"amount\": \"37000.49\"}")
    ])
    let run = run(good, "--manifest", "@/m.json")
    #expect(run.code == 0)
    #expect(run.lines.first == "delivered on 2026-04-01 by core, interface 3.2: all controls hold")
    #expect(good.run("history", "show", "@/h.db").output.contains("2026-04-01 core\n"))

    let bad = try Shops.folder([
      "m.json": manifest(
        "\"rows\": 4, \"sums\": {\"amount\": \"37000.50\", \"amonut\": \"1\", \"note\": \"0\"}, \"sha256\": \"\(String(repeating: "0", count: 64))\"",
        ", \"queries.csv\": {\"rows\": 0}")
    ])
    let failed = self.run(bad, "--manifest", "@/m.json")
    #expect(failed.code == 3)
    #expect(!exists("h.db", in: bad))
    let lines = failed.messages.split(separator: "\n").dropFirst().map(String.init)
    #expect(
      lines.filter { !$0.contains("sha256") } == [
        "error: applications.csv: rows: expected 4, found 3",
        "error: applications.csv: the manifest sums column 'amonut', which the file has not",
        "error: applications.csv: sum of 'amount': expected 37000.5, found 37000.49",
        "error: applications.csv: sum of 'note': expected 0, found 0 (3 cells are no number)",
        "error: queries.csv: the manifest names it, but nothing of that name is read",
        "error: 6 controls of '@/m.json' do not hold; nothing was imported",
        "help: ask the sender for the delivery as it was meant",
      ])
    #expect(lines.contains { $0.hasPrefix("error: applications.csv: sha256: expected 0000") })
  }

  @Test(
    "what is no manifest is said",
    arguments: [
      ("{", "it is no JSON"), ("{}", "'channel' is missing"),
      (
        "{\"channel\": \"c\", \"interface_version\": \"1\", \"delivered_on\": \"1.4.2026\", \"files\": {}}",
        "'delivered_on' is '1.4.2026', expected a date as 2026-03-01"
      ),
      (
        "{\"channel\": \"c\", \"interface_version\": \"1\", \"delivered_on\": \"2026-04-01\", \"files\": {\"a.csv\": {\"rows\": 1, \"sum\": {}}}}",
        "'sum' means nothing here; expected rows, sums or sha256"
      ),
      (
        "{\"channel\": \"c\", \"interface_version\": \"1\", \"delivered_on\": \"2026-04-01\", \"files\": {\"a.csv\": {\"rows\": \"1\"}}}",
        "a value of the wrong kind in 'files'.'a.csv'.'rows'"
      ),
      (
        "{\"channel\": \"c\", \"interface_version\": \"1\", \"delivered_on\": \"2026-04-01\", \"files\": {\"a.csv\": {\"rows\": 1, \"sums\": {\"x\": \"1,5\"}}}}",
        "the sum of 'x' of 'a.csv' is '1,5', expected a number as \"1234.50\""
      ),
    ])
  func noManifest(text: String, expected: String) throws {
    let folder = try Shops.folder(["m.json": text])
    let run = run(folder, "--manifest", "@/m.json")
    #expect(run.code == 3)
    #expect(
      run.messages.split(separator: "\n").dropFirst().first
        == "error: the manifest '@/m.json' cannot be used: \(expected)")
  }

  @Test("tables of a database come to the same history; rows are known by their rowid")
  func sqlite() throws {
    let folder = try Shops.imported()
    let database = try Database(path: "\(folder.path)/core.db", access: .creating)
    try database.execute(
      """
      CREATE TABLE applications(id TEXT, customer TEXT, applied_on TEXT, level TEXT, amount, note TEXT);
      INSERT INTO applications VALUES('K1', 'C1', '2026-01-10', 'A', 25000, 'plain'),
        ('K2', 'C2', '2026-02-11', NULL, '4999.99', '=1+1'), ('K3', 'C1', '2026-03-12', 'C', 7000.5, '=2');
      CREATE TABLE sale(application TEXT, sold_on TEXT, buyer TEXT, total);
      INSERT INTO sale VALUES('K1', '2025-12-01', 'B1', 10.5), ('K3', '2026-01-05', 'B2', -3),
        ('K3', '2026-01-05', 'B2', -3), ('K3', '2026-01-04', 'B2', 3);
      """)
    let run = folder.run("import", "--schema", "@", "--sqlite", "@/core.db", "--into", "@/s.db")
    #expect(run.code == 0)
    try FileManager.default.removeItem(atPath: "\(folder.path)/bank/recorded.csv")
    try FileManager.default.removeItem(atPath: "\(folder.path)/bank/performance.csv")
    let csv = folder.run("import", "--schema", "@", "--csv", "@/bank", "--into", "@/c.db")
    #expect(run.digest == csv.digest)
    try database.execute("INSERT INTO sale(rowid, application, sold_on) VALUES(70, 'K1', 'x\ny')")
    let bad = folder.run("import", "--schema", "@", "--sqlite", "@/core.db", "--into", "@/t.db")
    #expect(bad.code == 3)
    #expect(
      bad.messages.hasPrefix(
        "error: table 'sale', rowid 70: sold_on: 'x y' is not a date as 2020-01-31\n"))
    #expect(
      folder.run("import", "--schema", "@", "--sqlite", "@/book.rules", "--into", "@/t.db").messages
        == "error: cannot read '@/book.rules': it is no SQLite database\n")
  }

  @Test("text in GBK is named with the command that converts it")
  func encoding() throws {
    let folder = try Shops.folder()
    var bytes = Array(Shops.applications.replacing("plain", with: "#").utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "#")))
    bytes.replaceSubrange(place...place, with: [0xC4, 0xFE, 0xB2, 0xA8])
    try Data(bytes).write(to: URL(filePath: "\(folder.path)/bank/applications.csv"))
    let run = run(folder)
    #expect(run.code == 3)
    #expect(
      run.messages.contains("error: '@/bank/applications.csv' is GB18030 (GBK) text, not UTF-8\n"))
    #expect(
      run.messages.contains(
        "help: convert it: iconv -f GB18030 -t UTF-8 @/bank/applications.csv > applications.utf8.csv\n"
      ))
  }

  @Test("in Chinese")
  func chinese() throws {
    let folder = try Shops.folder(Self.bad)
    let run = run(folder, "--quarantine", "--language", "zh")
    #expect(run.messages == "说明：未读取 “README.md”、“truth/”\n")
    #expect(
      run.lines.prefix(3) == [
        "文件              记录         读取  入库  隔离  其中本身无误",
        "────────────────  ───────────  ────  ────  ────  ────────────",
        "applications.csv  application     5     3     2             1",
      ])
    #expect(
      run.lines.contains(
        "4 行不合要求（无法读取 2 行、审批早于申请 1 行、没有对应的上级记录 1 行）"))
  }

  @Test("its help")
  func help() {
    #expect(
      ToolRun("help", "import").output == """
        OVERVIEW: Bring past applications into a history file.

        Reads the decided record, its lists, and where they are there 'recorded.csv',
        'performance.csv' and 'consents.csv' of fixed columns. All of it is written, or
        nothing: whenever the import ends, the file is as before or as after. Rows that
        were imported before are refused. docs/import.md has the details and the format
        of the manifest.

        USAGE: rulebench import --schema <book> ... --into <file> [--csv <dir>]
            [--sqlite <file>] [--manifest <file>] [--quarantine]
            [--file <list=path> ...] [--map <column=field> ...]
            [--constant <field=value> ...] [--threads <n>]

        OPTIONS:
          --schema <book>         The rule book whose record the rows are checked
                                  against; of several, scenarios among them, what all
                                  need.
          --into <file>           The history file; it is made if absent, else added to.
          --csv <dir>             The folder of CSV files: one for the record, for each
                                  list and for each table beside them.
          --sqlite <file>         An SQLite database with a table for each of these,
                                  instead of files.
          --manifest <file>       The sender's control counts and sums, as JSON; the
                                  import fails where they disagree.
          --quarantine            Keeps rows that do not fit aside in the history file,
                                  instead of stopping.
          --file <list=path>      Reads the record or a list from this file.
          --map <column=field>    Reads a column of another name as a field.
          --constant <field=value>
                                  Gives a field the same value in every row.
          --threads <n>           Threads to use. (default: one for each processor)
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """)
  }
}
