import Foundation
import Testing

@testable import CommandLineTool

/// The README shows what the tool says, or this fails: nothing in it can grow old.
@Suite("The README") struct ReadmeTests {
  /// A command of a `console` block with the lines below it; `…` stands for any lines, or any rest of a line.
  struct Example: CustomTestStringConvertible, Sendable {
    var command: String
    var output: [String]
    var testDescription: String { command }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let examples: [Example] = {
    let text = try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var examples: [Example] = []
    var isConsole = false
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ rulebench ") {
        examples.append(Example(command: String(line.dropFirst(12)), output: []))
      } else if isConsole, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }()

  /// The history file of the examples.
  private static let history = "history.db"

  @Test("has a worked example")
  func isThere() { #expect(Self.examples.count >= 3) }

  @Test("shows what the tool says", arguments: examples)
  func output(example: Example) throws {
    let folder = try TemporaryFolder(["empty": ""])
    func run(_ command: String) -> ToolRun {
      let folders = ["Models", "Samples"]
      return ToolRun(
        command.split(separator: " ").map { word in
          word == Self.history
            ? "\(folder.path)/\(word)"
            : folders.contains { word.hasPrefix($0) }
              ? Self.root.appending(path: String(word)).path() : String(word)
        })
    }
    // Each example of a history begins with the import of it.
    if example.command.contains(Self.history), !example.command.hasPrefix("import"),
      let made = Self.examples.first(where: { $0.command.hasPrefix("import") })
    {
      #expect(run(made.command).code == 0)
    }
    let ran = run(example.command)
    let found = (ran.output + ran.messages).replacing(Self.root.path(), with: "")
      .replacing("\(folder.path)/", with: "").split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init).dropLast()
    #expect(Self.matches(example.output[...], found), "\(found.joined(separator: "\n"))")
  }

  @Test(
    "shows the candidate's line as fmt puts it into Chinese",
    arguments: ["README.md", "README.zh.md"])
  func chinese(page: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
    let shown = try #require(text.components(separatedBy: "```rules zh\n").dropFirst().first)
    let book = try String(
      contentsOf: Self.root.appending(path: "Models/tax_line/v2/tax_line.rules"), encoding: .utf8)
    let folder = try TemporaryFolder(["book.rules": book])
    _ = folder.run("fmt", "--language", "zh", "@")
    let section = try #require(shown.components(separatedBy: "```").first)
    #expect(try folder.text("book.rules").contains("\n\n" + section))
  }

  private static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains {
        matches(pattern.dropFirst(), lines[$0...])
      }
    }
    guard let line = lines.first else { return false }
    let isMatch = first.hasSuffix("…") ? line.hasPrefix(first.dropLast()) : line == first
    return isMatch && matches(pattern.dropFirst(), lines.dropFirst())
  }
}
