import Diagnostics
import Engine
import Registry
import RunRecord

/// All that the registry knows of a version, for people.
struct VersionPage {
  let record: VersionRecord
  let state: RegistryState
  let time: Timestamp
  private var submission: Submission { record.submission }

  /// - Parameter time: when it is looked at.
  init(_ record: VersionRecord, _ state: RegistryState, at time: Timestamp = .now) {
    self.record = record
    self.state = state
    self.time = time
  }

  func show(_ console: Console) {
    for (index, section) in sections.enumerated() {
      if index > 0 { console.print() }
      console.print(console.outputStyle(.bold, section.title.filled(in: console.language)))
      for line in section.lines { console.print("  " + line.filled(in: console.language)) }
    }
  }

  /// A heading with its lines.
  struct Section {
    var title: Phrase
    var lines: [Phrase]
  }

  private var sections: [Section] {
    [head, handedIn] + record.validations.map(validation)
      + [waivers, approvals, releases, reviews]
      .filter { !$0.lines.isEmpty }
  }

  private var head: Section {
    Section(
      title: Phrase(verbatim: "\(record.product) \(record.version)"),
      lines: state.policy.release.environments.map { environment in
        let standing = state.state(of: record.version, in: environment, at: time)
        var line = Phrase("\(environment): ", "\(environment)：") + standing.words
        if standing == .rolledBack, let event = record.rolledBack[environment] {
          line = line + Phrase(" by event \(event)", "（事件 \(event)）")
        }
        let place = ReleaseLine.Place(product: record.product, environment: environment)
        let stops = standing == .live ? state.stops(of: place, at: time) : []
        return stops.reduce(line) { line, stop in
          line + Phrase(", but halted ", "，但已停用：") + stop.basis
            + Phrase(": all is referred", "，全部转人工")
        }
      } + compromised.map { CompromisedRelease.mark + $0.words })
  }

  /// Its releases, live or to come, that rest on keys in other hands.
  var compromised: [CompromisedRelease] {
    state.compromisedReleases(at: time).filter { $0.version == record.version }
  }

  // MARK: Handed in

  private var handedIn: Section {
    let package = submission.package
    let tests = submission.tests
    var lines = [
      Phrase(
        "book \(submission.book), rules of semantics \(submission.semantics)",
        "规则书 \(submission.book)，规则语义版本 \(submission.semantics)"),
      submission.parent.map { Phrase("replaces \($0.short)", "替换 \($0.short)") }
        ?? Phrase("the first of its product", "该产品的首个版本"),
      Phrase(
        "written by \(record.authors.sorted().joined(separator: ", "))",
        "编写人：\(record.authors.sorted().joined(separator: "、"))"),
      committers,
      Phrase(
        "reason: '\(Names.escaped(package.reason))'", "变更原因：“\(Names.escaped(package.reason))”"),
      Phrase(
        "trigger: '\(Names.escaped(package.trigger))'", "触发事项：“\(Names.escaped(package.trigger))”"),
      Phrase("to be reviewed by \(submission.reviewBy)", "复审期限 \(submission.reviewBy)"),
      Phrase(
        "\(counted(tests.cases, "test")), \(tests.failed) failed, \(tests.covered) of \(tests.coverable) parts covered",
        "\(tests.cases) 个测试，\(tests.failed) 个未通过，覆盖 \(tests.coverable) 处中的 \(tests.covered) 处"),
      Phrase(
        """
        declared by the author: \(counted(submission.declared.runs, "backtest")) and \
        \(counted(submission.declared.sweeps, "sweep")) of this candidate
        """,
        """
        作者声明：为本候选版运行回测 \(submission.declared.runs) 次、扫描 \(submission.declared.sweeps) 次
        """),
    ]
    lines += package.papers.map { $0.title + Phrase(verbatim: " \($0.digest)") }
    if let position = record.rejected {
      lines.append(Phrase("sent back by event \(position)", "被事件 \(position) 驳回"))
    }
    if let position = record.withdrawn {
      lines.append(
        Phrase("drawn out of use for cause by event \(position)", "被事件 \(position) 因故撤回"))
    }
    return Section(
      title: Phrase(
        "Handed in on \(record.submittedAt) by \(record.submittedBy) (event \(record.position))",
        "\(record.submittedBy) 于 \(record.submittedAt) 提交（事件 \(record.position)）"), lines: lines)
  }

