import Diagnostics
import Registry

extension Verb {
  private static let policy = Option<String>.text(
    "policy", valueName: "file",
    help: Phrase(
      "The policy: persons, roles, numbers of signatures, evidence.", "制度文件：人员、角色、签名数量与证据要求。"),
    isRequired: true)
  private static let signers = Option<String>.text(
    "signers", valueName: "file",
    help: Phrase(
      "Persons and their public keys, as ssh-keygen's allowed signers, all for the namespace \(SSHKeygen.namespace).",
      "人员及其公钥，采用 ssh-keygen 的 allowed signers 格式，命名空间均为 \(SSHKeygen.namespace)。"),
    isRequired: true)
  private static let roots = Option<Pair>.pairs(
    "root", of: "name=file",
    help: Phrase(
      "A root key's name and public key file; root keys sign the beginning and nothing else.",
      "根密钥的名称与公钥文件；根密钥只签署起始事件。"))

  /// Makes a registry.
  static let registryInit = Verb(
    "init", Phrase("Begin a registry.", "建立登记簿。"),
    discussion: Phrase(
      """
      The beginning names the root keys, everyone's first keys and the policy, and is signed by a root key: --by is its \
      name, --key its file. Keep root keys away from the machine afterwards.
      """,
      """
      起始事件记录根密钥、各人的首批密钥与制度，由根密钥签署：--by 为其名称，--key 为其文件。此后请将根密钥离线保管。
      """),
    accepts: [policy, WrittenPolicy.scenarios, signers, roots] + RegistryOptions.signing
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let written = try WrittenPolicy(try arguments.required(policy), arguments, console)
    let policy = written.policy
    let signersPath = try arguments.required(signers)
    let found = Result {
      try SignersFile(
        parsing: String(decoding: try FileSystem.read(signersPath, .signers), as: UTF8.self)
      ).signers(by: policy)
    }
    // A mistake in the list of signers hides none in the policy.
    let persons: Set<String>? =
      if case .success(let signers) = found { Set(signers.map(\.person)) } else { nil }
    try written.check(signers: persons, console)
    let signers = try found.get()
    var rootKeys: [String: String] = [:]
    for root in arguments.all(roots) {
      rootKeys[root.left] = try run.keygen().publicKey(ofKeyAt: root.right).text
    }
    guard !rootKeys.isEmpty else { throw UsageError.missing(roots.parameter) }
    let genesis = Genesis(
      rootKeys: rootKeys, signers: signers, policy: try policy.digest())
    let store = try RegistryStore.create(
      at: run.path, genesis: genesis, policy: policy,
      by: try arguments.required(RegistryOptions.person), signer: try run.signer(),
      time: arguments[RegistryOptions.at])
    console.print(Phrase("made '\(run.path)'", "已建立“\(run.path)”"))
    console.print(Phrase("registry  \(store.state.registry)", "登记簿  \(store.state.registry)"))
    console.print(Phrase("genesis   \(store.state.genesis)", "起始    \(store.state.genesis)"))
    console.print(Phrase("policy    \(genesis.policy)", "制度    \(genesis.policy)"))
    return .good
  }
}

extension Trust {
  /// What the log must hold: its beginning, and the last event that was seen.
  var marks: [RegistryVerification.Mark] {
    [
      RegistryVerification.Mark(position: 0, hash: genesis),
      RegistryVerification.Mark(position: checkpoint.position, hash: checkpoint.hash),
    ]
  }
}
