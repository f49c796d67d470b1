import Diagnostics
import Foundation
import Testing

@testable import CommandLineTool

@Suite("help CODE") struct ProblemPageTests {
  @Test("what it means, a wrong and a right example, what to do")
  func page() {
    #expect(
      ToolRun("help", "wrong_operator").output == """
        error[wrong_operator]: … is written … here

        Other languages write the comparison so; this one has one form.

        WRONG

          module example
          facts { let large = requested == 300万 }

          error[wrong_operator]: '==' is written '=' here
           --> example.rules:2:31
            |
          2 | facts { let large = requested == 300万 }
            |                               ^^
            = fix: write '='

        RIGHT

          module example
          facts { let large = requested = 300万 }

        WHAT TO DO

          Write '=' and '!='.

        """)
    #expect(
      ToolRun("--language", "zh", "help", "unknown_name").output.contains("更正") == false)
    #expect(
      ToolRun("--language", "zh", "help", "unknown_name").output.hasPrefix(
        "错误[unknown_name]: 没有名为…的字段或指标\n\n规则读取了没有声明的名称。\n\n错误示例\n"))
  }

  @Test("every code is listed, and a misspelt one is looked for")
  func list() {
    let lines = ToolRun("help", "--problems").output.split(separator: "\n")
    #expect(lines.count == Catalogue.entries.count)
    #expect(
      lines.first { $0.hasPrefix("bad_date ") }.map { $0.split(separator: " ").dropFirst() }
        == ["…", "is", "not", "a", "date"])
    #expect(
      ToolRun("help", "unknown_nam").messages.hasPrefix(
        "error: unknown subcommand 'unknown_nam'; did you mean 'unknown_name'?\n"))
  }

  /// `RECORD=1` makes the pages again.
  @Test("the pages in docs are made from the catalogue")
  func documents() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/problems").path
    var files = ["README.md": ProblemText.index]
    for page in ProblemPage.all { files["\(page.code).md"] = ProblemText.file(page) }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (name, text) in files {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
      }
      Issue.record("made \(files.count) pages again; review the difference and run again")
      return
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(present) == Set(files.keys))
    for (name, text) in files {
      let recorded = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      #expect(recorded == text, "docs/problems/\(name)")
    }
  }
}
