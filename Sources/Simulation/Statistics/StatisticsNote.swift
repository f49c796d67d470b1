package import Diagnostics
import SQLite

/// What a reader of the statistics must know about the data behind them.
package struct StatisticsNote: Hashable, Sendable {
  /// The stable id for machines.
  package let id: String
  package let count: Int
  package let words: Phrase

  static func all(of business: Business) throws -> [StatisticsNote] {
    func count(_ condition: String) throws -> Int {
      Int(
        try business.database.integer(
          "SELECT count(*) FROM temp.stats_application WHERE \(condition)") ?? 0)
    }
    var notes: [StatisticsNote] = []
    func add(_ id: String, _ condition: String, _ words: (Int) -> Phrase) throws {
      let found = try count(condition)
      if found > 0 { notes.append(StatisticsNote(id: id, count: found, words: words(found))) }
    }
    if !business.products.isEmpty {
      try add("no_product", "product IS NULL") {
        Phrase(
          "applications without a product, in the total alone: \($0)", "未注明产品的申请只计入合计：\($0) 笔")
      }
    }
    if business.tables.customer != nil {
      try add("no_customer", "customer LIKE ' %'") {
        Phrase(
          "applications that name no customer, each a customer of its own: \($0)",
          "未注明客户的申请各按一个客户计：\($0) 笔")
      }
    }
    try add("line_without_term", "line > 0 AND term IS NULL") {
      Phrase(
        "booked lines without a term, in force without end: \($0)", "没有期限的出账额度视为长期有效：\($0) 笔")
    }
    let quarantined = try business.tables.quarantined()
    if quarantined > 0 {
      notes.append(
        StatisticsNote(
          id: "in_quarantine", count: quarantined,
          words: Phrase(
            "applications in quarantine, not decided and in no period, since no date was read: \(quarantined)",
            "隔离的申请未决策，且未读取日期，不计入任何统计期：\(quarantined) 笔")))
    }
    return notes
  }
}
