import Diagnostics
import Testing

@testable import CommandLineTool

@Suite("The tool") struct ToolTests {
  @Test("a misspelt verb or option names the nearest one")
  func misspelt() {
    #expect(
      ToolRun("completion", "bash")
        == ToolRun(
          messages: """
            error: unknown subcommand 'completion'; did you mean 'completions'?
            Usage: rulebench <subcommand>
              See 'rulebench --help' for more information.

            """, code: 2))
    #expect(
      ToolRun("--versoin")
        == ToolRun(
          messages: """
            error: unknown option '--versoin'; did you mean '--version'?
            Usage: rulebench <subcommand>
              See 'rulebench --help' for more information.

            """, code: 2))
    #expect(
      ToolRun("completions", "fish")
        == ToolRun(
          messages: """
            error: 'fish' is no value for '<shell>': expected bash or zsh
            Usage: rulebench completions <shell>
              See 'rulebench help completions' for more information.

            """, code: 2))
  }

  @Test("the version is one line")
  func version() {
    #expect(ToolRun("--version") == ToolRun(output: "0.1.0\n", code: 0))
  }

  @Test("'help VERB' and 'VERB --help' say the same", arguments: Verb.everyone.map(\.path))
  func help(path: String) {
    let words = path.split(separator: " ").map(String.init)
    let run = ToolRun(["help"] + words)
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(run.code == 0)
    #expect(run == ToolRun(words + ["--help"]))
  }

  @Test("no line of a help is wider than 80 columns", arguments: Verb.everyone.map(\.path))
  func width(path: String) {
    for language in Language.allCases {
      let words = path.split(separator: " ").map(String.init)
      let run = ToolRun(["help"] + words + ["--language", language.rawValue])
      for line in run.output.split(separator: "\n") {
        #expect(displayWidth(of: line) <= 80, "\(line)")
      }
    }
  }

  @Test("without a verb the help goes to the messages")
  func nothing() {
    let run = ToolRun()
    #expect(run.output.isEmpty)
    #expect(run.messages == ToolRun("--help").output)
    #expect(run.code == 2)
  }
}

@Suite("The machine") struct MachineLevelTests {
  @Test("what is lacking is named, with what to do")
  func lack() {
    let text = "processor\t: 0\nflags\t\t: fpu sse2 avx2 fma\nbugs\t: none\n"
    #expect(MachineLevel.lack(cpuinfo: text, needed: ["avx2", "fma"]) == nil)
    let lack = MachineLevel.lack(cpuinfo: text, needed: ["avx2", "bmi2", "fma", "avx512f"])
    #expect(
      lack?.message.filled(in: .english).hasSuffix("this machine lacks bmi2, avx512f") == true)
    #expect(lack?.code == .failure)
    #expect(MachineLevel.lack(cpuinfo: "", needed: ["avx2"]) == nil)
  }
}

@Suite("The console") struct ConsoleTests {
  /// Fails every write with one error number.
  private struct FailingSink: ByteSink {
    let number: Int32
    func write(_ bytes: [UInt8]) -> Int32? { number }
  }

  @Test("a reader that goes away is no failure; a full disk is")
  func failures() {
    let messages = MemorySink()
    let gone = Console(output: FailingSink(number: 32), messages: messages)
    #expect(Tool.run(["--version"], gone) == 0)
    #expect(gone.outputIsClosed)
    #expect(messages.text == "")
    let full = Console(output: FailingSink(number: 28), messages: messages)
    #expect(Tool.run(["--version"], full) == 4)
    #expect(messages.text == "error: cannot write to standard output: No space left on device\n")
  }

  @Test("colour only where it is wanted")
  func style() {
    #expect(Style.plain(.red, "no") == "no")
    #expect(Style.coloured(.red, "no") == "\u{1B}[31mno\u{1B}[0m")
  }

  @Test("progress shows after a second, at most ten times a second, and leaves nothing behind")
  func progress() {
    let messages = MemorySink()
    let clock = Clock()
    let console = Console(
      output: MemorySink(), messages: messages, showsProgress: true, now: { clock.read() })
    let progress = Progress(console, Phrase("deciding", "决策中"), total: 1_000)
    clock.set(0.9)
    progress.move(to: 100)
    #expect(messages.text == "")
    clock.set(2)
    progress.move(to: 250)
    clock.set(2.05)
    progress.move(to: 260)
    progress.finish()
    #expect(
      messages.text
        == "\rdeciding [#####---------------]  25%  125/s  6 s left\u{1B}[K\r\u{1B}[K")
  }
}
