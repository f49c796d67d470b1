package import Diagnostics

/// A name that the language itself gives, read where a name of that use may stand.
///
/// It is a name, not a word: nothing is read otherwise because of it. The raw value is its English
/// spelling, by which trees and canonical prints name it in every language.
package enum BuiltIn: String, CaseIterable, Sendable {
  // Functions.
  case min, max, abs, exp, ln, sqrt, pow
  case endOfMonth = "end_of_month"
  case startOfMonth = "start_of_month"
  case year, month
  case decimal, money, rate, share
  // Values.
  case asOf = "as_of"
  case lastDue = "last_due"
  /// The month's value in a condition over a series.
  case value
  // What has members, and the members of scorecards.
  case atLending = "at_lending"
  case points, pd
  // Roles of fields.
  case customer, established, segment
  case person, address, phone, invoice

  /// Where a built-in name may stand.
  package enum Use: Sendable {
    case function, value, monthValue, owner, member, role
  }

  /// The use of the name.
  package var use: Use {
    switch self {
    case .min, .max, .abs, .exp, .ln, .sqrt, .pow, .endOfMonth, .startOfMonth, .year, .month,
      .decimal, .money, .rate, .share:
      .function
    case .asOf, .lastDue: .value
    case .value: .monthValue
    case .atLending: .owner
    case .points, .pd: .member
    case .customer, .established, .segment, .person, .address, .phone, .invoice: .role
    }
  }

  /// The English spellings of all roles.
  package static let roles = allCases.filter { $0.use == .role }.map(\.english)

  /// The English spelling.
  package var english: String { rawValue }

  private var chinese: String {
    switch self {
    case .min: "最小值"
    case .max: "最大值"
    case .abs: "绝对值"
    case .exp: "自然指数"
    case .ln: "自然对数"
    case .sqrt: "平方根"
    case .pow: "乘方"
    case .endOfMonth: "月末日"
    case .startOfMonth: "月初日"
    case .year: "所在年"
    case .month: "所在月"
    case .decimal: "转为小数"
    case .money: "转为金额"
    case .rate: "转为利率"
    case .share: "转为比例"
    case .asOf: "决策日"
    case .lastDue: "应报期末"
    case .value: "当月值"
    case .atLending: "放款时"
    case .points: "得分"
    case .pd: "违约概率"
    case .customer: "客户"
    case .established: "成立日"
    case .segment: "分群"
    case .person: "自然人"
    case .address: "地址"
    case .phone: "电话"
    case .invoice: "发票号"
    }
  }

  /// How a language spells the name.
  package func spelling(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// The built-in name that a text spells in any language where a name of the use stands.
  package static func named(_ text: String, as use: Use) -> BuiltIn? {
    spelled[text].flatMap { $0.first { $0.use == use } }
  }

  /// Whether a text would be read as a name of one of the uses that it does not spell in English, so
  /// that an author's name must be told from it.
  package static func isForeign(_ text: String, as uses: [Use]) -> Bool {
    spelled[text]?.contains { uses.contains($0.use) && $0.english != text } ?? false
  }

  private static let spelled: [String: [BuiltIn]] = {
    var names: [String: [BuiltIn]] = [:]
    for name in allCases {
      for language in Language.allCases {
        names[name.spelling(in: language), default: []] += [name]
      }
    }
    return names
  }()
}
