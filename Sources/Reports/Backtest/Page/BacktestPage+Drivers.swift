import Diagnostics
import Numbers
import RunRecord

/// What a change of the rule book did.
struct Driver {
  var name: Phrase
  /// A count of approvals, or points of the pass rate.
  var effect: Number
  var unit: RunTable.Unit

  /// `+7.10 pp`, `+102 approvals`.
  var effectWords: Phrase {
    let words = FigureText.phrase(effect, .init(unit, isSigned: true))
    return unit == .points ? words : words + Phrase(" approvals", " 笔通过")
  }
}

extension BacktestPage {
  /// The changes by what they did to approvals, the largest first; none without an attribution.
  var drivers: [Driver] {
    guard let table = table("attribution"),
      let effect = table.column("approvals.shapley", "pass_rate.shapley", "approvals"),
      let title = table.column("title"), let name = table.column("change")
    else { return [] }
    let applications = figures.number("n_applications.live")
    return table.rows.compactMap { row in
      guard let number = row[effect].number, !number.isZero, let code = row[name].words,
        !Self.totals.contains(row[name].key ?? "")
      else { return nil }
      let words = Self.titled(code, row[title].words)
      if let applications, !applications.isZero, let points = number.divided(by: applications) {
        return Driver(name: words, effect: points, unit: .points)
      }
      return Driver(name: words, effect: number, unit: table.columns[effect].unit)
    }.sorted { $0.effect.magnitude > $1.effect.magnitude }
  }

  /// A code with its title in quotes: `A02 ‘Paid at least the minimum’`.
  private static func titled(_ code: Phrase, _ title: Phrase?) -> Phrase {
    guard let title else { return code }
    // A thing may have words in one language only.
    func words(_ language: Language, _ open: String, _ close: String) -> String {
      let (name, words) = (code.text(in: language), title.text(in: language))
      return words.isEmpty || words == name ? name : name + open + words + close
    }
    let (english, chinese) = (words(.english, " ‘", "’"), words(.chinese, "“", "”"))
    return Phrase("\(english)", "\(chinese)")
  }

  /// Ids of rows that are not parts but sums, or what only several parts do together.
  static let totals: Set = ["all", "total", "interaction", "remainder"]

  /// How many recorded decisions the replay was compared with.
  var comparedDecisions: Int? {
    guard let table = table("match_rate"), let column = table.column("n_applications") else {
      return nil
    }
    return table.rows.first { $0[0].key == "all" }?[column].number?.integer
  }

  /// The candidate's loss rate over the inference methods, lowest and highest; `nil` without any.
  var lossRange: (low: Number, high: Number)? {
    guard let table = table("swap_in_risk"),
      let rate = table.column("expected_loss.rate.candidate")
    else { return nil }
    func end(_ id: String) -> Number? { table.rows.first { $0[0].key == id }?[rate].number }
    guard let low = end("lowest"), let high = end("highest") else { return nil }
    return (low, high)
  }
}
