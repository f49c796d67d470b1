import Diagnostics
import Testing

@testable import CommandLineTool

@Suite("The language") struct LanguageTests {
  private static let noSuchVerb = """
    错误：没有子命令“chek”；是否想写“check”？
    用法：rulebench <子命令>
      详细说明见“rulebench --help”。

    """

  @Test("is the option's, wherever it stands, else the locale's, else English")
  func choice() {
    let chinese = ToolRun(messages: Self.noSuchVerb, code: 2)
    #expect(ToolRun("chek", "--language", "zh") == chinese)
    #expect(ToolRun("--language=zh", "chek") == chinese)
    #expect(ToolRun(["chek"], locale: .chinese) == chinese)
    let english = ToolRun("chek")
    #expect(english.messages.hasPrefix("error: unknown subcommand 'chek'; did you mean"))
    #expect(ToolRun(["chek", "--language", "en"], locale: .chinese) == english)
    #expect(ToolRun("--language", "zh", "chek", "--language", "en") == english)
    #expect(ToolRun("help", "fmt", "--language", "zh").output.hasPrefix("概述："))
    #expect(ToolRun("--language", "zh", "fmt", "--help").output.hasPrefix("概述："))
  }

  @Test("that nobody speaks is refused, in the language of the locale")
  func refused() {
    #expect(
      ToolRun("--language", "zn", "check")
        == ToolRun(
          messages: """
            error: 'zn' is no value for '--language <language>': expected en or zh; did you mean 'en'?
            Usage: rulebench <subcommand>
              See 'rulebench --help' for more information.

            """, code: 2))
    #expect(
      ToolRun(["completions", "--language"], locale: .chinese)
        == ToolRun(
          messages: """
            错误：“--language <language>”缺少值
            用法：rulebench completions <shell>
              详细说明见“rulebench help completions”。

            """, code: 2))
  }

  @Test("of the surroundings is the first locale that is set")
  func locale() {
    func language(_ locales: [String: String]) -> Language? {
      Language(environment: { locales[$0] })
    }
    #expect(language([:]) == nil)
    #expect(language(["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(language(["LANG": "zh_CN.UTF-8", "LC_ALL": ""]) == .chinese)
    #expect(language(["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"]) == .english)
    #expect(language(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]) == nil)
    #expect(language(["LANG": "POSIX"]) == nil)
    #expect(language(["LANG": "fr_FR.UTF-8"]) == nil)
  }

  @Test("of what is said about a file is the file's where nobody asked for one")
  func file() {
    func console(_ language: Language?) -> Console {
      Console(output: MemorySink(), messages: MemorySink(), language: language)
    }
    #expect(console(nil).language(of: .chinese) == .chinese)
    #expect(console(nil).language(of: nil) == .english)
    #expect(console(.english).language(of: .chinese) == .english)
  }

  @Test("lines break beside Chinese characters, never before closing punctuation")
  func lines() {
    #expect(
      LineBreaking.lines(of: "规则“甲”命中，转人工。see it now", width: 12)
        == ["规则“甲”命", "中，转人工。", "see it now"])
    #expect(
      LineBreaking.lines(of: "use [--a b] now", width: 8) == ["use", "[--a b]", "now"])
  }
}
