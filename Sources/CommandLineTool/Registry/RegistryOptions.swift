import Diagnostics
import Numbers
import Registry

/// The options that several `registry` verbs share.
enum RegistryOptions {
  // MARK: Which registry, and when
  static let registry = Option<String>.text(
    "registry", valueName: "file", help: Phrase("The registry file.", "登记簿文件。"),
    defaultText: Phrase(
      "RULEBENCH_REGISTRY, else registry.db", "RULEBENCH_REGISTRY，否则为 registry.db"))
  static let at = Option<Timestamp>.timestamp(
    "at",
    help: Phrase(
      "The time: of what is signed by the clock, give or take minutes.", "时间；签署事件时与时钟相差不得超过数分钟。"),
    defaultText: Phrase("now", "此刻"))
  static let trust = Option<String>.text(
    "trust", valueName: "file",
    help: Phrase(
      "A trust file: what the log must hold, and up to where its signatures are known to be good.",
      "信任文件：日志须与之相符，且其检查点之前的签名已核验。"))
  static let keygen = Option<String>.text(
    "ssh-keygen", valueName: "path",
    help: Phrase(
      "The absolute path of the program that makes and checks signatures.", "制作与核验签名的程序的绝对路径。"),
    defaultText: Phrase(
      "RULEBENCH_SSH_KEYGEN, else \(SSHKeygen.defaultPath)",
      "RULEBENCH_SSH_KEYGEN，否则为 \(SSHKeygen.defaultPath)"))

  // MARK: Who signs
  static let key = Option<String>.text(
    "key", valueName: "file",
    help: Phrase(
      "The private key to sign by; or a public key, whose private key an agent holds.",
      "签名所用的私钥文件；或由代理持有私钥的公钥文件。"), isRequired: true)
  static let person = Option<String>.text(
    "by", valueName: "person", help: Phrase("Who signs, by the policy's name.", "签名人，按制度文件中的名称。"),
    isRequired: true)

  /// What every verb takes that reads.
  static let reading: [any Accepted] = [registry, keygen]
  /// What every verb takes that signs an event.
  static let signing: [any Accepted] = [key, person, registry, at, keygen]
  /// What every verb takes that signs on top of what others have signed.
  static let signingOnTop: [any Accepted] = signing + [trust]

  // MARK: About what
  static let version = Positional(
    "version",
    help: Phrase(
      "A version: its id sha256:…, or the first 8 or more digits of it.",
      "版本：标识 sha256:…，或其前 8 位以上数字。"))
  static let environment = Option<String>.name(
    "environment", help: Phrase("Where it is, or is to be, live.", "上线环境。"), isRequired: true)
  static let product = Option<String>.name(
    "product", help: Phrase("The product.", "产品。"))
  static let requiredProduct = Option<String>.name(
    "product", help: Phrase("The product.", "产品。"), isRequired: true)
  static let because = Option<String>.text(
    "because", valueName: "text", help: Phrase("Why, in one line.", "原因，一行文字。"),
    isRequired: true)
  static let yes = Flag(
    "yes", help: Phrase("Sign without asking, as pipelines do.", "不询问即签名，供流水线使用。"))
}

extension Option where Value == Timestamp {
  /// An option whose value is a time, or a day, which stands for its first second.
  static func timestamp(
    _ name: String, help: Phrase, isRequired: Bool = false, defaultText: Phrase? = nil
  ) -> Option {
    Option(
      name, valueName: "time", help: help, isRequired: isRequired, defaultText: defaultText,
      expected: Phrase(
        "a time such as 2026-03-01T09:00:00Z, or a day", "时间，如 2026-03-01T09:00:00Z，或日期"),
      read: { text in
        Timestamp(parsing: text) ?? CalendarDate(parsing: text).map { Timestamp($0) }
      })
  }
}

extension Option where Value == String {
  /// An option whose value names a person, product, environment or role.
  static func name(
    _ name: String, valueName: String? = nil, help: Phrase, isRequired: Bool = false,
    isRepeated: Bool = false
  ) -> Option {
    Option(
      name, valueName: valueName, help: help, isRequired: isRequired, isRepeated: isRepeated,
      expected: Phrase(
        "a name of small letters, digits, '.', '_' and '-', a letter first",
        "由小写字母、数字、“.”、“_”、“-”组成且以字母开头的名称"),
      read: { Names.isName($0) ? $0 : nil })
  }
}
