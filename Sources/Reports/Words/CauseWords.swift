package import Diagnostics
package import Engine

extension MissingCause.Reason {
  /// The reason in a word or two: `absent`, `no consent (tax)`.
  package var title: Phrase {
    switch self {
    case .noConsent(let source?): Phrase("no consent (\(source))", "没有授权（\(source)）")
    default: Phrase("\(id.replacing("_", with: " "))", "\(chinese)")
    }
  }

  private var chinese: String {
    switch self {
    case .absent: "未提供"
    case .setMissing: "设定为缺失"
    case .notGiven: "没有给出"
    case .noConsent: "没有授权"
    case .notYetKnown: "尚未获知"
    case .historyUnknown: "更正历史不明"
    case .noList: "没有明细"
    case .noRows: "没有可用的行"
    case .divisionByZero: "除以零"
    case .baseNotPositive: "基数不大于零"
    case .outOfDomain: "超出函数的取值范围"
    case .incomparable: "没有次序"
    case .tableSaysMissing: "决策表写明缺失"
    case .noTableRow: "决策表没有确定的行"
    case .noBin: "没有对应的分箱"
    case .beforeFirm: "企业成立之前"
    case .written: "写明缺失"
    }
  }
}

extension ValueWords {
  /// Why something is missing, as a clause without a final period.
  package func sentence(_ cause: MissingCause) -> String { words(phrase(cause)) }

  /// Why something is an error, as a clause without a final period.
  package func sentence(_ cause: ErrorCause) -> String {
    let place = name(cause.place)
    let phrase =
      switch cause.reason {
      case .beforeFirstReference:
        Phrase("\(place) has no value in force on that day", "\(place)当日尚无生效的取值")
      case .crossedBounds: Phrase("the bounds of \(place) are crossed", "\(place)的下限高于上限")
      case .overflow: Phrase("\(place) is too large", "\(place)数值过大")
      }
    return words(phrase)
  }

  private func phrase(_ cause: MissingCause) -> Phrase {
    let place = name(cause.place)
    let spot =
      cause.row.map { Phrase("\(place), row \($0)", "\(place)第 \($0) 行") }
      ?? Phrase(verbatim: place)
    return switch cause.reason {
    case .absent: spot + Phrase(" was not supplied", "未提供")
    case .setMissing: Phrase("\(place) is set to missing", "\(place)被设定为缺失")
    case .notGiven: Phrase("\(place) is not given", "\(place)没有给出")
    case .noConsent(let source):
      noConsent(toSee: place, from: source.map(name)) + gap(cause.detail)
    case .notYetKnown:
      Phrase("\(place) was not yet known on that day", "\(place)当日尚未获知") + knownFrom(cause.detail)
    case .historyUnknown:
      spot
        + Phrase(
          ": it is unknown which version was known on that day", "：无从得知当日已获知的是哪一版")
    case .noList:
      Phrase(
        "there are no \(place) for this application, not even an empty list",
        "这笔申请没有\(place)明细，连空的也没有")
    case .noRows: Phrase("no row of \(place) to take it from", "\(place)中没有可取值的行")
    case .divisionByZero: spot + Phrase(" divides by zero", "除以零")
    case .baseNotPositive:
      Phrase("\(place) has a base that is not above zero", "\(place)的基数不大于零")
    case .outOfDomain: spot + Phrase(" has no value there", "在该处没有值")
    case .incomparable:
      spot + Phrase(" compares values that have no order", "所比较的值之间没有次序")
    case .tableSaysMissing(let row):
      Phrase("table \(place), row \(row), says missing", "决策表\(place)第 \(row) 行写明缺失")
    case .noTableRow: Phrase("no row of table \(place) is settled", "决策表\(place)没有能够确定的行")
    case .noBin: Phrase("\(place) has no bin for it", "\(place)没有对应的分箱")
    case .beforeFirm: Phrase("months before \(place) have no figures", "\(place)之前的月份没有数据")
    case .written: Phrase("\(place) is written as missing there", "\(place)在该处写明缺失")
    }
  }

  private func knownFrom(_ detail: MissingCause.Detail?) -> Phrase {
    guard case .knownFrom(let day) = detail else { return Phrase(verbatim: "") }
    return day.map { Phrase(": its date is \($0)", "：其获知日为 \($0)") }
      ?? Phrase(": its date is missing", "：其获知日缺失")
  }

  /// Which end of the consent was in the way.
  private func gap(_ detail: MissingCause.Detail?) -> Phrase {
    guard case .consent(let gap) = detail else { return Phrase(verbatim: "") }
    return switch gap {
    case .notRecorded: Phrase(": none is recorded", "：没有记录任何授权")
    case .incomplete: Phrase(": its first or last day is missing", "：授权起止日缺失")
    case .begins(let day): Phrase(": it begins on \(day)", "：授权自 \(day) 起")
    case .ended(let day): Phrase(": it ended on \(day)", "：授权已于 \(day) 到期")
    case .withdrawn(let day): Phrase(": it was withdrawn on \(day)", "：授权已于 \(day) 撤回")
    }
  }

  private func noConsent(toSee place: String, from source: String?) -> Phrase {
    guard let source else {
      return Phrase("no consent on that day to see \(place)", "当日没有查看\(place)的授权")
    }
    return Phrase(
      "no consent on that day to see \(place) from \(source)", "当日没有\(source)的授权，看不到\(place)")
  }
}
