import Diagnostics
import Numbers
import RunRecord

/// What a change of the rule book did.
struct Driver {
  var name: Phrase
  var effect: Number
  var unit: RunTable.Unit

  /// `+7.10 pp`, `+102 approvals`.
  var effectWords: Phrase {
    let words = FigureText.phrase(effect, .init(unit, isSigned: true))
    return unit == .count ? words + Phrase(" approvals", " 笔通过") : words
  }
}

extension BacktestPage {
  /// The changes by what they did to approvals, the largest first; none without an attribution.
  var drivers: [Driver] {
    guard let table = table("attribution"),
      let effect = table.column(
        "pass_rate.delta", "n_approved.delta", "approvals.delta", "approvals"),
      let name = table.column("title", "name", "change")
    else { return [] }
    return table.rows.compactMap { row in
      guard let number = row[effect].number, !number.isZero, let words = row[name].words,
        !Self.totals.contains(row[0].key ?? "")
      else { return nil }
      return Driver(name: words, effect: number, unit: table.columns[effect].unit)
    }.sorted { $0.effect.magnitude > $1.effect.magnitude }
  }

  /// Ids of rows that hold sums.
  static let totals: Set = ["all", "total", "sum"]

  /// How many recorded decisions the replay was compared with.
  var comparedDecisions: Int? {
    guard let table = table("match_rate"), let column = table.column("compared", "n_compared")
    else { return nil }
    return table.rows.first { Self.totals.contains($0[0].key ?? "") }?[column].number?.integer
  }
}
