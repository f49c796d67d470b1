import Diagnostics
import Testing

@testable import CommandLineTool

/// A verb that accepts one of everything and says what it got.
private enum Sample {
  enum Format: String, CaseIterable { case text, json }
  static let format = Option<Format>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)
  static let threads = Option<Int>.integer("threads", in: 1...64, help: Phrase("Threads.", "线程数。"))
  static let map = Option<Pair>.pairs(
    "map", of: "column=field", help: Phrase("Reads a column as a field.", "把列当作字段。"))
  static let watch = Flag("watch", help: Phrase("Go on.", "继续。"))
  static let book = Positional("book", help: Phrase("A rule book.", "规则书。"))
  static let rest = Positional(
    "path", help: Phrase("More.", "更多。"), isRequired: false, isRepeated: true)
  static let verb = Verb(
    "sample", Phrase("Show what was given.", "显示给出的内容。"),
    accepts: [format, threads, map, watch, book, rest]
  ) { _, _ in .good }
}

@Suite("Arguments") struct ArgumentTests {
  private func read(_ words: String...) throws(UsageError) -> Arguments? {
    var parser = ArgumentParser(Sample.verb)
    guard case .arguments(let arguments) = try parser.read(words) else { return nil }
    return arguments
  }

  private func problem(_ words: String...) -> String? {
    var parser = ArgumentParser(Sample.verb)
    do {
      _ = try parser.read(words)
      return nil
    } catch {
      return error.message.filled(in: .english)
    }
  }

  @Test("values stand behind their option or an equals sign")
  func values() throws {
    let arguments = try #require(
      try read("--format", "json", "a", "--threads=3", "b", "--watch", "-", "--", "--x"))
    #expect(arguments[Sample.format] == .json)
    #expect(arguments[Sample.threads] == 3)
    #expect(arguments[Sample.watch])
    #expect(arguments[Sample.book] == "a")
    #expect(arguments.all(Sample.rest) == ["b", "-", "--x"])
  }

  @Test("a repeated option keeps all its values, in order")
  func repeated() throws {
    let arguments = try #require(try read("a", "--map", "x=y", "--map=u=v=w"))
    #expect(
      arguments.all(Sample.map) == [Pair(left: "x", right: "y"), Pair(left: "u", right: "v=w")])
    #expect(!arguments[Sample.watch])
    #expect(arguments[Sample.format] == nil)
  }

  @Test("what does not fit is named, with what is near")
  func problems() {
    #expect(problem() == "missing argument '<book>'")
    #expect(problem("a", "--formt", "json") == "unknown option '--formt'; did you mean '--format'?")
    #expect(problem("a", "--helpp") == "unknown option '--helpp'; did you mean '--help'?")
    #expect(problem("a", "-q") == "unknown option '-q'")
    #expect(problem("a", "--watch=yes") == "'--watch' takes no value")
    #expect(problem("a", "--threads") == "missing value for '--threads <n>'")
    #expect(problem("a", "--threads", "--watch") == "missing value for '--threads <n>'")
    #expect(
      problem("a", "--threads", "65")
        == "'65' is no value for '--threads <n>': expected a whole number from 1 to 64")
    #expect(
      problem("a", "--format", "jsn")
        == "'jsn' is no value for '--format <format>': expected text or json; did you mean 'json'?")
    #expect(
      problem("a", "--map", "x")
        == "'x' is no value for '--map <column=field>': expected column=field")
  }

  @Test("what is not to be repeated is given once: of two values one would be ignored")
  func twice() {
    #expect(
      problem("a", "--threads", "3", "--threads=4") == "'--threads' is given twice")
    #expect(problem("a", "--threads", "3", "--threads=3") == "'--threads' is given twice")
    #expect(problem("a", "--watch", "--watch") == "'--watch' is given twice")
    #expect(problem("a", "--map", "x=y", "--map", "x=y") == nil)
  }

  @Test("help is laid out as Swift's argument parser does")
  func help() {
    #expect(
      Help(in: .english).text(Sample.verb) == """
        OVERVIEW: Show what was given.

        USAGE: rulebench sample [--format <format>] [--threads <n>]
            [--map <column=field> ...] [--watch] <book> [<path> ...]

        ARGUMENTS:
          <book>                  A rule book.
          <path>                  More.

        OPTIONS:
          --format <format>       How to print. (values: text, json; default: text)
          --threads <n>           Threads.
          --map <column=field>    Reads a column as a field.
          --watch                 Go on.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """)
  }
}
