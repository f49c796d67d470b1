import Diagnostics
import Engine
import Registry

/// What walking a registry came to.
struct VerificationPage {
  private let result: Result<RegistryVerification.Report, RegistryError>
  private let trust: Trust?

  /// - Parameter trust: what was seen of the log outside, where it was held against that.
  init(of result: Result<RegistryVerification.Report, RegistryError>, trust: Trust?) {
    self.result = result
    self.trust = trust
  }

  /// What was answered last by the trust, environment by environment.
  private var answers: [(environment: String, answer: Trust.Answer)] {
    (trust?.last ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// No where something does not hold, or what is live rests on a key in other hands; where the file cannot be read at all, the store fails.
  var code: ExitCode {
    switch result {
    case .success(let report): report.compromisedReleases.isEmpty ? .good : .no
    case .failure(let error):
      switch error.reason {
      case .notARegistry, .store, .keygenFailed: .failure
      default: .no
      }
    }
  }

  func show(_ console: Console) {
    switch result {
    case .failure(let error): console.sayRaw(ToolError(error).text)
    case .success(let report):
      console.print(
        Phrase(
          """
          the registry holds: \(counted(report.events, "event")), \(counted(report.signatures, "signature")), \
          \(counted(report.artefacts, "document")), \(counted(report.runs, "run"))
          """,
          """
          登记簿成立：\(report.events) 个事件、\(report.signatures) 个签名、\(report.artefacts) 份文档、\
          \(report.runs) 次运行
          """))
      console.print(
        Phrase(
          "head: event \(report.state.position), \(report.state.head)",
          "末端：事件 \(report.state.position)，\(report.state.head)"))
      for (environment, answer) in answers { console.print(answer.words(in: environment)) }
      if trust == nil {
        console.print(
          Phrase(
            "it was not held against a trust file: a log rebuilt from its beginning would look like this too",
            "未与信任文件核对：从头重建的日志看上去也会如此"))
      }
      for release in report.compromisedReleases {
        console.print(CompromisedRelease.mark + release.words)
      }
      for event in report.compromisedAuthority {
        console.print(
          CompromisedRelease.mark
            + Phrase(
              "event \(event), which says who may sign, is signed by a key in other hands: what rests on it does not count",
              "规定签名权限的事件 \(event) 由已失密的密钥签名：依赖它的均不作数"))
      }
    }
  }

  var json: JSON {
    switch result {
    case .failure(let error):
      .members([
        "holds": .truth(false), "reason": .text(error.reason.rawValue),
        "message": .text(error.message.filled(in: .english)),
        "event": error.position.map { .count($0) },
      ])
    case .success(let report):
      .members([
        "holds": .truth(true), "held_against_trust": .truth(trust != nil),
        "answers": .object(answers.map { .init($0.environment, $0.answer.json) }),
        "events": .count(report.events), "signatures": .count(report.signatures),
        "artefacts": .count(report.artefacts), "runs": .count(report.runs),
        "position": .count(report.state.position), "head": .text(report.state.head),
        "compromised_releases": .array(
          report.compromisedReleases.map { release in
            .members([
              "product": .text(release.place.product),
              "environment": .text(release.place.environment), "version": .text(release.version),
              "events": release.events,
            ])
          }),
        "compromised_authority": .array(report.compromisedAuthority.map { .count($0) }),
      ])
    }
  }
}

extension Trust.Answer {
  /// What the trust has seen of an environment.
  fileprivate func words(in environment: String) -> Phrase {
    let seen = Phrase(
      "the trust has seen \(environment) up to sequence \(sequence)",
      "信任文件所见：\(environment) 至序号 \(sequence)")
    guard let refusal else { return seen }
    let event = refusal.position.map { Phrase(", event \($0)", "，事件 \($0)") }
    return seen
      + Phrase(
        "; its last fetch was refused: \(refusal.reason.rawValue)",
        "；最近一次获取被拒绝：\(refusal.reason.rawValue)") + (event ?? Phrase(verbatim: ""))
  }

  fileprivate var json: JSON {
    .members([
      "sequence": .count(sequence), "refused": refusal.map { .text($0.reason.rawValue) },
      "event": refusal?.position.map { .count($0) },
    ])
  }
}
