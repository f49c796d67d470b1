import Diagnostics
import Engine
import Registry

/// What is said of a proposal that waits.
extension RegistryState {
  /// `signed by se (event 1); 1 more must until …: he`.
  ///
  /// - Parameters:
  ///   - asked: how many must sign.
  ///   - owner: whose key it is about, who may not sign for it.
  func waiting<Proposal>(
    _ pending: Pending<Proposal>, asked: Int, of roles: [String], besides owner: String? = nil,
    at time: Timestamp
  ) -> Phrase {
    let signatures = signatures(pending, of: roles)
    let signed =
      signatures.isEmpty
      ? Phrase("signed by nobody who may", "有权者均未签字")
      : Phrase("signed by ", "签字：") + signers(of: signatures)
    guard time < pending.expires else {
      return signed + Phrase("; lapsed on \(pending.expires)", "；已于 \(pending.expires) 失效")
    }
    let missing = asked - signatures.count
    let others = others(pending, of: roles, besides: owner)
    return signed
      + Phrase(
        "; \(missing) more must until \(pending.expires): \(others.isEmpty ? "nobody is left who could" : others.joined(separator: ", "))",
        "；还须 \(missing) 人于 \(pending.expires) 前签字：\(others.isEmpty ? "已无人可签" : others.joined(separator: "、"))"
      )
  }

  func waitingJSON<Proposal>(
    _ pending: Pending<Proposal>, asked: Int, of roles: [String], besides owner: String? = nil,
    at time: Timestamp
  ) -> JSON {
    .members([
      "signed_by": .array(signaturesJSON(signatures(pending, of: roles))),
      "asked": .count(asked),
      "may_sign": .array(others(pending, of: roles, besides: owner).map { .text($0) }),
      "until": .text("\(pending.expires)"), "lapsed": .truth(time >= pending.expires),
    ])
  }

  private func signatures<Proposal>(
    _ pending: Pending<Proposal>, of roles: [String]
  ) -> [VersionRecord.Reliance] {
    pending.supporters(in: policy, of: roles).map(\.reliance)
  }

  /// Who has a role and a key, and has not signed.
  private func others<Proposal>(
    _ pending: Pending<Proposal>, of roles: [String], besides owner: String?
  ) -> [String] {
    policy.persons(of: roles).intersection(signers).subtracting(pending.persons)
      .subtracting([owner].compactMap(\.self)).sorted()
  }
}