  /// Whether anybody looked who committed to it, beside whom its author names.
  private var committers: Phrase {
    guard let search = submission.committers else {
      return Phrase(
        "nobody looked who committed to it: it was handed in without its repository",
        "未核查提交人：提交时未给出代码仓库")
    }
    let persons = search.persons
    return Phrase(
      "committed to since \(search.since.prefix(12)), up to \(search.head.prefix(12)), by \(persons.isEmpty ? "nobody" : persons.joined(separator: ", "))",
      "自 \(search.since.prefix(12)) 至 \(search.head.prefix(12)) 的提交人：\(persons.isEmpty ? "无" : persons.joined(separator: "、"))"
    )
  }

  // MARK: Evidence

  private func validation(_ made: VersionRecord.ValidationRecord) -> Section {
    let lines = made.validation.runs.flatMap { run in
      run.lines.map { line in
        guard let gate = line.gate else { return line.words }
        return line.words + waiver(of: gate, of: run, made.validation.environment)
      }
    }
    let word =
      made.validation.isPassed
      ? Phrase("all gates met", "门槛全部达标") : Phrase("gates not met", "有门槛未达标")
    return Section(
      title: Phrase(
        "Validated for \(made.validation.environment) on \(made.at) by \(made.by) (event \(made.reliance.position)): ",
        "\(made.by) 于 \(made.at) 为 \(made.validation.environment) 验证（事件 \(made.reliance.position)）："
      )
        + word, lines: lines)
  }

  /// What stands behind a gate that is waived.
  private func waiver(
    of gate: EvidenceRun.JudgedGate, of run: EvidenceRun, _ environment: String
  ) -> Phrase {
    guard !gate.outcome.isMet,
      let made = record.waivers.last(where: {
        $0.waiver.environment == environment
          && $0.waiver.lets(gate.outcome, pass: gate.part, of: run)
      })
    else { return Phrase(verbatim: "") }
    let waived = Phrase(
      "   WAIVED by \(made.by) until \(made.waiver.until)",
      "   由 \(made.by) 豁免至 \(made.waiver.until)")
    return made.waiver.until <= time ? waived + ShownWaiver.lapsed : waived
  }

  private var waivers: Section {
    Section(
      title: Phrase("Waivers", "豁免"),
      lines: record.waivers.map { made in
        Phrase("\(made.at) \(made.by) ", "\(made.at) \(made.by) ")
          + EventBody.waived(made.waiver).words
          + (made.waiver.until <= time ? ShownWaiver.lapsed : Phrase(verbatim: ""))
      })
  }

  // MARK: Consent and release

  private var approvals: Section {
    Section(
      title: Phrase("Approvals", "批准"),
      lines: record.approvals.map { made in
        let standing: Phrase =
          if let event = made.spentBy {
            Phrase("spent by event \(event)", "已被事件 \(event) 用去")
          } else if made.approval.expires <= time {
            Phrase("lapsed on \(made.approval.expires)", "已于 \(made.approval.expires) 失效")
          } else {
            Phrase("good until \(made.approval.expires)", "有效至 \(made.approval.expires)")
          }
        return Phrase("\(made.at) \(made.by) ", "\(made.at) \(made.by) ")
          + EventBody.approved(made.approval).words + Phrase("; ", "；") + standing
      })
  }

  private var releases: Section {
    let lines = state.lines.values.sorted { $0.place < $1.place }.flatMap { line in
      line.steps.filter { $0.version == record.version }.map { step in
        Phrase("\(line.place.environment): ", "\(line.place.environment)：") + step.words
      }
    }
    return Section(title: Phrase("Live", "生效"), lines: lines)
  }

  private var reviews: Section {
    let lines = state.reviews.filter { $0.review.version == record.version }.map { made in
      Phrase("\(made.at) \(made.by): ", "\(made.at) \(made.by)：") + made.basis + Phrase("; ", "；")
        + made.outcome(state)
    }
    return Section(title: Phrase("Reviews", "复核"), lines: lines)
  }
}

extension VersionState {
  /// Where a version stands.
  var words: Phrase {
    switch self {
    case .submitted: Phrase("submitted", "已提交")
    case .validated: Phrase("validated", "已验证")
    case .approved: Phrase("approved", "已批准")
    case .pending: Phrase("pending", "待生效")
    case .live: Phrase("live", "生效")
    case .retired: Phrase("retired", "退役")
    case .rejected: Phrase("rejected", "驳回")
    case .rolledBack: Phrase("rolled back", "回滚")
    case .withdrawn: Phrase("withdrawn for cause", "因故撤回")
    }
  }
}

extension LiveStep {
  /// Since when and for whom.
  var words: Phrase {
    let end = until.map { Phrase(" to \($0)", " 至 \($0)") } ?? Phrase(" on", " 起")
    return Phrase("from \(from)", "自 \(from)") + end
      + Phrase(", \(share)% of the customers", "，\(share)% 的客户") + .provinces(provinces)
      + Phrase(" (event \(position))", "（事件 \(position)）")
  }
}
