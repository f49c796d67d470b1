import Columns
import Diagnostics
import Engine
import Glibc
import Intake

/// The tool: arguments in, exit code out.
package enum Tool {
  package static let name = "rulebench"
  package static let version = "0.1.0"
  static let abstract = "A workbench for the rules by which a bank lends to small firms."

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
    console.sayRaw(
      ToolError.file("standard output", "write to", FileSystem.reason(failure)).text)
    return ExitCode.failure.rawValue
  }

  private static func answer(_ arguments: [String], _ console: Console) -> ExitCode {
    guard let first = arguments.first else {
      console.sayRaw(Help.text(Verb.all))
      return .wrongUsage
    }
    switch first {
    case "-h", "--help": return help(nil, console)
    case "help": return help(arguments.dropFirst().first, console)
    case "--version":
      console.print(version)
      return .good
    default: break
    }
    guard let verb = Verb.all.first(where: { $0.name == first }) else {
      return unknown(first, console)
    }
    return run(verb, Array(arguments.dropFirst()), console)
  }

  private static func help(_ name: String?, _ console: Console) -> ExitCode {
    guard let name else {
      console.write(Help.text(Verb.all))
      return .good
    }
    guard let verb = Verb.all.first(where: { $0.name == name }) else {
      return unknown(name, console)
    }
    console.write(Help.text(verb))
    return .good
  }

  private static func unknown(_ word: String, _ console: Console) -> ExitCode {
    let kind = word.hasPrefix("-") ? "option" : "subcommand"
    let names = word.hasPrefix("-") ? ["--help", "--version"] : Verb.all.map(\.name) + ["help"]
    let nearest = NearestName.of(word, among: names)
    console.sayRaw(
      "error: unknown \(kind) '\(word)'"
        + (nearest.map { "; did you mean '\($0)'?\n" } ?? "\n")
        + "Usage: \(name) <subcommand>\n  See '\(name) --help' for more information.\n")
    return .wrongUsage
  }

  private static func run(_ verb: Verb, _ words: [String], _ console: Console) -> ExitCode {
    do {
      var parser = ArgumentParser(verb)
      switch try parser.read(words) {
      case .help:
        console.write(Help.text(verb))
        return .good
      case .arguments(let arguments):
        return try verb.run(arguments, console)
      }
    } catch let error as UsageError {
      console.sayRaw(
        "error: \(error.message)\nUsage: \(verb.usage)\n"
          + "  See '\(name) help \(verb.name)' for more information.\n")
      return .wrongUsage
    } catch let error as ToolError {
      return tell(error, console)
    } catch let error as IntakeError {
      return tell(ToolError(error), console)
    } catch let error as BindingError {
      return tell(ToolError(error), console)
    } catch {
      console.sayRaw("error: \(error)\n")
      return .failure
    }
  }
  private static func tell(_ error: ToolError, _ console: Console) -> ExitCode {
    console.sayRaw(error.text)
    return error.code
  }
}
