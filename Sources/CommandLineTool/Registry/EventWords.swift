import Diagnostics
import Registry
import RunRecord

extension EventBody {
  /// What happened, in one sentence without who did it; texts that people wrote are shown as they cannot harm a terminal.
  var words: Phrase {
    switch self {
    case .genesis(let genesis):
      Phrase(
        "began the registry with \(counted(genesis.signers.count, "key"))",
        "建立登记簿，登记 \(genesis.signers.count) 个密钥")
    case .keyProposed(let proposal):
      Phrase("proposed a key for \(proposal.person)", "提议为 \(proposal.person) 登记密钥")
    case .keySeconded(let seconding):
      Phrase(
        "seconded the key proposed in event \(seconding.proposal)",
        "附议事件 \(seconding.proposal) 提议的密钥")
    case .keyRevoked(let revocation): revocation.words
    case .policyProposed(let proposal):
      Phrase(
        "proposed the policy \(proposal.policy.short)", "提议制度 \(proposal.policy.short)")
    case .policySeconded(let seconding):
      Phrase(
        "seconded the policy proposed in event \(seconding.proposal)",
        "附议事件 \(seconding.proposal) 提议的制度")
    case .submitted(let submission):
      Phrase(
        "submitted \(submission.product) \(submission.version.short)",
        "提交 \(submission.product) \(submission.version.short)") + reason(submission.package.reason)
    case .validated(let validation): validation.words
    case .waived(let waiver):
      Phrase("waived ", "豁免 ") + waiver.subject
        + Phrase(" until \(waiver.until)", "，至 \(waiver.until)") + reason(waiver.because)
    case .approved(let approval): approval.words
    case .rejected(let rejection):
      Phrase("rejected \(rejection.version.short)", "驳回 \(rejection.version.short)")
        + reason(rejection.because)
    case .withdrawn(let rejection):
      Phrase("withdrew \(rejection.version.short) for cause", "因故撤回 \(rejection.version.short)")
        + reason(rejection.because)
    case .scheduled(let release):
      Phrase(
        "scheduled \(release.product) \(release.version.short) in \(release.environment): ",
        "安排 \(release.product) \(release.version.short) 在 \(release.environment) 上线：")
        + release.plan.words
    case .widened(let widening):
      Phrase(
        """
        widened \(widening.product) \(widening.version.short) in \(widening.environment) to \
        \(widening.share)% from \(widening.from)
        """,
        """
        自 \(widening.from) 起将 \(widening.product) \(widening.version.short) 在 \
        \(widening.environment) 的份额扩大到 \(widening.share)%
        """)
    case .halted(let halt):
      Phrase("halted \(halt.place.english)", "停用\(halt.place.chinese)") + reason(halt.because)
    case .resumed(let halt):
      Phrase("asked to resume \(halt.place.english)", "申请恢复\(halt.place.chinese)")
        + reason(halt.because)
    case .resumeSeconded(let seconding):
      Phrase(
        "seconded the resumption asked for in event \(seconding.proposal)",
        "附议事件 \(seconding.proposal) 的恢复申请")
    case .rolledBack(let rollback):
      Phrase(
        """
        rolled \(rollback.product) in \(rollback.environment) back from \(rollback.from.short) to \
        \(rollback.to.short)
        """,
        """
        将 \(rollback.environment) 的 \(rollback.product) 由 \(rollback.from.short) 回滚到 \
        \(rollback.to.short)
        """) + reason(rollback.because)
    case .rollbackConfirmed(let seconding):
      Phrase(
        "confirmed the rollback of event \(seconding.proposal)", "确认事件 \(seconding.proposal) 的回滚")
    case .current(let current): current.words
    case .checkpoint(let checkpoint):
      Phrase(
        "signed a checkpoint over \(counted(checkpoint.logHeads.count, "chain")) of decisions",
        "签署检查点，覆盖 \(checkpoint.logHeads.count) 条决策日志链")
    case .reviewOpened(let review):
      Phrase("opened a review of \(review.version.short)", "对 \(review.version.short) 开启复核")
        + reason(review.because)
    case .reviewClosed(let closing):
      Phrase("closed the review of event \(closing.review)", "结束事件 \(closing.review) 的复核")
        + reason(closing.because)
    case .reconciled(let result):
      Phrase(
        "held \(counted(result.records, "decision")) against the log, \(result.unproven) not proven",
        "对账 \(result.records) 笔决策，其中 \(result.unproven) 笔未获证明")
        + (result.late.map { Phrase(", \($0) late", "，\($0) 笔滞后") } ?? Phrase(verbatim: ""))
    case .note(let note):
      Phrase("noted: \(Names.escaped(note.text))", "备注：\(Names.escaped(note.text))")
    }
  }

