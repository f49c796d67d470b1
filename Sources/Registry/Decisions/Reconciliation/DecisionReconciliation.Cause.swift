package import Diagnostics
package import Numbers

extension DecisionReconciliation {
  /// Why a decision is not proven.
  package enum Cause: Error, Hashable, Sendable {
    /// A book decided that came from no bundle.
    case noBundle
    case unknownVersion
    /// The record does not say by which day its version was chosen, or when.
    case noDay
    /// The version was chosen by the first day, on the second.
    case otherDay(CalendarDate, CalendarDate)
    /// The version was chosen after the record was written.
    case chosenLater(Timestamp)
    /// A version was staged for the application, and the record names no place of its customer.
    case noPlace(String)
    /// The customer has another place by the decision named.
    case otherPlace(Int, Int, DecisionID)
    /// By the statement no version was live for the application.
    case nothingLive
    /// Another version was.
    case otherVersion(String)
    /// The registry never stated what the bundle says is live.
    case unknownSequence(Int)
    /// It stated it only later.
    case statedLater(Int, Timestamp)
    /// The statement had run out.
    case ranOut(Int, Timestamp)
    /// The product was halted, since then.
    case halted(Timestamp, Lag)
    /// The version had been rolled back.
    case rolledBack(Timestamp, Lag)
    /// The version had been drawn out of use for cause.
    case withdrawn(Timestamp, Lag)
    /// The version, or the statement, rests on a signature of which it was known that the key is in other hands.
    case compromised(Timestamp, Lag)

    /// A clause about the decision.
    package var words: Phrase {
      switch self {
      case .noBundle:
        Phrase("was decided by no bundle", "不是由发布包决策")
      case .unknownVersion:
        Phrase("was decided by a version that the registry does not know", "所用版本未在登记簿登记")
      case .noDay:
        Phrase(
          "does not say when and by which day its version was chosen", "未记载何时、按哪一天选定版本")
      case .otherDay(let day, let today):
        Phrase(
          "was decided by another day: its version was chosen by \(day), on \(today)",
          "不是按当日决策：版本于 \(today) 按 \(day) 选定")
      case .chosenLater(let time):
        Phrase(
          "was written before its version was chosen at \(time)", "写入早于选定版本的时间 \(time)")
      case .noPlace(let version):
        Phrase(
          "names no place of its customer, while \(version) was staged for it",
          "未记载客户的分组位次，而当时 \(version) 正对其灰度发布")
      case .otherPlace(let place, let other, let decision):
        Phrase(
          "gives its customer the place \(place), who has \(other) by decision \(decision)",
          "记其客户的分组位次为 \(place)，而按决策 \(decision) 应为 \(other)")
      case .nothingLive:
        Phrase("was decided while no version was live for it", "作出时没有对其生效的版本")
      case .otherVersion(let version):
        Phrase("should have been decided by \(version)", "应由 \(version) 决策")
      case .unknownSequence(let sequence):
        Phrase(
          "names sequence \(sequence), which the registry never stated",
          "所记序号 \(sequence) 从未由登记簿发布")
      case .statedLater(let sequence, let time):
        Phrase(
          "names sequence \(sequence), which was stated only at \(time)",
          "所记序号 \(sequence) 于 \(time) 才发布")
      case .ranOut(let sequence, let time):
        Phrase(
          "was decided by sequence \(sequence), which ran out at \(time)",
          "所用序号 \(sequence) 已于 \(time) 失效")
      case .halted(let time, let lag):
        Phrase(
          "WAS DECIDED WHILE THE PRODUCT WAS HALTED, \(lag) after the halt at \(time)",
          "作出时该产品已停用：停用于 \(time)，滞后 \(lag)")
      case .rolledBack(let time, let lag):
        Phrase(
          "WAS DECIDED BY A VERSION ROLLED BACK, \(lag) after the rollback at \(time)",
          "所用版本已回滚：回滚于 \(time)，滞后 \(lag)")
      case .withdrawn(let time, let lag):
        Phrase(
          "WAS DECIDED BY A VERSION WITHDRAWN FOR CAUSE, \(lag) after the withdrawal at \(time)",
          "所用版本已因故撤回：撤回于 \(time)，滞后 \(lag)")
      case .compromised(let time, let lag):
        Phrase(
          "WAS DECIDED ON SIGNATURES BY A KEY IN OTHER HANDS, \(lag) after that was known at \(time)",
          "所依据的签名密钥已泄露：知悉于 \(time)，滞后 \(lag)")
      }
    }
  }
}
