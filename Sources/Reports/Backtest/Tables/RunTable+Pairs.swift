import Diagnostics
import Engine
import Numbers
import RunRecord

extension RunTable.Cell {
  /// The version's book decides no line.
  static let noLine = Self.unavailable(
    "no_line", Phrase("the book has no output 'line'", "规则书没有输出项“line”"))
  static let noLoans = Self.unavailable(
    "no_loan_outcomes",
    Phrase("the history does not tell what became of loans", "历史数据未记录贷款结果"))

  /// A number, or why there is none.
  static func number(_ number: Number?, else reason: Self = .ofNothing) -> Self {
    number.map { .number($0) } ?? reason
  }

  static func count(_ count: Int?, else reason: Self) -> Self {
    count.map { .count($0) } ?? reason
  }

  /// A count that may be a part of one, where cases count with a chance.
  static func part(_ number: Number) -> Self {
    number.integer.map { .count($0) } ?? .number(number)
  }

  static func outcome(_ outcome: Outcome) -> Self { .label(outcome.word, outcome.words) }

  /// What this is more than another, where both are there.
  func less(_ other: Self) -> Self {
    switch (self, other) {
    case (.count(let to), .count(let from)): .count(to - from)
    case (.number(let to), .number(let from)): .number(to.subtracting(from))
    // Of parts of cases one may be whole and the other not.
    case (.count(let to), .number(let from)): .number(Number(to).subtracting(from))
    case (.number(let to), .count(let from)): .number(to.subtracting(Number(from)))
    case (.unavailable, _): self
    default: other
    }
  }
}

extension RunTable {
  /// The columns of a metric: of each version, and what the candidate has more.
  static func pair(
    _ name: String, _ title: Phrase, _ unit: Unit
  ) -> [Column] {
    [
      Column(
        "\(name).live", title + Phrase(" (live)", "（现行）"), unit,
        group: .init(title, Phrase("live", "现行"))),
      Column(
        "\(name).candidate", title + Phrase(" (candidate)", "（候选）"), unit,
        group: .init(title, Phrase("candidate", "候选"))),
      Column(
        "\(name).delta", title + Phrase(" (difference)", "（差异）"),
        unit == .share || unit == .rate ? .points : unit,
        group: .init(title, Phrase("Δ", "变化"))),
    ]
  }

  /// The cells of such columns.
  static func pair(_ live: Cell, _ candidate: Cell) -> [Cell] {
    [live, candidate, candidate.less(live)]
  }
}
