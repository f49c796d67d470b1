import Diagnostics
import Numbers
import RunRecord

/// Numbers as a page shows them: thousands apart, shares in percent, differences with their sign.
///
/// The exact values are in the files beside the page; here they are rounded half-even to what people read.
enum FigureText {
  /// How the numbers of a column, or of a single figure, are written.
  struct Style {
    var unit: RunTable.Unit
    /// Whether a number above zero has a plus.
    var isSigned = false
    /// Of amounts: large ones are read without.
    var moneyDecimals = 2
    /// Whether points say that they are points, which columns say in their heads.
    var namesUnit = true

    init(
      _ unit: RunTable.Unit, isSigned: Bool = false, moneyDecimals: Int = 2, namesUnit: Bool = true
    ) {
      self.unit = unit
      self.isSigned = isSigned
      self.moneyDecimals = moneyDecimals
      self.namesUnit = namesUnit
    }
  }

  /// Amounts from here on are read without fen.
  private static let large = Number(100_000)

  /// The style of numbers that are to be read together.
  static func style(_ unit: RunTable.Unit, isSigned: Bool, of numbers: [Number]) -> Style {
    let isWhole = numbers.allSatisfy { $0.leastDecimals == 0 }
    let isLarge = numbers.contains { $0.magnitude >= large }
    return Style(
      unit, isSigned: isSigned, moneyDecimals: isWhole || isLarge ? 0 : 2, namesUnit: false)
  }

  /// The style of a number in a table whose rows are metrics, each with a unit of its own.
  static func style(_ unit: MetricUnit, like column: RunTable.Column, _ cell: RunTable.Cell)
    -> Style
  {
    var style = Self.style(
      RunTable.Unit(unit, isDifference: column.isDifference), isSigned: column.isDifference,
      of: [cell.number].compactMap(\.self))
    style.namesUnit = true
    return style
  }

  /// A number in words of both languages.
  static func phrase(_ number: Number, _ style: Style) -> Phrase {
    let digits = digits(number, style)
    guard style.unit == .points, style.namesUnit else { return Phrase(verbatim: digits) }
    return Phrase("\(digits) pp", "\(digits) 个百分点")
  }

  private static func digits(_ number: Number, _ style: Style) -> String {
    let text =
      switch style.unit {
      case .text, .date, .count: grouped(number, atMost: 1)
      case .decimal: grouped(number, atMost: 4)
      case .months: grouped(number, atMost: 1)
      case .money: number.grouped(decimals: style.moneyDecimals, separator: ",")
      case .share, .rate: percent(number)
      case .points: points(number)
      }
    return signed(text, style.isSigned && number > .zero)
  }

  private static func grouped(_ number: Number, atMost most: Int) -> String {
    number.grouped(decimals: min(number.leastDecimals, most), separator: ",")
  }

  /// Two decimals; what is not nothing never reads as nothing.
  private static func percent(_ number: Number) -> String {
    let text = number.asPercent(decimals: 2)
    return !number.isZero && (text == "0.00%" || text == "-0.00%")
      ? number.asPercent(decimals: 4) : text
  }

  private static func points(_ number: Number) -> String {
    number.multiplied(by: Number(100))?.grouped(decimals: 2, separator: ",") ?? "–"
  }

  /// With the minus of typography, and a plus where it is asked for.
  private static func signed(_ text: String, _ hasPlus: Bool) -> String {
    if text.hasPrefix("-") { return "−" + text.dropFirst() }
    return hasPlus ? "+" + text : text
  }
}

extension RunTable.Unit {
  /// What the values of a metric, or their differences, are.
  init(_ unit: MetricUnit, isDifference: Bool) {
    self =
      switch unit {
      case .count: .count
      case .money: .money
      case .share: isDifference ? .points : .share
      case .rate: isDifference ? .points : .rate
      case .months: .months
      case .number: .decimal
      }
  }
}

extension RunTable.Cell {
  /// The cell as a number; `nil` for words and for what there is not.
  var number: Number? {
    switch self {
    case .count(let count): Number(count)
    case .number(let number): number
    case .label, .text, .unavailable, .empty: nil
    }
  }

  /// The stable id of a word, or the text of the data.
  var key: String? {
    switch self {
    case .label(let id, _): id
    case .text(let text): text
    default: nil
    }
  }

  /// What people read of a word or a text.
  var words: Phrase? {
    switch self {
    case .label(_, let words), .unavailable(_, let words): words
    case .text(let text): Phrase(verbatim: text)
    default: nil
    }
  }
}

extension RunTable {
  /// The position of the first column with one of these names.
  func column(_ names: String...) -> Int? {
    names.lazy.compactMap { name in columns.firstIndex { $0.name == name } }.first
  }

  /// The numbers of a column, those that there are.
  func numbers(_ column: Int) -> [Number] { rows.compactMap { $0[column].number } }
}

extension RunTable.Column {
  /// The title, with the unit that its cells leave out.
  var heading: Phrase { title + unitLeftOut }

  /// What the column is of its group, with that unit.
  var partHeading: Phrase { (group?.part ?? title) + unitLeftOut }

  private var unitLeftOut: Phrase {
    switch unit {
    case .points: Phrase(" (pp)", "（百分点）")
    case .months: Phrase(" (months)", "（月）")
    default: Phrase(verbatim: "")
    }
  }

  /// Whether its cells are numbers, which stand at the right.
  var isNumeric: Bool { unit != .text && unit != .date }

  /// Whether its numbers are differences, which have a sign.
  var isDifference: Bool {
    let ends = [
      ".delta", ".shapley", ".add_one_in", ".leave_one_out", ".swing", "delta.low", "delta.high",
    ]
    return unit == .points || name == "delta" || ends.contains { name.hasSuffix($0) }
  }
}

extension Number {
  /// The nearest double, for places in drawings alone.
  var drawn: Double { Double(units) / Double(Self.unitsPerOne) }
}
