import Diagnostics

extension RegistryState {
  /// Takes the heads of decision chains, which only grow; those by a key in other hands are forgotten.
  mutating func admit(_ checkpoint: Checkpoint, _ event: Event) throws(RegistryError) {
    try require(
      event.by, policy.release.roles + policy.halt.roles + policy.keys.roles,
      Phrase("sign checkpoints", "签署检查点"))
    let signed = reliance(of: event)
    for head in checkpoint.logHeads {
      try checkChain(head.chain, head.head, head.records)
      if let known = logHeads[head.chain]?.last(where: { !isCompromised($0.reliance) })?.head {
        guard head.records >= known.records,
          head.records > known.records || head.head == known.head
        else {
          throw RegistryError(
            .downgrade,
            "the decision log \(head.chain) had \(counted(known.records, "record")) at the last checkpoint and is not what it was",
            "决策日志 \(head.chain) 上次检查点有 \(known.records) 条记录，现已与当时不符")
        }
      }
      logHeads[head.chain, default: []].append(SignedHead(head: head, reliance: signed))
    }
  }

  private func checkChain(
    _ chain: String, _ head: String, _ records: Int
  ) throws(RegistryError) {
    guard !chain.isEmpty, chain.utf8.count <= 64,
      chain.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
    else {
      throw RegistryError(
        .badInput, "'\(Names.shown(chain))' is no decision log's id",
        "“\(Names.shown(chain))”不是决策日志编号")
    }
    try checkDigest(head, Phrase("a decision log", "决策日志"))
    guard records >= 0 else {
      throw RegistryError(.badInput, "a count is impossible", "某项计数不可能成立")
    }
  }

  func admit(_ reconciliation: Reconciliation) throws(RegistryError) {
    try checkChain(reconciliation.chain, reconciliation.head, reconciliation.records)
    guard reconciliation.proven >= 0, reconciliation.unproven >= 0,
      0...reconciliation.proven ~= reconciliation.late ?? 0,
      reconciliation.proven <= reconciliation.records,
      reconciliation.unproven <= reconciliation.records - reconciliation.proven
    else {
      throw RegistryError(.badInput, "a count is impossible", "某项计数不可能成立")
    }
  }

  func admit(_ note: Note) throws(RegistryError) {
    try Names.checkLine(note.text, Phrase("note", "备注"))
    guard let version = note.version, versions[version] == nil else { return }
    throw RegistryError(
      .unknownVersion, "no version \(Names.short(version)) was handed in",
      "没有提交过版本 \(Names.short(version))")
  }
}

/// The end of a decision log, and the signature by which it stands.
struct SignedHead: Hashable, Sendable {
  let head: LogHead
  let reliance: VersionRecord.Reliance
}
