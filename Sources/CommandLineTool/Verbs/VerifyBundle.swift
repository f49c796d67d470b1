import Diagnostics
import Engine
import Registry

extension Verb {
  private static let file = Positional(
    "bundle", help: Phrase("The bundle's file.", "发布包文件。"))

  /// Judges a bundle without its registry.
  static let verifyBundle = Verb(
    "verify-bundle", Phrase("Judge a bundle without its registry.", "不依赖登记簿核验发布包。"),
    discussion: Phrase(
      """
      Runs the registry's own rules on the events in the bundle and checks every signature, digest and print against the \
      trust file; says what is live, or refuses with the exit codes of 'fetch'. Nothing is written.
      """,
      """
      对发布包中的事件运行登记簿自身的规则，按信任文件核验每个签名、摘要与规范文本；\
      给出生效版本，或按“fetch”的退出码拒绝。不写入任何文件。
      """),
    accepts: [DoorOptions.requiredTrust, DoorOptions.environment, RegistryOptions.keygen, file]
  ) { arguments, console in
    try DoorAnswer.answering(console) {
      let bundle = try DoorOptions.verified(arguments[file], arguments, console)
      console.print(DoorAnswer.json(of: bundle).line)
      return .good
    }
  }
}
