import Diagnostics
import Syntax

extension ScenarioFigure.Name {
  /// What the figure is, for people.
  func title(in block: ScenarioBlock.Kind) -> Phrase {
    switch (self, block) {
    case (.code(let code), _):
      Phrase("Referrals by \(code) that a person approves", "因 \(code) 转人工后获批的比例")
    case (.known(.bad), _): Phrase("A bad loan", "坏账定义")
    case (.known(.exposure), .outcome): Phrase("Exposure of a loan", "贷款敞口")
    case (.known(.loss), _): Phrase("Loss of a bad loan", "坏账损失")
    case (.known(.indeterminate), _): Phrase("Neither good nor bad", "不定（非好非坏）")
    case (.known(.mature), _): Phrase("An outcome counts from", "贷款成熟期")
    case (.known(.givenDefault), _): Phrase("Loss given default", "违约损失率")
    case (.known(.exposure), _): Phrase("Exposure at default", "违约敞口占额度的比例")
    case (.known(.funding), _): Phrase("Funding rate a year", "资金成本（年）")
    case (.known(.operating), _): Phrase("Operating cost a year", "运营成本（年）")
    case (.known(.riskWeight), _): Phrase("Risk weight", "风险权重")
    case (.known(.capitalRatio), _): Phrase("Capital ratio", "资本充足率")
    case (.known(.hurdle), _): Phrase("Hurdle", "目标收益率")
    case (.known(.incomeTax), _): Phrase("Income tax", "所得税率")
    case (.known(.approve), _): Phrase("Referrals that a person approves", "转人工后获批的比例")
    case (.known(.model), _): Phrase("Reference model", "参考模型")
    case (.known(.parcelling), _): Phrase("Factors of parcelling", "审慎系数")
    case (.known(.support), _): Phrase("Fewest observed loans", "最少观察样本")
    case (.known(.matchRate), _): Phrase("Match rate from which the replay is trusted", "回放一致率要求")
    case (.known(.stress), _): Phrase("Stress of the chance of a bad loan", "坏账概率压力倍数")
    case (.known(.line), _):
      Phrase("Answer of the chance to the line", "坏账概率对额度的弹性")
    case (.known(.rate), _):
      Phrase("Answer of the chance to the rate", "坏账概率对利率的弹性")
    case (.known(.term), _):
      Phrase("Answer of the chance to the term", "坏账概率对期限的弹性")
    case (.known(.takeUp), _): Phrase("Approved lines that are drawn", "用信率")
    case (.known(.atRate), _): Phrase("Average rate of these lines", "测算用信率时的平均利率")
    case (.known(.churn), _): Phrase("Customers lost by the rate", "按利率的客户流失率")
    case (.known(.delay), _): Phrase("Time to the first draw", "决策到首次提款的间隔")
    case (.known(.firstUse), _):
      Phrase("First draw of loans that are not revolving", "非循环贷款首次提款占额度的比例")
    case (.known(.use), _): Phrase("Use of a revolving line by age", "循环额度使用率（按账龄）")
    case (.known(.defaultDraw), _):
      Phrase("Drawn before default of what is unused", "违约前对未用额度的提款比例")
    case (.known(.raisedUse), _): Phrase("Answer of the use to a raised line", "用信对提额的弹性")
    case (.known(.revolving), _): Phrase("Drawn and repaid at will", "随借随还")
    case (.known(.otherwise), _): Phrase("Repayment of all others", "其余贷款的还款方式")
    case (.known(.prepaid), _): Phrase("Repaid before it is due", "提前还款率")
    case (.known(.renewed), _): Phrase("Renewed at maturity", "到期续贷率")
    case (.known(.timing), _): Phrase("When a bad loan defaults", "违约时点")
    case (.known(.timingBullet), _):
      Phrase("When a bad loan due at its end defaults", "到期还本贷款的违约时点")
    case (.known(.delinquent), _): Phrase("Nothing paid before default", "违约前停付的时间")
    case (.known(.cured), _): Phrase("Defaulted balance that performs again", "违约后恢复正常的比例")
    case (.known(.curedRepaid), _): Phrase("Repayment of what performs again", "恢复正常后的还清时间")
    case (.known(.recovered), _): Phrase("When recoveries come in", "回收进度")
    case (.known(.writtenOff), _): Phrase("When losses are written off", "核销时点")
    case (.known(.correlation), _): Phrase("Correlation of assets", "资产相关性")
    case (.known(.interestVAT), _): Phrase("VAT of taxed interest", "应税利息的增值税及附加")
    case (.known(.exempt), _): Phrase("Exempt at any rate", "任何利率均免税")
    case (.known(.inclusive), _): Phrase("Exempt up to the limit of the rate", "限定利率内免税")
    case (.known(.primeRate), _): Phrase("Loan prime rate", "贷款市场报价利率")
    case (.known(.rateLimit), _): Phrase("Limit of the rate", "免税的利率上限")
    case (.known(.method), _): Phrase("Method of the exemption", "免税方法")
    case (.known(.bankMetTarget), _): Phrase("The bank met its target", "本行完成监管目标")
    case (.known(.exemptUntil), _): Phrase("Last day of the exemption", "免税政策的最后一天")
    case (.known(.share), _): Phrase("Loss that the guarantor bears", "担保方分担的损失比例")
    case (.known(.pool), _): Phrase("All that the guarantor pays", "担保资金池")
    case (.known(.paid), _): Phrase("When the guarantor pays", "代偿时点")
    case (.known(.fee), _): Phrase("Fee of the guarantee", "担保费率")
    case (.known(.backcast), _):
      Phrase("Projected ÷ actual that is trusted", "预测与实际之比的可信区间")
    case (.known(let word), _): Phrase(verbatim: word.english)
    }
  }
}
