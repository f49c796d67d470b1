import Diagnostics
import Registry
import Semantics

/// The versions with which logged decisions are decided again, by digest: books, bundles and a registry name them.
struct VersionPrints {
  static let rules = Option<String>.text(
    "rules", valueName: "book",
    help: Phrase("A rule book that decided; may be repeated.", "作出决策的规则书，可重复指定。"),
    isRepeated: true)

  static let registry = Option<String>.text(
    "registry", valueName: "file",
    help: Phrase(
      "A registry whose versions decided; all heads that its checkpoints ever signed are held against the chains.",
      "登记有所用版本的登记簿；并以其检查点签署过的全部链头核对各链。"))
  static let bundle = Option<String>.text(
    "bundle", valueName: "file",
    help: Phrase("A bundle whose versions decided; may be repeated.", "含有所用版本的发布包，可重复指定。"),
    isRepeated: true)
  static let options: [any Accepted] = [rules, bundle, registry]

  private var programs: [String: Program] = [:]
  /// Canonical prints that are not read yet.
  private var prints: [String: String] = [:]

  /// Whether there is none.
  var isEmpty: Bool { programs.isEmpty && prints.isEmpty }

  /// No version so far.
  init() {}

  /// The books and bundles that the arguments name.
  ///
  /// Nothing need be believed of a bundle: a print is a version's where it has the version's digest.
  init(_ arguments: Arguments, _ console: Console) throws {
    for path in arguments.all(Self.rules) {
      if !FileSystem.isFolder(path) { try FileSystem.check(path, .book) }
      let program = try RuleBook.open(path, console).program
      programs[program.digest] = program
    }
    for path in arguments.all(Self.bundle) {
      prints.merge(try Self.bundle(at: path).versions, uniquingKeysWith: { first, _ in first })
    }
  }

  private static func bundle(at path: String) throws -> Bundle {
    do {
      return try Bundle(file: try FileSystem.read(path, .bundle))
    } catch let error as RegistryError {
      throw ToolError(
        .badInput, Phrase("'\(path)': ", "“\(path)”：") + error.message, remedy: error.remedy)
    }
  }

  /// All versions that a registry was handed.
  mutating func add(_ store: RegistryStore) throws {
    for version in store.state.versionOrder {
      add(String(decoding: try store.artefact(version), as: UTF8.self), digest: version)
    }
  }

  mutating func add(_ print: String, digest: String) { prints[digest] = print }

  /// The program of a version; `nil` where nobody gave it.
  ///
  /// - Throws: where a print is not that of its digest.
  func program(_ digest: String) throws -> Program? {
    if let program = programs[digest] { return program }
    guard let print = prints[digest] else { return nil }
    let path = "version.rules"
    let program = try check(bookAt: path, reader: .memory([path: print])).program
    guard let program, program.digest == digest else {
      throw ToolError(
        .badInput,
        Phrase(
          "the canonical print of \(digest) is not that of its digest", "\(digest) 的规范文本与其摘要不符"))
    }
    return program
  }
}
