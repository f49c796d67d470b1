import Diagnostics
import Registry

extension Verb {
  private static let logs = Positional(
    "log", help: Phrase("A decision log, or a folder of them.", "决策日志文件，或存放日志的文件夹。"),
    isRepeated: true)
  private static let heads = Option<String>.text(
    "heads", valueName: "file",
    help: Phrase(
      "Heads that were taken earlier by --out: the chains must still have them.",
      "此前以 --out 记下的链头：各链须仍与之相符。"))
  private static let out = Option<String>.text(
    "out", valueName: "file",
    help: Phrase(
      "Writes the heads of the chains to this file, for a checkpoint of the registry.",
      "把各链的链头写入该文件，供登记簿的检查点使用。"))

  /// Walks the chains of decision logs and decides anew what they hold.
  static let verifyLog = Verb(
    "verify-log", Phrase("Check decision logs and decide again what they hold.", "核对决策日志并重放其中的决策。"),
    discussion: Phrase(
      """
      Walks each chain from its first line and names the first line that is torn, altered, out of place or does not \
      follow the one before it; and each correction that cannot be one. Decisions are decided again by the versions that \
      --rules, --bundle and --registry hold, and their records and inputs must be equal, byte for byte; those with masked \
      fields are counted.
      """,
      """
      从首行起逐行核对各链，指出第一处不完整、被改动、位置不符或与上一行不衔接的行，并指出不成立的更正。\
      用 --rules、--bundle、--registry 所含的版本重新决策，记录与输入须逐字节一致；有屏蔽字段的决策只计数。
      """),
    accepts: VersionPrints.options + [
      heads, out, DecisionLogging.key, RegistryOptions.keygen, DataOptions.threads, logs,
    ]
  ) { arguments, console in
    if arguments[VersionPrints.registry] == nil {
      try arguments.refuse([RegistryOptions.keygen], without: VersionPrints.registry)
    }
    let files = try DecisionLogWalk.files(at: arguments.all(logs))
    if let path = arguments[out] {
      try OutputPath(
        path, of: Phrase("heads of decision logs", "决策日志的链头"), holds: LogHeads.isHeads
      ).check(
        inputs: files + arguments.all(VersionPrints.bundle) + arguments.all(VersionPrints.rules)
          + [VersionPrints.registry, heads, DecisionLogging.key].compactMap { arguments[$0] })
    }
    var known = try arguments[heads].map { try LogHeads.read($0) } ?? []
    let key = try arguments[DecisionLogging.key].map { try IdentifierKey(file: $0) }
    var versions = try VersionPrints(arguments, console)
    if let path = arguments[VersionPrints.registry] {
      let store = try RegistryStore(path: path)
      try versions.add(store)
      known += try store.signedHeads(by: RegistryRun(arguments, console).keygen())
    }
    var verification = LogVerification(
      versions, heads: known, key: key, threads: DataOptions.threadCount(arguments))
    for file in files {
      try verification.add(file)
      verification.lines.forEach { console.print($0) }
      verification.lines = []
    }
    try verification.finish()
    verification.lines.forEach { console.print($0) }
    if verification.holdsButForTornEnds, let path = arguments[out] {
      try FileSystem.replace(path, with: Array(try LogHeads.text(verification.found).utf8))
    }
    return verification.isGood ? .good : .no
  }
}
