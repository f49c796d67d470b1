package import Diagnostics
package import Semantics
import Syntax

extension SourceSchema {
  /// How much later than its dates say the source's facts are known, named as the assumption it is.
  package var lagWords: Phrase? {
    lag.map { lag in
      switch lag.unit {
      case .days: Phrase("\(lag.count) days (assumption)", "\(lag.count) 天（假设）")
      case .months: Phrase("\(lag.count) months (assumption)", "\(lag.count) 个月（假设）")
      }
    }
  }
}
