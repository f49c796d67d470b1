package import Diagnostics
import Numbers

/// Why a text is no gate.
package struct GateError: Error, Hashable, Sendable {
  /// One sentence in lower case without a final period.
  package let words: Phrase
  /// Whether it names a metric that nobody knows: a measure of a scenario that was not at hand, perhaps.
  package var isUnknownMetric = false
}

extension Gate {
  /// A figure that a gate may name, by the name without a side.
  private struct Named {
    var unit: MetricUnit
    var isByVersion: Bool
    var feedsGates = true
  }

  /// Reads `NAME[.live|.candidate|.delta] COMPARISON VALUE[UNIT]`.
  ///
  /// Without a side the candidate's value is meant. Shares and rates are written with `%` or `bp`, their differences with
  /// `pp` or `bp`, or as parts of 1; counts and amounts plain or with `万` or `亿`.
  ///
  /// - Parameter measures: the scenario's own figures, by name.
  package init(
    parsing text: String, measures: [String: MetricUnit] = [:]
  ) throws(GateError) {
    let (name, comparison, written) = try Self.parts(of: text)
    var named = measures.mapValues { Named(unit: $0, isByVersion: true) }
    for metric in BacktestMetric.allCases {
      named[metric.name] = Named(
        unit: metric.definition.unit, isByVersion: metric.isByVersion,
        feedsGates: metric.feedsGates)
    }
    var base = name
    var side: MetricSide?
    if named[name] == nil, let dot = name.lastIndex(of: "."),
      let found = MetricSide(rawValue: String(name[name.index(after: dot)...]))
    {
      (base, side) = (String(name[..<dot]), found)
    }
    guard let metric = named[base] else {
      throw GateError(
        words: Phrase("no metric is named '\(base)'", "没有名为“\(base)”的指标")
          + .suggestion(of: NearestName.of(base, among: named.keys)), isUnknownMetric: true)
    }
    guard metric.feedsGates else {
      throw GateError(
        words: Phrase(
          """
          '\(base)' assumes nothing and feeds no gate; ask for bad_rate.high, the highest of the inference methods
          """,
          "“\(base)”是无假设的界，不得用于门槛；请改用 bad_rate.high，即各推断方法中的最高值"))
    }
    guard metric.isByVersion || side == nil else {
      throw GateError(
        words: Phrase(
          "'\(base)' is of both versions together and has no '\(name)'",
          "“\(base)”由两版共同得出，没有“\(name)”"))
    }
    self.text = text
    self.figure = metric.isByVersion ? (side ?? .candidate).name(of: base) : base
    self.comparison = comparison
    bound = try Self.bound(written, metric.unit, isDifference: side == .delta)
  }

  /// The name, the comparison and the value, with no spaces about them.
  private static func parts(
    of text: String
  ) throws(GateError) -> (name: String, comparison: Comparison, value: String) {
    let signs = text.filter { "<>=".contains($0) }
    let pieces = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "<>=".contains($0) })
    guard pieces.count == 2, let comparison = Comparison(rawValue: signs),
      text.contains(signs)
    else {
      throw GateError(
        words: Phrase(
          "'\(text)' is no gate: expected a metric, one of <= < >= > =, and a value, such as 'pass_rate.delta <= 3pp'",
          "“\(text)”不是门槛：应为指标、<= < >= > = 之一和数值，如“pass_rate.delta <= 3pp”"))
    }
    let value = pieces[1].drop { "<>=".contains($0) }
    return (trimmed(pieces[0]), comparison, trimmed(value))
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The value in the unit that the figure is held in.
  private static func bound(
    _ text: String, _ unit: MetricUnit, isDifference: Bool
  ) throws(GateError) -> Number {
    let isPart = unit == .share || unit == .rate
    let suffixes: [(suffix: String, isFit: Bool)] = [
      ("pp", isPart && isDifference), ("bp", isPart), ("%", isPart && !isDifference),
      ("亿", !isPart), ("万", !isPart),
    ]
    let suffix = suffixes.first { text.hasSuffix($0.suffix) }
    let plain = suffix?.suffix == "pp" ? text.dropLast(2) + "%" : text[...]
    guard
      let number = try? Number(
        parsingWithUnits: trimmed(plain.filter { $0 != " " && $0 != "_" }[...]))
    else {
      throw GateError(
        words: Phrase("'\(text)' is no value of a gate", "“\(text)”不是门槛的数值")
          + expected(isPart: isPart, isDifference))
    }
    guard suffix?.isFit ?? (!isPart || number.magnitude <= .one) else {
      throw GateError(
        words: Phrase("'\(text)' does not fit the metric", "“\(text)”与该指标不符")
          + expected(isPart: isPart, isDifference))
    }
    return number
  }

  private static func expected(isPart: Bool, _ isDifference: Bool) -> Phrase {
    switch (isPart, isDifference) {
    case (true, true):
      Phrase(
        ": expected percentage points such as 3pp, or 50bp", "：应为百分点，如 3pp，或 50bp")
    case (true, false):
      Phrase(": expected a share such as 99.5%, or 50bp", "：应为比例，如 99.5%，或 50bp")
    case (false, _):
      Phrase(": expected a number such as 1200 or 300万", "：应为数值，如 1200 或 300万")
    }
  }
}
