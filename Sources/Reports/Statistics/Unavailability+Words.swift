import Diagnostics
import RunRecord
import Simulation

extension Unavailability {
  /// Why a figure is not there.
  var words: Phrase {
    switch self {
    case .noTable("recorded"):
      Phrase("the history holds no recorded decisions", "历史库中没有审批记录")
    case .noTable: Phrase("the history holds no loans by month", "历史库中没有贷款逐月表现")
    case .noCustomers:
      Phrase("the applications name no customers", "申请中没有注明客户的字段")
    case .endsAfter(let table, let last):
      Phrase("'\(table)' tells nothing after \(last)", "“\(table)”的数据截至 \(last)")
    case .knownByMonth:
      Phrase("loans are known at month ends and for whole months only", "贷款数据仅有月末余额与整月发生额")
    case .ofNothing: Phrase("a share or average of nothing", "分母为零")
    }
  }
}

extension Statistics {
  /// Every reason for which a figure is not there, once, in the order of their first use.
  var unavailabilities: [Unavailability] {
    var found: [Unavailability] = []
    for row in rows {
      for values in [row.total].compactMap(\.self) + row.byProduct {
        for metric in BusinessMetric.allCases {
          if case .unavailable(let reason) = values[metric], !found.contains(reason) {
            found.append(reason)
          }
        }
      }
    }
    return found
  }
}
