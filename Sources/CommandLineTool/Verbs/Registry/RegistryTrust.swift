import Diagnostics
import Registry
import SQLite

extension Verb {
  /// Writes the trust file by which a pipeline knows a registry.
  static let registryTrust = Verb(
    "trust", Phrase("Write the trust file of a pipeline.", "写出流水线的信任文件。"),
    discussion: Phrase(
      """
      The registry's id, the hash of its beginning, its root keys and where its log stands now. Compare the hash with whoever \
      made the registry by another way than this file came; from then on 'fetch' moves it forward. A file that is there is \
      not replaced.
      """,
      """
      内含登记簿标识、起始事件散列、根密钥以及日志当前位置。请通过另外的途径与登记簿建立者核对散列；\
      此后由“fetch”将其前移。已存在的文件不会被替换。
      """),
    accepts: [DoorOptions.trustOut] + RegistryOptions.reading
  ) { arguments, console in
    let path = try arguments.required(DoorOptions.trustOut)
    guard FileSystem.status(path) == nil else {
      throw ToolError(
        .failure, Phrase("'\(path)' is there already", "“\(path)”已存在"),
        remedy: Phrase(
          "a trust is made once; move the old file away if the registry is another one",
          "信任文件只生成一次；若登记簿已更换，请先移走旧文件"))
    }
    try FileSystem.checkFolder(of: path)
    let store = try RegistryRun(arguments, console).openChecked(.reading)
    let trust = try Trust(in: try store.events(), store.state)
    try FileSystem.replace(path, with: try trust.file())
    console.print(Phrase("registry  \(trust.registry)", "登记簿  \(trust.registry)"))
    console.print(Phrase("genesis   \(trust.genesis)", "起始    \(trust.genesis)"))
    for (name, key) in trust.rootKeys.sorted(by: { $0.key < $1.key }) {
      console.print(Phrase("root key  \(name) \(key)", "根密钥  \(name) \(key)"))
    }
    return .good
  }
}