  /// What stands behind a sentence: `: 'the reason'`.
  private func reason(_ text: String) -> Phrase {
    Phrase(": '\(Names.escaped(text))'", "：“\(Names.escaped(text))”")
  }
}

extension KeyRevocation {
  fileprivate var words: Phrase {
    let since =
      compromisedSince.map {
        Phrase(", compromised since event \($0)", "，自事件 \($0) 起视为失密")
      } ?? Phrase(verbatim: "")
    return Phrase("revoked a key of \(person)", "吊销 \(person) 的密钥") + since
      + Phrase(": '\(Names.escaped(because))'", "：“\(Names.escaped(because))”")
  }
}

extension Validation {
  fileprivate var words: Phrase {
    let missed = runs.flatMap(\.outcomes).count { !$0.outcome.isMet }
    return Phrase(
      "validated \(version.short) for \(environment): ", "验证 \(version.short)（\(environment)）：")
      + (isPassed
        ? Phrase("all gates met", "门槛全部达标")
        : Phrase("\(counted(missed, "gate")) not met", "\(missed) 项门槛未达标"))
  }
}

extension Approval {
  fileprivate var words: Phrase {
    Phrase(
      "approved \(version.short) for \(environment) as \(role): ",
      "以 \(role) 身份批准 \(version.short) 在 \(environment) 上线：") + plan.words
  }
}

extension Current {
  fileprivate var words: Phrase {
    Phrase(
      "published sequence \(sequence) of \(environment), good until \(validUntil): ",
      "发布 \(environment) 第 \(sequence) 号清单，有效至 \(validUntil)：")
      + (live.isEmpty
        ? Phrase("nothing live", "无生效版本") : .joined(live.map(\.words), by: Phrase("; ", "；")))
  }
}

extension LiveEntry {
  /// Which version, and for whom: `tax_line 1f2e3d4c5b6a 10% in Guangdong`.
  var words: Phrase {
    let before =
      until.map { Phrase(" made before \($0.bankDay)", "（\($0.bankDay) 之前提交的申请）") }
      ?? Phrase(verbatim: "")
    return Phrase(verbatim: "\(product) \(version.short) \(share)%") + .provinces(provinces)
      + before
  }
}

extension Phrase {
  /// Behind whom a version decides: ` in Guangdong, Zhejiang`, or nothing for all.
  static func provinces(_ names: [String]) -> Phrase {
    let names = names.map { Names.escaped($0) }
    return names.isEmpty
      ? Phrase(verbatim: "")
      : Phrase(" in \(names.joined(separator: ", "))", "（限 \(names.joined(separator: "、"))）")
  }
}

extension Halt {
  /// What it is about.
  var place: Phrase {
    product.map { Phrase("\($0) in \(environment)", " \(environment) 的 \($0)") }
      ?? Phrase("all products in \(environment)", " \(environment) 的全部产品")
  }
}

extension ReleasePlan {
  /// When, to whom and how far.
  var words: Phrase {
    var parts = [Phrase("from \(from)", "自 \(from) 起")]
    parts.append(
      Phrase("to \(share)% of the customers", "面向 \(share)% 的客户") + .provinces(provinces))
    if widenTo > share { parts.append(Phrase("at most \(widenTo)%", "最多扩大到 \(widenTo)%")) }
    parts.append(inFlight.words)
    if let last = inFlightUntil {
      parts.append(
        Phrase("applications under way until \(last)", "在途申请截至 \(last)"))
    }
    return .joined(parts, by: Phrase(", ", "，"))
  }
}

extension ReleasePlan.InFlight {
  /// Which date of an application under way counts.
  var words: Phrase {
    switch self {
    case .applicationDate: Phrase("by the application date", "以申请日为准")
    case .decisionDate: Phrase("by the decision date", "以作出决策的日期为准")
    }
  }
}
