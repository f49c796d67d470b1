import Foundation
import SQLite
import Testing

@testable import CommandLineTool

/// What can go wrong with a history file: each has its own words, changes nothing and leaves nothing behind.
@Suite("Faults of a history") struct HistoryFaultTests {
  private static let next = [
    "next/applications.csv": "id,customer,applied_on,level,amount,note\nK4,C4,2026-04-01,B,6000,\n"
  ]

  /// What an append to `h.db` says after `damage`, and that it changes neither the file nor the folder.
  private func append(after damage: (String) throws -> Void) throws -> ToolRun {
    let folder = try Shops.imported(Self.next)
    let path = "\(folder.path)/h.db"
    try damage(path)
    let before = try Data(contentsOf: URL(filePath: path))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var run = folder.run("import", "--schema", "@", "--csv", "@/next", "--into", "@/h.db")
    run.messages = run.messages.split(separator: "\n").filter { !$0.hasPrefix("note: ") }
      .joined(separator: "\n")
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
    return run
  }

  @Test("locked by another program")
  func locked() throws {
    var holder: Database?
    let run = try append { path in
      holder = try Database(path: path, access: .writing)
      try holder?.execute("BEGIN EXCLUSIVE")
    }
    #expect(run.code == 4)
    #expect(
      run.messages == """
        error: '@/h.db' is in use by another program
        help: try again when it is done
        """)
    withExtendedLifetime(holder) {}
  }

  @Test("cut off")
  func truncated() throws {
    let run = try append { path in
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      #expect(truncate(path, size / 2) == 0)
    }
    #expect(run.code == 4)
    #expect(
      run.messages == """
        error: '@/h.db' is damaged
        help: run 'rulebench history verify' and go back to a copy
        """)
  }

  @Test("no history: a text, another database, nothing at all")
  func notAHistory() throws {
    for content in ["id,customer\n", ""] {
      let run = try append { try Data(content.utf8).write(to: URL(filePath: $0)) }
      #expect(run.code == 4)
      #expect(
        run.messages == """
          error: '@/h.db' is no history file
          help: name a file that 'rulebench import' has made
          """)
    }
    let run = try append { path in
      try FileManager.default.removeItem(atPath: path)
      try Database(path: path, access: .creating).execute("CREATE TABLE t(x)")
    }
    #expect(run.code == 4)
    #expect(run.messages.hasPrefix("error: '@/h.db' is no history file\n"))
  }

  @Test("from a newer version")
  func newer() throws {
    let run = try append {
      try Database(path: $0, access: .writing).execute("PRAGMA user_version = 99")
    }
    #expect(run.code == 4)
    #expect(
      run.messages == """
        error: '@/h.db' has format 99, this version of rulebench reads up to 1
        help: update rulebench
        """)
  }

  @Test("verify says of a file that is cut off that it does not hold")
  func verified() throws {
    let folder = try Shops.imported()
    let path = "\(folder.path)/h.db"
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    #expect(truncate(path, size / 2) == 0)
    let run = folder.run("history", "verify", "@/h.db")
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("'@/h.db' does not hold: SQLite finds it damaged: "))
    #expect(run.messages == "help: go back to a copy\n")
  }

  @Test("a folder in the file's place")
  func folder() throws {
    let folder = try Shops.folder()
    let run = folder.run("import", "--schema", "@", "--csv", "@/bank", "--into", "@/bank")
    #expect(run.code == 4)
    #expect(
      run.messages.hasSuffix("error: cannot write '@/bank': Is a directory\nhelp: name a file\n"))
  }

  @Test("no such folder")
  func noFolder() throws {
    let folder = try Shops.folder()
    let run = folder.run(
      "import", "--schema", "@", "--csv", "@/bank", "--into", "@/none/h.db")
    #expect(run.code == 4)
    #expect(
      run.messages.hasSuffix(
        """
        error: cannot write '@/none/h.db': No such file or directory
        help: check the folder, its space and its rights

        """))
    #expect(folder.run("history", "show", "@/none.db").code == 4)
  }
}
