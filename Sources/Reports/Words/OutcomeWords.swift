package import Diagnostics
package import Engine
package import Syntax

/// A word in English with the Chinese one beside it.
package struct Bilingual: Hashable, Sendable {
  package var en: String
  package var zh: String
  package init(_ en: String, _ zh: String) {
    self.en = en
    self.zh = zh
  }

  package func text(in language: Language) -> String { language == .chinese ? zh : en }
}

extension Outcome {
  /// What became of the application.
  package var words: Bilingual {
    switch self {
    case .approve: Bilingual("Approved", "通过")
    case .refer: Bilingual("Referred to a person", "转人工")
    case .decline: Bilingual("Declined", "拒绝")
    }
  }
}

extension Effect {
  package var words: Bilingual {
    switch self {
    case .decline: Bilingual("declines", "拒绝")
    case .refer: Bilingual("refers", "转人工")
    case .red: Bilingual("red warning", "红色预警")
    case .orange: Bilingual("orange warning", "橙色预警")
    case .yellow: Bilingual("yellow warning", "黄色预警")
    case .ignore: Bilingual("ignored", "忽略")
    }
  }
}

extension SectionKind {
  package var words: Bilingual {
    switch self {
    case .facts: Bilingual("Facts", "事实")
    case .fraud: Bilingual("Fraud", "反欺诈")
    case .admission: Bilingual("Admission", "准入")
    case .line: Bilingual("Line", "额度")
    case .term: Bilingual("Term", "期限")
    case .pricing: Bilingual("Pricing", "定价")
    case .approval: Bilingual("Approval", "审批")
    case .warning: Bilingual("Warnings", "预警")
    }
  }
}

extension RuleExplanation.State {
  package var words: Bilingual {
    switch self {
    case .fired: Bilingual("fired", "命中")
    case .undecided: Bilingual("undecided", "无法判断")
    case .notFired: Bilingual("not fired", "未命中")
    case .error: Bilingual("in error", "出错")
    case .disabled: Bilingual("disabled", "停用")
    }
  }
}
