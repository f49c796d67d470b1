import Diagnostics
import Foundation
import Registry
import SQLite

/// One command on a registry: which file, who signs, and what is said of it.
struct RegistryRun {
  let arguments: Arguments
  let console: Console
  let path: String

  init(_ arguments: Arguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
    path =
      arguments[RegistryOptions.registry] ?? Self.environment("RULEBENCH_REGISTRY")
      ?? "registry.db"
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: Opening

  /// The registry, its chain walked and its events folded; of signatures it is said that nobody has checked them.
  func openToShow() throws -> RegistryStore {
    let store = try open()
    console.say(
      Phrase(
        "signatures were not checked: 'rulebench registry verify' checks them",
        "未核验签名：请用“rulebench registry verify”核验"))
    return store
  }

  /// The registry with all its signatures checked: for what is signed on top of them, or proven by them.
  func openChecked(_ access: Database.Access = .writing) throws -> RegistryStore {
    let trust = try arguments[RegistryOptions.trust].map { try TrustFile.read($0) }
    let store = try open(access)
    // Who cannot sign need not wait for the signatures of others.
    if arguments[RegistryOptions.key] != nil { _ = try signing(in: store) }
    try store.guardSignatures(by: keygen(), behind: trust?.marks ?? [])
    return store
  }

  /// The registry, its chain walked and its events folded; signatures are for others to check.
  func open(_ access: Database.Access = .reading) throws -> RegistryStore {
    let store = try RegistryStore(path: path, access: access)
    if let words = store.aheadOfClock { console.say(Phrase("warning: ", "警告：") + words) }
    return store
  }

  /// The program by which signatures are made and checked.
  func keygen() throws -> SSHKeygen {
    try SSHKeygen(
      path: arguments[RegistryOptions.keygen] ?? Self.environment("RULEBENCH_SSH_KEYGEN")
        ?? SSHKeygen.defaultPath)
  }

  /// The key that the arguments name.
  func signer() throws -> EventSigner {
    try EventSigner(keygen: keygen(), keyPath: try arguments.required(RegistryOptions.key))
  }

  /// The time that counts for what is only read: the one asked for, else now.
  var time: Timestamp { arguments[RegistryOptions.at] ?? .now }

  // MARK: Signing

  /// Who signs and by what key, as far as that can be told before it is known what is signed.
  func signing(in store: RegistryStore) throws -> (person: String, signer: EventSigner) {
    let person = try arguments.required(RegistryOptions.person)
    try store.state.checkName(of: person)
    let signer = try signer()
    try store.state.checkSigner(person, signer.key)
    return (person, signer)
  }

  /// Has the log judge an event, signs and appends it, and says so.
  ///
  /// - Parameters:
  ///   - head: what the log must end with, where somebody looked at it before.
  ///   - body: makes the event from the state before it.
  @discardableResult
  func sign(
    in store: RegistryStore, expectingHead head: String? = nil, artefacts: [[UInt8]] = [],
    _ body: (RegistryState) throws(RegistryError) -> EventBody
  ) throws -> StoredEvent {
    let (person, signer) = try signing(in: store)
    let stored = try store.append(
      expectingHead: head, by: person, signer: signer, at: arguments[RegistryOptions.at],
      artefacts: artefacts, body)
    tell(stored)
    return stored
  }

  /// Has the log judge an event that is to be signed, before anybody is asked to.
  ///
  /// - Returns: what would follow from it.
  @discardableResult
  func rehearse(in store: RegistryStore, _ body: EventBody) throws -> RegistryState {
    let (person, signer) = try signing(in: store)
    return try store.rehearse(by: person, signer: signer, at: arguments[RegistryOptions.at], body)
  }

  /// Opens the registry, checks its signatures, has it judge an event, signs and appends it, and says so.
  @discardableResult
  func signOnTop(
    _ body: (RegistryState) throws(RegistryError) -> EventBody
  ) throws -> StoredEvent {
    try sign(in: try openChecked(), body)
  }

  /// Opens the registry, has it judge an event, signs and appends it, and says so.
  @discardableResult
  func sign(
    artefacts: [[UInt8]] = [], _ body: (RegistryState) throws(RegistryError) -> EventBody
  ) throws -> StoredEvent {
    try sign(in: try open(.writing), artefacts: artefacts, body)
  }

  /// Says `event 12: submitted …`.
  private func tell(_ stored: StoredEvent) {
    console.print(
      Phrase("event \(stored.event.position): ", "事件 \(stored.event.position)：")
        + stored.event.words)
  }

  // MARK: Naming versions

  /// The version that a text names: its id, or enough of its first digits.
  func version(_ text: String, in state: RegistryState) throws(RegistryError) -> VersionRecord {
    let digits = text.hasPrefix("sha256:") ? text : "sha256:" + text
    if let record = state.versions[digits] { return record }
    let found = state.versionOrder.filter { $0.hasPrefix(digits) }
    if found.count == 1, digits.count >= 15, let record = state.versions[found[0]] {
      return record
    }
    let shown = Names.shown(text)
    let message =
      digits.count < 15
      ? Phrase(
        "'\(shown)' is too short for a version: 8 digits or more", "“\(shown)”过短：版本至少写 8 位")
      : found.isEmpty
        ? Phrase("the registry holds no version '\(shown)'", "登记簿中没有版本“\(shown)”")
        : Phrase(
          "'\(shown)' begins \(found.count) versions", "有 \(found.count) 个版本以“\(shown)”开头")
    let nearest = NearestName.of(
      digits, among: state.versionOrder.map { String($0.prefix(digits.count)) })
    throw RegistryError(
      .unknownVersion,
      message + .suggestion(of: digits.count < 15 ? nil : nearest.map { String($0.dropFirst(7)) }),
      remedy: Phrase("'rulebench registry list' has all versions", "全部版本见“rulebench registry list”")
    )
  }

  /// The version that the arguments name.
  func version(in state: RegistryState) throws(RegistryError) -> VersionRecord {
    try version(arguments[RegistryOptions.version], in: state)
  }
}

extension RegistryError {
  /// Without the position of an event that was refused: it never came to be, and another one will have it.
  func refusing(in store: RegistryStore) -> RegistryError {
    var error = self
    if let position, position > store.state.position { error.position = nil }
    return error
  }
}

extension Event {
  /// What happened, by whom and when.
  var words: Phrase {
    Phrase("\(at) \(by) ", "\(at) \(by) ") + body.words
  }
}

extension ToolError {
  /// What the registry refuses: by a rule of its own it is an answer, else bad input or a failing store.
  init(_ error: RegistryError) {
    let code: ExitCode =
      switch error.reason {
      case .nameNotAllowed, .policyNotAllowed, .keyNotAllowed, .badInput, .unknownVersion:
        .badInput
      case .notARegistry, .tampered, .exists, .keygenFailed, .store: .failure
      default: .no
      }
    let place =
      error.position.map { Phrase(" (event \($0))", "（事件 \($0)）") } ?? Phrase(verbatim: "")
    self.init(code, error.message + place, remedy: error.remedy)
  }
}
