import Diagnostics
import Registry
import RunRecord
import SQLite

extension Verb {
  private static let runs = Option<String>.text(
    "run", valueName: "file",
    help: Phrase(
      "The run.json of a backtest under one of the policy's scenarios; it is made again.",
      "按制度所列情景之一回测得到的 run.json；将重新运行。"), isRequired: true, isRepeated: true)

  /// Makes the runs behind a version again and signs what they come to.
  static let registryValidate = Verb(
    "validate",
    Phrase("Make the runs behind a version again and judge its gates.", "重做版本的回测并判定门槛。"),
    discussion: Phrase(
      """
      For each scenario that the policy names one run must be there, of this version against the one that is live (a first \
      version against itself), over the data and months that the policy names. The history's file is held against itself, \
      each run is made again from its inputs, and the policy's gates are judged by what comes out. The answer is no where \
      a gate is not met.
      """,
      """
      制度所列的每个情景都须有一次运行：本版本对照该环境的现行版（首个版本对照自身），数据与月份按制度指定。\
      先核验历史库文件本身，每次运行都从输入重做，并以重做结果判定制度的门槛。制度要求样本外比例时，还就其 --tuned-until 之后的\
      完整月份另行运行一次，并在该部分上判定同样的门槛。任一部分有门槛未达标时结论为否。
      """),
    accepts: [runs, RegistryOptions.environment, DataOptions.threads] + RegistryOptions.signingOnTop
      + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let store = try run.openChecked()
    let record = try run.version(in: store.state)
    let environment = try arguments.required(RegistryOptions.environment)
    // Before the runs, which take long.
    try store.state.checkValidator(
      try arguments.required(RegistryOptions.person), of: record.version, in: environment,
      at: run.time)
    let place = ReleaseLine.Place(product: record.product, environment: environment)
    let policy = store.state.policy.evidence
    let live = store.state.liveBase(place, at: run.time) ?? record.version
    let demand = RunEvidence.Demand(version: record.version, live: live, policy: policy)
    let histories = CheckedHistories()
    let evidence = try arguments.all(runs).map { path in
      try RunEvidence(
        recordAt: path, demand, histories, threads: DataOptions.threadCount(arguments), console)
    }
    let ordered = try RunEvidence.ordered(evidence, by: policy)
    for run in ordered { run.show(console) }
    let isPassed = ordered.allSatisfy { $0.evidence.outcomes.allSatisfy(\.outcome.isMet) }
    let policyDigest = store.state.policyDigest
    try run.sign(in: store, artefacts: ordered.flatMap(\.records)) { state throws(RegistryError) in
      guard state.policyDigest == policyDigest,
        state.liveBase(place, at: run.time) ?? record.version == live
      else {
        throw RegistryError(
          .headMoved,
          Phrase(
            "the policy or what is live has changed since the runs were made again", "重做期间制度或现行版已变更"
          ),
          remedy: Phrase("validate again", "请重新验证"))
      }
      return .validated(
        Validation(
          version: record.version, environment: environment, runs: ordered.map(\.evidence),
          isPassed: isPassed))
    }
    return isPassed ? .good : .no
  }

  private static let gate = Option<String>.text(
    "gate", help: Phrase("The gate, as the policy writes it.", "门槛，按制度中的写法。"), isRequired: true)
  private static let scenario = Option<String>.text(
    "scenario", valueName: "name",
    help: Phrase("The policy's scenario under which it is not met.", "未达标的情景（按制度中的名称）。"),
    isRequired: true)
  private static let part = Option<String>(
    "part", valueName: "part",
    help: Phrase(
      "On which part it is not met: all applications, or those after the tuning.",
      "未达标的部分：全部申请，或调优之后的申请。"),
    defaultText: Phrase(verbatim: EvidencePart.whole.rawValue),
    choices: EvidencePart.allCases.map(\.rawValue),
    expected: .oneOf(EvidencePart.allCases.map(\.rawValue)),
    read: { EvidencePart(rawValue: $0)?.rawValue })
  private static let until = Option<Timestamp>.timestamp(
    "until", help: Phrase("When the waiver ends.", "豁免截止时间。"), isRequired: true)

  /// Lets a gate that is not met pass for a time.
  static let registryWaive = Verb(
    "waive",
    Phrase("Let a version pass a gate that it does not meet, for a time.", "在一段时间内豁免未达标的门槛。"),
    accepts: [RegistryOptions.environment, scenario, gate, part, RegistryOptions.because, until]
      + RegistryOptions.signingOnTop
      + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let (gate, scenario) = (try arguments.required(gate), try arguments.required(scenario))
    let environment = try arguments.required(RegistryOptions.environment)
    let part = arguments[part].flatMap { EvidencePart(rawValue: $0) } ?? .whole
    let (because, until) = (
      try arguments.required(RegistryOptions.because), try arguments.required(until)
    )
    try run.signOnTop { state throws(RegistryError) in
      .waived(
        Waiver(
          version: try run.version(in: state).version, environment: environment,
          scenario: scenario, part: part, gate: gate, because: because, until: until))
    }
    return .good
  }

  /// Sends a version back.
  static let registryReject = Verb(
    "reject", Phrase("Send a version back to its authors.", "驳回版本。"),
    accepts: [RegistryOptions.because] + RegistryOptions.signing + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let because = try arguments.required(RegistryOptions.because)
    try run.sign { state throws(RegistryError) in
      .rejected(Rejection(version: try run.version(in: state).version, because: because))
    }
    return .good
  }

  /// Draws a version out of use for cause.
  static let registryWithdraw = Verb(
    "withdraw",
    Phrase("Draw a version out of use for cause: it never comes back.", "因故撤回版本，不得再次启用。"),
    accepts: [RegistryOptions.because] + RegistryOptions.signing + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let because = try arguments.required(RegistryOptions.because)
    try run.sign { state throws(RegistryError) in
      .withdrawn(Rejection(version: try run.version(in: state).version, because: because))
    }
    return .good
  }
}
