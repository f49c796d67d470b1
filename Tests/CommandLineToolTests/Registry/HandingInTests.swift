import Diagnostics
import Foundation
import Numbers
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What is asked of provinces in a plan, and what is said of who committed to a book.
@Suite("provinces of a plan, committers of a book") struct HandingInTests {
  private func approve(_ field: String, _ provinces: [String]) throws -> ToolRun {
    let scene = try RegistryScene(isRecent: true, field: field)
    try scene.submit(scene.first)
    try scene.validate(scene.first)
    let named = provinces.flatMap { ["--province", $0] }
    return scene.sign(
      "ri",
      ["approve", "--role", "risk", "--environment", "production", "--from", "<20h>", "--yes"]
        + named + ["<v1>"])
  }

  private static let known =
    #"province one of guangdong "44" zh "广东", zhejiang "33" zh "浙江", shanghai "31""#

  @Test(
    "a province that no application can have is refused with what was meant",
    arguments: [
      (
        known, ["guangdong", "guangdon"], "guangdon",
        "is none that the version knows; did you mean 'guangdong'?"
      ),
      (known, ["33"], "33", "is none that the version knows; did you mean 'zhejiang'?"),
      (known, ["广东"], "广东", "is none that the version knows; did you mean 'guangdong'?"),
      (known, ["Beijing"], "Beijing", "is none that the version knows"),
    ])
  func unknown(_ field: String, _ names: [String], _ name: String, _ words: String) throws {
    let run = try approve(field, names)
    #expect(run.output == "")
    #expect(
      run.messages
        == "error: the province '\(name)' \(words)\nhelp: it knows guangdong, shanghai or zhejiang\n"
    )
    #expect(run.code == 3)
  }

  @Test("where the version takes any text, a name is trimmed, visible, and there once")
  func texts() throws {
    for field in ["", "province text optional"] {
      let space = try approve(field, ["Guangdong "])
      #expect(
        space.messages == """
          error: the province 'Guangdong ' begins or ends with a space: no application says so
          help: write 'Guangdong'

          """)
      #expect(space.code == 3)
    }
    #expect(
      try approve("", [" "]).messages == """
        error: the province is empty
        help: write one line of visible characters

        """)
    #expect(
      try approve("", ["Guang\u{200B}dong"]).messages == """
        error: the province holds U+200B, which does not show or moves what shows
        help: write one line of visible characters

        """)
    #expect(
      try approve("", ["Guangdong", "Guangdong"]).messages
        == "error: the province 'Guangdong' is named twice\n")
    let good = try approve("", ["Zhejiang", "Guangdong"])
    #expect(good.messages == "")
    #expect(
      good.output.split(separator: "\n").last
        == "event 3: <3h> ri approved <v1> for production as risk: from <20h>, to 100% of the customers in Guangdong, Zhejiang, by the decision date"
    )
    #expect(try approve(Self.known, ["zhejiang"]).code == 0)
  }

  @Test("show says who committed to a book since its parent, by which commits")
  func committers() throws {
    let scene = try RegistryScene(isRecent: true)
    let (since, head) = (
      String(repeating: "1a", count: 20), String(repeating: "9f", count: 20)
    )
    func lines(_ persons: [String], _ locale: Language? = nil) throws -> Substring? {
      let scene = try RegistryScene(isRecent: true)
      try scene.submit(scene.first)
      let first = try #require(scene.registry.store.state.versions[scene.first.digest])
      var submission = first.submission
      try scene.registry.act(
        "po", .rejected(Rejection(version: scene.first.digest, because: "again")))
      submission.authors = ["an", "bo"]
      submission.committers = CommitterSearch(since: since, head: head, persons: persons)
      try scene.registry.act("an", .submitted(submission))
      #expect(
        scene.run("show", "--format", "json", "<v1>").output.contains("\"head\": \"\(head)\""))
      return scene.run("show", "<v1>", locale: locale).output.split(separator: "\n").first {
        $0.contains("1a1a")
      }
    }
    #expect(
      try lines(["an", "bo"])
        == "  committed to since 1a1a1a1a1a1a, up to 9f9f9f9f9f9f, by an, bo")
    #expect(
      try lines([], .chinese) == "  自 1a1a1a1a1a1a 至 9f9f9f9f9f9f 的提交人：无")
    try scene.submit(scene.first)
    #expect(
      scene.run("show", "<v1>", locale: .chinese).output.contains("\n  未核查提交人：提交时未给出代码仓库\n"))
  }

  @Test(
    "who committed below a folder since a revision, with co-authors, and which commits these are")
  func search() throws {
    let folder = try TemporaryFolder(["book/a.rules": "a", "other/b.rules": "b"])
    func git(_ words: String..., by person: String = "an") throws -> String {
      try Spawned.run(
        "/usr/bin/git", ["-C", folder.path] + words,
        environment: [
          "GIT_AUTHOR_NAME=x", "GIT_COMMITTER_NAME=x", "GIT_AUTHOR_EMAIL=\(person)@bank.example",
          "GIT_COMMITTER_EMAIL=\(person)@bank.example", "HOME=\(folder.path)",
        ]
      ).output.trimmingCharacters(in: .newlines)
    }
    func commit(_ file: String, by person: String, _ message: String = "m") throws -> String {
      try Data(message.utf8).write(to: URL(filePath: "\(folder.path)/\(file)"))
      _ = try git("add", ".", by: person)
      _ = try git("commit", "-q", "-m", message, by: person)
      return try git("rev-parse", "HEAD")
    }
    _ = try git("init", "-q")
    let since = try commit("book/a.rules", by: "se", "first")
    _ = try commit("book/a.rules", by: "an", "second\n\nCo-authored-by: B <bo@bank.example>")
    let head = try commit("other/b.rules", by: "ri", "elsewhere")
    let policy = ReleasedRegistry.policy()
    let book = "\(folder.path)/book"
    #expect(
      try Committers.search(in: book, since: since, policy)
        == CommitterSearch(since: since, head: head, persons: ["an", "bo"]))
    #expect(
      try Committers.search(in: book, since: "HEAD", policy)
        == CommitterSearch(since: head, head: head, persons: []))
    #expect(throws: ToolError.self) {
      try Committers.search(in: book, since: "nothing", policy)
    }
    _ = try commit("book/a.rules", by: "stranger", "third")
    #expect(throws: RegistryError.self) {
      try Committers.search(in: book, since: since, policy)
    }
  }
}
