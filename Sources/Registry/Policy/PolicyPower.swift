package import Diagnostics

/// Something that a policy lets some persons do, alone or with others.
package struct PolicyPower: Hashable, Sendable {
  /// A stable name, as `approve.risk`.
  package let name: String
  /// What follows "may ".
  package let words: Phrase
  /// Who has one of them may do it.
  let roles: [String]
}

extension Policy {
  /// All that anybody may do, in the order of a version's life.
  private var powers: [PolicyPower] {
    func power(_ name: String, _ words: Phrase, _ roles: [String]) -> PolicyPower {
      PolicyPower(name: name, words: words, roles: roles)
    }
    return [
      power("submit", Phrase("hand versions in", "提交版本"), [Policy.authorRole]),
      power("validate", Phrase("validate", "验证"), validate.roles),
    ]
      + approve.signatures.keys.sorted().map {
        power("approve.\($0)", Phrase("approve as \($0)", "以 \($0) 身份批准"), [$0])
      } + [
        power("reject", Phrase("reject and withdraw", "驳回与撤回"), reject.roles),
        power("waive", Phrase("waive gates", "豁免门槛"), waive.roles),
        power("release", Phrase("release", "发布"), release.roles),
        power("halt", Phrase("halt", "停用"), halt.roles),
        power("resume", Phrase("resume", "恢复"), resume.roles),
        power("rollback", Phrase("roll back", "回滚"), rollback.roles),
        power("confirm", Phrase("confirm rollbacks", "确认回滚"), rollback.confirm),
        power("keys", Phrase("sign for and revoke keys", "签署与吊销密钥"), keys.roles),
        power("policy", Phrase("change the policy", "变更制度"), policy.roles),
      ]
  }

  /// What a person may do.
  package func powers(of person: String) -> [PolicyPower] {
    powers.filter { has(person, oneOf: $0.roles) }
  }
}
