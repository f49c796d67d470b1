package import Diagnostics
package import Numbers

/// Why figures are no curves.
package enum LoanCurvesProblem: Error, Hashable, Sendable {
  /// The figures, as they are named to people.
  package enum Figure: Hashable, Sendable, CaseIterable {
    case use, prepaid, renewed, timing, bulletTiming, delinquent, defaultDraw, lost, cured
    case curedWithin, repaidOver, recovery, writeOff, guaranteeShare, guaranteeLag, pool
  }

  /// A share outside 0…1.
  case share(Figure, Number)
  /// A share of 1 where all would be gone at once.
  case whole(Figure)
  /// A share of 0 where there must be something.
  case nothing(Figure)
  /// A curve without points, or whose first point is too late.
  case start(Figure)
  /// A month that is stated twice, or lies before the curve may begin.
  case month(Figure, Int)
  /// A cumulative share that falls, at this month.
  case falls(Figure, at: Int)
  /// A timing that does not end at 1.
  case end(Figure, Number)
  /// A number of months or an amount that is too small or too large.
  case count(Figure, Int64, least: Int64, most: Int64)
  /// More is lost and cured than defaults.
  case moreThanAll(lost: Number, cured: Number)

  /// What it says to people.
  package var phrase: Phrase {
    switch self {
    case .share(let figure, let value):
      figure.name
        + Phrase(
          ": expected a share within 0 % and 100 %, found \(value.asPercent)",
          "：占比应在 0% 至 100% 之间，实为 \(value.asPercent)")
    case .whole(let figure):
      figure.name + Phrase(": expected less than 100 %", "：应小于 100%")
    case .nothing(let figure):
      figure.name + Phrase(": expected more than 0 %", "：应大于 0%")
    case .start(let figure):
      figure.name + Phrase(": expected a share at month 0", "：缺少第 0 个月的占比")
    case .month(let figure, let month):
      figure.name
        + Phrase(
          ": month \(month) is stated twice or before the curve begins",
          "：第 \(month) 个月重复，或早于曲线起点")
    case .falls(let figure, let month):
      figure.name
        + Phrase(
          ": a cumulative share cannot fall, as it does at month \(month)",
          "：累计占比不能下降，第 \(month) 个月却下降了")
    case .end(let figure, let value):
      figure.name
        + Phrase(
          ": expected all of it in the end, found \(value.asPercent)",
          "：最终应为 100%，实为 \(value.asPercent)")
    case .count(let figure, let value, let least, let most):
      figure.name
        + Phrase(
          ": expected \(least) to \(most), found \(value)", "：应为 \(least) 至 \(most)，实为 \(value)")
    case .moreThanAll(let lost, let cured):
      Phrase(
        "more than all of a default: \(lost.asPercent) lost and \(cured.asPercent) cured",
        "违约金额分配超过 100%：损失 \(lost.asPercent)，恢复正常 \(cured.asPercent)")
    }
  }
}

extension LoanCurvesProblem.Figure {
  /// What people call it.
  package var name: Phrase {
    switch self {
    case .use: Phrase("use of the line", "额度使用率")
    case .prepaid: Phrase("prepaid a year", "年提前还款率")
    case .renewed: Phrase("renewed at maturity", "到期续贷率")
    case .timing: Phrase("timing of default", "违约时间分布")
    case .bulletTiming: Phrase("timing of default, interest first", "先息后本违约时间分布")
    case .delinquent: Phrase("months from missed payment to default", "逾期至违约的月数")
    case .defaultDraw: Phrase("undrawn line drawn by default", "违约前支用的未用额度占比")
    case .lost: Phrase("lost given default", "违约损失率")
    case .cured: Phrase("cured", "恢复正常占比")
    case .curedWithin: Phrase("months to cure", "恢复正常的月数")
    case .repaidOver: Phrase("months over which cured money is repaid", "恢复正常后的还款月数")
    case .recovery: Phrase("timing of recovery", "回收时间分布")
    case .writeOff: Phrase("timing of write-off", "核销时间分布")
    case .guaranteeShare: Phrase("guarantor's share", "担保承担比例")
    case .guaranteeLag: Phrase("months from default to the guarantor's payment", "违约至代偿的月数")
    case .pool: Phrase("guarantor's pool in fen", "担保资金池（分）")
    }
  }
}
