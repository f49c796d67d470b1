package import Diagnostics
package import Engine
import Numbers
package import Semantics
import Syntax

/// Values as people read them: money by thousands, shares in percent, durations with their unit.
package struct ValueWords: Sendable {
  package let program: Program
  package let language: Language
  /// What the book calls its things in the language, by the name that rules use; none for English.
  private let titles: [String: String]

  package init(_ program: Program, in language: Language = .english) {
    self.program = program
    self.language = language
    titles = language == .chinese ? Self.chineseTitles(program) : [:]
  }

  func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  /// A value with its type's look; more decimals than people read are rounded and marked `≈`.
  package func text(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .number(let number): text(number, type)
    case .truth(let truth): words(truth ? Phrase("yes", "是") : Phrase("no", "否"))
    case .missing: words(Self.missing)
    case .code, .date, .text: program.exactText(constant, type)
    }
  }

  /// A traced value, or that it is missing or in error.
  package func text(_ value: TracedValue, _ type: ValueType) -> String {
    value.isError ? words(Phrase("error", "出错")) : text(value.constant, type)
  }

  package func text(_ value: NamedValue) -> String { text(value.value, value.type) }

  static let missing = Phrase("missing", "缺失")

  /// The Chinese name of a one-of value.
  package func zh(_ value: NamedValue) -> String? {
    guard case .oneOf(let index) = value.type, case .code(let code) = value.value.constant,
      program.oneOfs[index].values.indices.contains(code)
    else { return nil }
    return program.oneOfs[index].values[code].zh
  }

  private func text(_ number: Number, _ type: ValueType) -> String {
    switch type {
    case .money: Self.rounded(number, least: 2, most: 2)
    case .share, .rate: Self.percent(number)
    case .months: words(Phrase("\(number) \(number == .one ? "month" : "months")", "\(number) 个月"))
    case .days: words(Phrase("\(number) \(number == .one ? "day" : "days")", "\(number) 天"))
    default: Self.rounded(number, least: 0, most: 6)
    }
  }

  private static func percent(_ number: Number) -> String {
    number.leastDecimals <= 6 ? number.asPercent : "≈" + number.asPercent(decimals: 4)
  }

  private static func rounded(_ number: Number, least: Int, most: Int) -> String {
    let decimals = number.leastDecimals
    let text = number.grouped(decimals: min(max(decimals, least), most), separator: ",")
    return (decimals > most ? "≈" : "") + text
  }
}

// MARK: Names
extension ValueWords {
  /// A name in a sentence: in Chinese what the book calls the thing, else the name in quotation marks.
  package func name(_ name: String) -> String {
    language == .chinese ? titles[name] ?? "“\(name)”" : name
  }

  /// The name of a value in a sentence.
  func name(_ name: NodeNames.Name) -> String {
    language == .chinese ? name.words.zh ?? self.name(name.text) : name.text
  }

  /// A title on its own: in English with the Chinese one behind it, where the book has both.
  func title(_ words: Words) -> String {
    switch language {
    case .english: [words.title, words.zh].compactMap { $0 }.joined(separator: "  ")
    case .chinese: words.title(in: .chinese) ?? ""
    }
  }

  private static func chineseTitles(_ program: Program) -> [String: String] {
    let names = BookNames(program)
    var titles: [String: String] = [:]
    for thing in names.things {
      guard var title = names.words(of: thing).zh, titles[thing.name] == nil else { continue }
      if case .rule = thing { continue }
      if case .rowField(let list, _) = thing, let whole = names.words(of: .list(list)).zh {
        title = "\(whole)的\(title)"
      }
      titles[thing.name] = title
    }
    return titles
  }
}
