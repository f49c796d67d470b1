import Diagnostics
import Engine
import Registry

extension Verb {
  /// Takes what is live out of a registry, for a pipeline.
  static let fetch = Verb(
    "fetch", Phrase("Take what is live out of a registry, verified.", "从登记簿获取并核验生效的版本。"),
    discussion: Phrase(
      """
      Writes one file with the versions that are live in an environment, who approved them and every signature, verified \
      against the trust file as 'verify-bundle' does. The file is replaced whole or not at all; the trust file moves \
      forward with every answer of a registry that holds, so that nothing older is taken afterwards, and a refusal stays \
      until a fetch succeeds.

      Where there is nothing to fetch the exit code says why, and a JSON object on standard output: 10 nothing_live, \
      11 halted, 12 expired, 13 too_few_signatures, 14 tampered, 15 stale, 16 engine_differs, 17 downgrade, 18 compromised. \
      docs/pipeline.md shows what a pipeline does then.
      """,
      """
      写出一个文件，内含某环境中生效的版本、其审批人及全部签名，并按信任文件核验，方式与“verify-bundle”相同。\
      文件要么整体替换，要么保持不变；登记簿核验成立的每次答复都使信任文件前移，此后不再接受更旧的内容；\
      拒绝一直有效，直至成功获取。

      无可获取时，退出码与标准输出上的 JSON 对象说明原因：10 nothing_live（无生效版本）、11 halted（已暂停）、\
      12 expired（已过期）、13 too_few_signatures（签名不足）、14 tampered（被改动）、15 stale（已陈旧）、\
      16 engine_differs（引擎不同）、17 downgrade（降级）、18 compromised（密钥泄露）。\
      流水线如何应对见 docs/pipeline.md。
      """),
    accepts: [
      RegistryOptions.environment, DoorOptions.requiredTrust, DoorOptions.out,
      RegistryOptions.registry, RegistryOptions.keygen,
    ]
  ) { arguments, console in
    try DoorAnswer.answering(console) {
      let out = try arguments.required(DoorOptions.out)
      let run = RegistryRun(arguments, console)
      try DoorOptions.checkOutput(
        out, inputs: [run.path, try arguments.required(DoorOptions.requiredTrust)])
      let file = try TrustFile(holding: try arguments.required(DoorOptions.requiredTrust))
      let beside = CheckedFile(besideTrustAt: file.path)
      let known = try beside.read(console)
      let door = Door(
        trust: file.trust, engine: try .current(), now: .now, keygen: try run.keygen(),
        checked: known)
      let environment = try arguments.required(RegistryOptions.environment)
      let sighting = try door.look(atRegistry: run.path)
      let fetched: Fetched
      do throws(RegistryError) {
        fetched = try door.fetch(from: sighting, environment: environment)
      } catch {
        // A registry that holds has refused: that stays until it says something else.
        try file.move(to: sighting.refusing(error, in: environment))
        throw error
      }
      // Wherever it ends in between, the bundle that is there then is one that the trust takes.
      try file.move(to: file.trust.announcing(fetched.bundle.digest, of: environment))
      try FileSystem.replace(out, with: fetched.file)
      try file.move(to: fetched.trust)
      try withExtendedLifetime(file) {
        try beside.replace(with: fetched.checked, knowing: known)
      }
      console.print(DoorAnswer.json(of: fetched.bundle).line)
      return .good
    }
  }
}
