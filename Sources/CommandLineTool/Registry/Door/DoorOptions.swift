import Diagnostics
import Numbers
import Registry

/// The options of the verbs by which pipelines take what is live.
enum DoorOptions {
  static let environment = Option<String>.text(
    "environment", valueName: "name",
    help: Phrase("The environment that the bundle must be of.", "发布包应属的环境。"),
    defaultText: Phrase("the only one fetched from with this trust", "该信任文件仅获取过的那个环境"))
  private static let trustHelp = Phrase(
    "The trust file, which the pipeline keeps by itself; without one nothing is believed.",
    "信任文件，由流水线自行保管；没有它则一概不予采信。")
  static let trust = Option<String>.text("trust", valueName: "file", help: trustHelp)
  static let requiredTrust = Option<String>.text(
    "trust", valueName: "file", help: trustHelp, isRequired: true)
  static let out = Option<String>.text(
    "out", valueName: "file",
    help: Phrase(
      "The file that the bundle replaces; it stays as it is where anything fails.",
      "发布包写入的文件；若有任何失败，原文件保持不变。"),
    isRequired: true)
  static let trustOut = Option<String>.text(
    "out", valueName: "file", help: Phrase("The trust file to write.", "要写出的信任文件。"),
    isRequired: true)
  static let bundle = Option<String>.text(
    "bundle", valueName: "file",
    help: Phrase(
      "A bundle that was fetched, instead of --rules: each application is decided by the version live for it.",
      "已获取的发布包，代替 --rules：每笔申请由对其生效的版本决策。"))
  static let product = Option<String>.text(
    "product", valueName: "name",
    help: Phrase("The product, where the bundle holds several.", "产品；发布包含多个产品时须指明。"))
  static let on = Option<CalendarDate>.date(
    "on",
    help: Phrase(
      "The day of the decision, by which versions are chosen; none to come. Another day than today needs --replay.",
      "决策日期，据以选择版本；不得晚于今天。非今天者须与 --replay 同用。"),
    defaultText: Phrase("today", "今天"))
  static let replay = Flag(
    "replay",
    help: Phrase(
      "Says that this looks back: what comes out is no decision, tells so, and is never logged.",
      "表明仅为回看：输出不是决策，会注明，且不写入日志。"))

  /// Refuses to put a bundle in the place of anything but a bundle.
  static func checkOutput(_ path: String, inputs: [String]) throws {
    // One that does not hold any more may be replaced, too: so far only its first member is looked at. Whether it can be
    // written shows last: a folder that cannot be written any more must not keep a halt from the trust file.
    try OutputPath(path, of: Phrase("a bundle", "发布包")) {
      $0.starts(with: #"{"environment":"#.utf8)
    }.checkReplaced(inputs: inputs)
  }

  /// The door by the trust file that the arguments name, as it is now.
  static func door(_ arguments: Arguments, _ console: Console) throws -> Door {
    let trust = try arguments.required(requiredTrust)
    return Door(
      trust: try TrustFile.read(trust), engine: try .current(), now: .now,
      keygen: try RegistryRun(arguments, console).keygen(),
      checked: try CheckedFile(besideTrustAt: trust).read(console))
  }

  /// Reads a bundle and judges it against the trust file that the arguments name.
  static func verified(
    _ path: String, _ arguments: Arguments, _ console: Console
  ) throws -> VerifiedBundle {
    let door = try door(arguments, console)
    return try door.verify(
      try FileSystem.read(path, .bundle), environment: try expected(arguments, door.trust))
  }

  /// The environment that a bundle must be of: the one named, else the only one that was fetched from before.
  private static func expected(_ arguments: Arguments, _ trust: Trust) throws -> String {
    if let named = arguments[environment] { return named }
    guard trust.last.count == 1, let only = trust.last.keys.first else {
      throw UsageError.missing(environment.parameter)
    }
    return only
  }
}
