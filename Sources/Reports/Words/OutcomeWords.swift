package import Diagnostics
package import Engine
package import Syntax

extension Outcome {
  /// What became of the application.
  package var words: Phrase {
    switch self {
    case .approve: Phrase("Approved", "通过")
    case .refer: Phrase("Referred to a person", "转人工")
    case .decline: Phrase("Declined", "拒绝")
    }
  }
}

extension Effect {
  package var words: Phrase {
    switch self {
    case .decline: Phrase("declines", "拒绝")
    case .refer: Phrase("refers", "转人工")
    case .red: Phrase("red warning", "红色预警")
    case .orange: Phrase("orange warning", "橙色预警")
    case .yellow: Phrase("yellow warning", "黄色预警")
    case .ignore: Phrase("ignored", "忽略")
    }
  }
}

extension SectionKind {
  package var words: Phrase {
    switch self {
    case .facts: Phrase("Facts", "指标")
    case .fraud: Phrase("Fraud", "反欺诈")
    case .admission: Phrase("Admission", "准入")
    case .line: Phrase("Line", "额度")
    case .term: Phrase("Term", "期限")
    case .pricing: Phrase("Pricing", "定价")
    case .approval: Phrase("Approval", "审批")
    case .warning: Phrase("Warnings", "预警")
    }
  }
}

extension RuleExplanation.State {
  package var words: Phrase {
    switch self {
    case .fired: Phrase("fired", "命中")
    case .undecided: Phrase("undecided", "待定")
    case .notFired: Phrase("not fired", "未命中")
    case .error: Phrase("in error", "出错")
    case .disabled: Phrase("disabled", "停用")
    }
  }
}
