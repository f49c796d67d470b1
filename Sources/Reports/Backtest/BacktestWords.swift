import Diagnostics
import Engine
import Numbers
import Simulation

/// Figures of a backtest as people read them.
package enum BacktestWords {
  static func count(_ count: Int) -> String { Number(count).grouped(decimals: 0, separator: ",") }

  /// `1 application`, `2 applications`.
  static func count(_ count: Int, _ one: String, _ many: String, _ zh: String) -> Phrase {
    Phrase("\(Self.count(count)) \(count == 1 ? one : many)", "\(Self.count(count)) \(zh)")
  }

  /// `2 applications`.
  static func applications(_ count: Int) -> Phrase {
    Self.count(count, "application", "applications", "笔申请")
  }

  /// A difference with its sign; nothing changed is `0`.
  static func change(_ difference: Int) -> String {
    (difference > 0 ? "+" : "") + count(difference)
  }

  /// Who left for want of a consent to be processed today.
  static func consent(_ processing: ProcessingResult) -> Phrase {
    let day = processing.on.description
    guard let withdrawn = processing.withdrawn else {
      return Phrase(
        "consent to be processed on \(day): not recorded, the history holds no consents",
        "\(day) 的数据处理授权：历史数据中没有授权记录，无法核对")
    }
    return Phrase("consent to be processed on \(day): ", "\(day) 的数据处理授权：")
      + count(withdrawn.customers, "customer", "customers", "户")
      + Phrase(" without one, ", "无有效授权，涉及 ") + applications(withdrawn.applications)
      + Phrase(" left out of all figures", "，未计入任何指标")
  }

  static func money(_ amount: Number?) -> String { amount.map(\.asMoney) ?? "–" }

  static func change(_ from: Number?, _ to: Number?) -> String {
    guard let from, let to, let difference = to.subtracting(from) else { return "–" }
    return (difference > .zero ? "+" : "") + difference.asMoney
  }

  /// A share of a whole as a percentage; `–` of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0, let share = Number(part).divided(by: Number(whole)) else { return "–" }
    return share.asPercent(decimals: 2)
  }

  /// The difference of two shares of the same whole, in percentage points.
  static func points(_ from: Int, _ to: Int, of whole: Int) -> Phrase {
    guard whole > 0,
      let points = Number(to - from).multiplied(by: Number(100))?.divided(by: Number(whole))
    else { return Phrase(verbatim: "–") }
    let text = (to > from ? "+" : "") + points.grouped(decimals: 2, separator: ",")
    return Phrase("\(text) pp", "\(text) 个百分点")
  }

  /// A month index as `2024-03`.
  package static func month(_ index: Int32) -> String {
    let (year, month) = (index / 12, index % 12 + 1)
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (month < 10 ? "-0" : "-") + String(month)
  }

  /// Months as stretches: `2024-01 to 2024-03, 2024-06`.
  static func stretches(_ months: [Int32]) -> Phrase {
    var parts: [(first: Int32, last: Int32)] = []
    for month in months {
      if let last = parts.last, last.last + 1 == month {
        parts[parts.count - 1].last = month
      } else {
        parts.append((month, month))
      }
    }
    let phrases = parts.map {
      $0.first == $0.last ? Phrase(verbatim: month($0.first)) : span($0.first, $0.last)
    }
    return .joined(phrases, by: Phrase(", ", "、"))
  }

  /// `2024-01 to 2024-03`.
  static func span(_ first: Int32, _ last: Int32) -> Phrase {
    Phrase("\(month(first)) to \(month(last))", "\(month(first)) 至 \(month(last))")
  }
}
