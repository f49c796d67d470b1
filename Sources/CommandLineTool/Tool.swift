import Columns
import Diagnostics
import Engine
import Glibc
import History
import Intake
import Registry

/// The tool: arguments in, exit code out.
package enum Tool {
  package static let name = "rulebench"
  package static let version = "0.1.0"
  static let abstract = Phrase(
    "A workbench for the rules by which a bank lends to small firms.",
    "银行小微企业贷款规则的工作台。")
  static let usage = Phrase("\(name) <subcommand>", "\(name) <子命令>")

  /// Runs one command line of this process and gives its exit code.
  package static func run(_ arguments: [String]) -> Int32 {
    let console = Console.standard()
    if let lack = MachineLevel.lack() {
      console.sayRaw(lack.text)
      return lack.code.rawValue
    }
    keepFreedMemory()
    return run(arguments, console)
  }

  /// Runs one command line on a console.
  package static func run(_ arguments: [String], _ console: Console) -> Int32 {
    let code = answer(arguments, console)
    guard let failure = console.finish() else { return code.rawValue }
    let output = Phrase("cannot write to standard output: ", "无法写入标准输出：")
    console.sayRaw(ToolError(.failure, output + SystemReason.words(failure)).text)
    return ExitCode.failure.rawValue
  }

  private static func answer(_ arguments: [String], _ console: Console) -> ExitCode {
    var words = arguments
    do throws(UsageError) {
      if let language = try LanguageOption.takeLeading(&words) { console.speak(language) }
    } catch {
      return tell(error, console)
    }
    guard let first = words.first else {
      console.sayRaw(Help(in: console.language).text(Verb.all))
      return .wrongUsage
    }
    let verb = Verb.all.take(from: &words)
    if verb == nil { words.removeFirst() }
    do throws(UsageError) {
      if verb?.hasOwnLanguage != true, let language = try LanguageOption.takeAll(&words) {
        console.speak(language)
      }
    } catch {
      return tell(error, of: verb, console)
    }
    if let verb {
      return verb.verbs.isEmpty
        ? run(verb, words, console) : answer(words, of: verb, console)
    }
    switch first {
    case "-h", "--help": return help([], console)
    case "help": return help(words, console)
    case "--version":
      console.print(version)
      return .good
    default: return unknown(first, console)
    }
  }

  /// Answers a verb that holds others, behind which none of them is named.
  private static func answer(
    _ words: [String], of verb: Verb, _ console: Console
  ) -> ExitCode {
    guard let word = words.first else {
      console.sayRaw(Help(in: console.language).text(verb))
      return .wrongUsage
    }
    if ["-h", "--help"].contains(word) { return help([verb.name], console) }
    if word == "help" { return help([verb.name] + words.dropFirst(), console) }
    return unknown(word, of: verb, console)
  }

  private static func help(_ words: [String], _ console: Console) -> ExitCode {
    let help = Help(in: console.language)
    guard let name = words.first else {
      console.write(help.text(Verb.all))
      return .good
    }
    var rest = words
    if name == "--problems" {
      console.write(ProblemText.list(in: console.language))
    } else if let verb = Verb.all.take(from: &rest) {
      if !verb.verbs.isEmpty, let word = rest.first { return unknown(word, of: verb, console) }
      console.write(help.text(verb))
    } else if let page = ProblemPage.page(of: name) {
      console.write(ProblemText(page, in: console.language).plain)
    } else {
      return unknown(name, console, codes: Catalogue.entries.map(\.id))
    }
    return .good
  }

  /// Says that a word names nothing: behind `verb`, or at the front, where it may also have been a problem's code.
  private static func unknown(
    _ word: String, of verb: Verb? = nil, _ console: Console, codes: [String] = []
  ) -> ExitCode {
    if word.hasPrefix("-") {
      let options = ["--help", "--language"] + (verb == nil ? ["--version"] : [])
      let nearest = NearestName.of(word, among: options)
      return tell(.unknownOption(word, nearest: nearest), of: verb, console)
    }
    let nearest = NearestName.of(
      word, among: (verb?.verbs ?? Verb.all).map(\.name) + ["help"] + codes)
    let words = (verb.map { $0.path + " " } ?? "") + word
    return tell(
      UsageError(
        Phrase("unknown subcommand '\(words)'", "没有子命令“\(words)”")
          + .suggestion(of: nearest)),
      of: verb, console)
  }

  private static func run(_ verb: Verb, _ words: [String], _ console: Console) -> ExitCode {
    do {
      var parser = ArgumentParser(verb)
      switch try parser.read(words) {
      case .help:
        console.write(Help(in: console.language).text(verb))
        return .good
      case .arguments(let arguments):
        return try verb.run(arguments, console)
      }
    } catch let error as UsageError {
      return tell(error, of: verb, console)
    } catch let error as ToolError {
      return tell(error, console)
    } catch let error as IntakeError {
      return tell(ToolError(error), console)
    } catch let error as HistoryError {
      return tell(ToolError(error), console)
    } catch let error as RegistryError {
      return tell(ToolError(error), console)
    } catch let error as BindingError {
      return tell(ToolError(error), console)
    } catch let error as DecisionLogError {
      return tell(ToolError(error), console)
    } catch {
      return tell(ToolError(.failure, Phrase(verbatim: "\(error)")), console)
    }
  }

  private static func tell(_ error: ToolError, _ console: Console) -> ExitCode {
    console.sayRaw(error.text)
    return error.code
  }

  /// Says what is wrong with a command line, how it is written, and where there is more to read.
  private static func tell(
    _ error: UsageError, of verb: Verb? = nil, _ console: Console
  ) -> ExitCode {
    let usage = verb.map { Phrase(verbatim: $0.usage) } ?? usage
    let help = verb.map { "\(name) help \($0.path)" } ?? "\(name) --help"
    console.sayRaw(
      Phrase(
        """
        error: \(error.message.english)
        Usage: \(usage.english)
          See '\(help)' for more information.

        """,
        """
        错误：\(error.message.chinese)
        用法：\(usage.chinese)
          详细说明见“\(help)”。

        """))
    return .wrongUsage
  }
}
