import Diagnostics
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What people mistype: options, and the names of persons, products, environments and versions.
@Suite("what is mistyped is told, with what was meant") struct MisspeltTests {
  /// All verbs that read or write a registry, or take out of one.
  private static let verbs =
    Verb.registry.verbs + [.fetch, .verifyBundle, .decide, .verifyLog, .monitor]

  @Test(
    "an option that there is not is told before anything else",
    arguments: [Language.english, .chinese])
  func options(_ language: Language) {
    for verb in Self.verbs {
      for parameter in verb.parameters where parameter.kind != .positional {
        let wrong = "--\(parameter.name)q"
        let run = ToolRun(
          verb.path.split(separator: " ").map(String.init) + [wrong], locale: language)
        let (start, near) =
          language == .english
          ? ("error: unknown option '\(wrong)'; did you mean '--", "Usage: rulebench \(verb.path) ")
          : ("错误：没有选项“\(wrong)”；是否想写“--", "用法：rulebench \(verb.path) ")
        #expect(run.messages.hasPrefix(start), "\(run.messages)")
        #expect(run.messages.contains(near), "\(run.messages)")
        #expect(run.code == 2)
      }
    }
  }

  @Test("what must be given and is not is told, with how the verb is written")
  func missing() {
    for verb in Self.verbs where verb.parameters.contains(where: \.isRequired) {
      let words = verb.path.split(separator: " ").map(String.init)
      let first = verb.parameters.first(where: \.isRequired)
      let run = ToolRun(words)
      #expect(run.code == 2, "\(verb.path)")
      #expect(run.messages.hasPrefix("error: missing "), "\(verb.path): \(run.messages)")
      #expect(run.messages.contains("\nUsage: rulebench \(verb.path) "), "\(verb.path)")
      #expect(first != nil)
    }
  }

  @Test("an option that means nothing to what is asked is refused")
  func foreign() throws {
    let scene = try RegistryScene()
    func problem(_ run: ToolRun) -> String { String(run.messages.prefix { $0 != "\n" }) }
    #expect(
      problem(scene.sign("ri", "resume", "--second", "4", "--because", "x"))
        == "error: '--because' and '--second' cannot be given together")
    #expect(
      problem(scene.run("show", "--print", "--format", "json", "<v1>"))
        == "error: '--format' and '--print' cannot be given together")
    #expect(
      problem(scene.run("diff", "--examples", "2", "<v1>", "<v2>"))
        == "error: '--examples' needs '--history'")
    #expect(
      problem(scene.run("decide", "--rules", "x", "--data", "y", "--trust", "t"))
        == "error: '--trust' needs '--bundle'")
    #expect(
      problem(scene.run("verify-log", "--ssh-keygen", "/bin/true", "log"))
        == "error: '--ssh-keygen' needs '--registry'")
    #expect(
      problem(scene.sign("op", "halt", "--environment", "test", "--because", "a", "--because", "b"))
        == "error: '--because' is given twice")
    #expect(
      problem(
        scene.run(
          [
            "halt", "--environment", "test", "--because", "a", "--by", "op", "--by", "op", "--key",
            "k",
          ],
          locale: .chinese)) == "错误：“--by”重复给出")
  }

  @Test("a name that nobody has is told with the nearest, and with those that there are")
  func names() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    let product = """
      error: no version of a product 'smal_line' was handed in; did you mean 'small_line'?
      help: there are versions of small_line

      """
    let environment = """
      error: the policy knows no environment 'prodution'; did you mean 'production'?
      help: it knows production or test

      """
    let person = """
      error: the policy knows no person 'opp'; did you mean 'op'?
      help: it knows an, bo, cu, he, op, po, re, ri or se

      """
    let halt = ["halt", "--because", "x", "--key", "#/op"]
    let cases: [(run: ToolRun, words: String)] = [
      (scene.run("list", "--product", "smal_line"), product),
      (
        scene.run("timeline", "--environment", "production", "--product", "smal_line"),
        product
      ),
      (
        scene.run("timeline", "--environment", "prodution"), environment
      ),
      (
        scene.run(halt + ["--environment", "production", "--product", "smal_line", "--by", "op"]),
        product
      ),
      (scene.run(halt + ["--environment", "prodution", "--by", "op"]), environment),
      (scene.run(halt + ["--environment", "production", "--by", "opp"]), person),
      (
        scene.run("reconcile", "--log", "@/.keep", "--by", "opp"), person
      ),
      (
        scene.run("log", "--from", "99"),
        """
        error: there is no event 99
        help: the last one is event 5

        """
      ),
    ]
    for (run, words) in cases {
      #expect(run.messages == words)
      #expect(run.output == "")
      #expect(run.code == 3)
    }
    #expect(
      scene.run(
        ["list", "--product", "smal_line"], locale: .chinese
      ).messages == """
        错误：没有提交过产品“smal_line”的版本；是否想写“small_line”？
        建议：已有版本的产品：small_line

        """)
  }

  @Test("a version of which a digit is mistyped is found by the others")
  func version() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.submit(scene.first)
    let digits = scene.first.digest.short
    let wrong = "0" == digits.first ? "1" + digits.dropFirst() : "0" + digits.dropFirst()
    let run = scene.run("show", wrong)
    #expect(
      run.messages == """
        error: the registry holds no version '\(wrong)'; did you mean '<v1>'?
        help: 'rulebench registry list' has all versions

        """)
    #expect(run.code == 3)
  }

  @Test("who may not, or has another's key, is refused before what takes long")
  func cheapFirst() throws {
    let scene = try RegistryScene(["doc": "text\n"], isRecent: true)
    try scene.submit(scene.first)
    // There is no such run, book or tests: nobody looks for them.
    let validate = ["validate", "--run", "@/none", "--environment", "production", "<v1>"]
    #expect(
      scene.sign("ri", validate).messages
        == "error: 'ri' may not validate: the policy asks for the role validator\n")
    let key = scene.registry.store.state.keysInForce(of: "ri")[0].key.fingerprint
    let foreign = """
      error: the key \(key) is 'ri''s, not 'bo''s
      help: sign by a key of your own, under your own name

      """
    let run = scene.run(validate + ["--by", "bo", "--key", "#/ri"])
    #expect(run.messages == foreign)
    #expect(run.code == 1)
    // What is approved is not shown to whom it is refused.
    let approve = scene.sign(
      "an",
      [
        "approve", "--role", "risk", "--environment", "production", "--from", "<9h>", "--yes",
        "<v1>",
      ])
    #expect(
      approve.messages
        == "error: 'an' may not approve as 'risk': the policy asks for the role risk\n")
    #expect(approve.output == "")
    #expect(approve.code == 1)
  }
}
