package import Diagnostics

/// Why two programs decide every application alike, the strongest tool that was needed last.
package enum EquivalenceProof: String, CaseIterable, Comparable, Sendable {
  /// They are written alike, layout aside.
  case sameText = "same_text"
  /// All that rules and outputs hang on is computed alike: the change reaches none of them.
  case notRead = "not_read"
  /// Months of a series that nothing reads.
  case unreadMonths = "unread_months"
  /// A comparison whose bounds differ by less than the values can: `> 5` and `>= 6` of whole numbers.
  case sameSteps = "same_steps"
  /// Rows and cells of a table, or bins, that no call can reach, or that give the same output.
  case sameTable = "same_table"
  /// A limit that differs by less than the rounding behind it shows.
  case roundedAway = "rounded_away"

  /// What it shows, in a few words.
  package var title: Phrase {
    switch self {
    case .sameText: Phrase("written alike", "规范文本相同")
    case .notRead: Phrase("no rule and no output hangs on it", "没有规则或输出依赖它")
    case .unreadMonths: Phrase("months that nothing reads", "所改月份无人读取")
    case .sameSteps: Phrase("no value lies between the two bounds", "两个界限之间没有可取的值")
    case .sameTable:
      Phrase("rows that no case reaches or that give the same", "所改行不可达，或输出相同")
    case .roundedAway: Phrase("a difference lost in rounding", "差异在取整后消失")
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}
