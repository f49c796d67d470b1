import Diagnostics
import Foundation
import Glibc
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// Every file that a verb of the registry or of its door is given, and everything that it could be instead.
@Suite("files that are not what a verb asks for", .serialized) struct FaultyFileTests {
  /// Command lines with `%` for the file at fault; all else in them is sound, so far as it is looked at before.
  private static let commands = [
    "registry init --policy % --signers @/signers --root root=#/root.pub --by root --key #/root",
    "registry init --policy @/policy.json --signers % --root root=#/root.pub --by root --key #/root",
    "registry init --policy @/policy.json --signers @/signers --root root=% --by root --key #/root",
    "registry init --policy @/policy.json --signers @/signers --root root=#/root.pub --by root --key %",
    "registry submit \(package("%")) --by an --key #/an @/v2.rules",
    "registry submit \(package("@/doc")) --by an --key % @/v2.rules",
    "registry submit \(package("@/doc")) --by an --key #/an %",
    "registry submit \(package("@/doc")) --by an --key #/an --registry % @/v2.rules",
    "registry validate --run % --environment production --by bo --key #/bo <v2>",
    "registry validate --run @/doc --environment production --by bo --key % <v2>",
    "registry waive --environment production --scenario base --gate g --because x --until 2026-04-01 --by he --key % <v2>",
    "registry approve --role risk --environment production --from 2026-04-01 --yes --by ri --key % <v2>",
    "registry approve --role risk --environment production --from 2026-04-01 --yes --by ri --key #/ri --trust % <v2>",
    "registry reject --because x --by ri --key % <v2>",
    "registry withdraw --because x --by ri --key % <v2>",
    "registry schedule --environment production --by re --key % <v2>",
    "registry widen --environment production --share 60 --by re --key % <v2>",
    "registry halt --environment production --because x --by op --key %",
    "registry halt --environment production --because x --by op --key #/op --registry %",
    "registry resume --environment production --because x --by ri --key %",
    "registry rollback --environment production --product small_line --because x --by op --key %",
    "registry confirm --by ri --key % 9",
    "registry publish --environment production --by re --key %",
    "registry publish --environment production --by re --key #/re --trust %",
    "registry checkpoint --heads % --by re --key #/re",
    "registry checkpoint --trust % --by re --key #/re",
    "registry checkpoint --by re --key %",
    "registry key propose --person an --public-key % --by se --key #/se",
    "registry policy propose --file % --by se --key #/se",
    "registry trust --out @/out --registry %",
    "registry list --registry %",
    "registry show --registry % <v1>",
    "registry timeline --environment production --registry %",
    "registry due --registry %",
    "registry log --registry %",
    "registry diff --registry % <v1> <v2>",
    "registry diff --history % <v1> <v2>",
    "registry verify --trust %",
    "registry reconcile --log @/log.ndjson --registry %",
    "registry reproduce --log % \(LoggedScene.chain):1",
    "registry reproduce --log @/log.ndjson --registry % \(LoggedScene.chain):1",
    "fetch --environment production --trust % --out @/out",
    "fetch --environment production --trust @/trust.json --out @/out --registry %",
    "verify-bundle --environment production --trust % @/doc",
    "verify-bundle --environment production --trust @/trust.json %",
    "decide --bundle % --trust @/trust.json --environment production --data @/in.ndjson",
    "decide --bundle @/doc --trust % --data @/in.ndjson",
    "decide --rules @/v1.rules --data @/in.ndjson --log @/out --log-key %",
    "verify-log --heads % @/log.ndjson",
    "verify-log --log-key % @/log.ndjson",
    "verify-log --bundle % @/log.ndjson",
    "verify-log --rules % @/log.ndjson",
    "verify-log --registry % @/log.ndjson",
    "monitor --log @/log.ndjson --evidence %",
  ]

  private static func package(_ file: String) -> String {
    let documents = [
      "change-request", "product-card", "purpose-check", "risk-opinion", "monitoring-plan",
      "rollback-plan",
    ]
    return documents.map { "--\($0) \(file)" }.joined(separator: " ")
      + " --product small_line --reason r --trigger t --review-by 2028-12-31 --runs 1 --sweeps 0"
  }

  private enum Fault: String, CaseIterable {
    case missing, empty, folder, pipe, device, picture

    var path: String { self == .device ? "/dev/zero" : "@/\(rawValue)" }

    /// Whether what a command makes of it is no fault of the file's.
    func isSound(in command: String) -> Bool {
      switch self {
      // Any document says something, be it a picture.
      case .picture: command.contains("--change-request %")
      default: false
      }
    }
  }

  private func scene() throws -> LoggedScene {
    let logged = try LoggedScene()
    let (scene, folder) = (logged.scene, logged.scene.folder.path)
    try logged.write([try logged.decision(scene.first, 1, at: "06:30:00", sequence: 1)])
    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    try write("something\n", "doc")
    try write(scene.first.canonicalPrint, "v1.rules")
    try write(scene.second.canonicalPrint, "v2.rules")
    try write(try scene.registry.store.state.policy.text(), "policy.json")
    try write(
      ReleasedRegistry.persons.keys.sorted().map {
        let key = try String(contentsOfFile: "\(scene.registry.folder)/\($0).pub", encoding: .utf8)
        return "\($0) namespaces=\"rulebench-1\" "
          + key.split(separator: " ").prefix(2)
          .joined(separator: " ") + "\n"
      }.joined(), "signers")
    #expect(scene.run("trust", "--out", "@/trust.json").code == 0)
    try write("", "empty")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/folder", withIntermediateDirectories: true)
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    try Data(picture + (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 37) })
      .write(to: URL(filePath: "\(folder)/picture"))
    for name in ["empty", "picture"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(folder)/\(name)")
    }
    return logged
  }

  /// Runs a command line whose registry is the scene's where it names none.
  private func run(_ command: String, _ scene: RegistryScene, _ locale: Language) -> ToolRun {
    let takesRegistry =
      ["registry", "fetch"].contains(command.prefix { $0 != " " })
      && !command.contains("--registry")
    let isNew = command.hasPrefix("registry init")
    let words =
      command.split(separator: " ").map(String.init)
      + (takesRegistry ? ["--registry", isNew ? "@/new.db" : "#/registry.db"] : [])
    return scene.runWords(words, locale: locale)
  }

  @Test("each is refused with its place, its cause and what to do; nothing is written")
  func faults() throws {
    let logged = try scene()
    let (scene, folder) = (logged.scene, logged.scene.folder.path)
    let registry = "\(scene.registry.folder)/registry.db"
    let before = try Data(contentsOf: URL(filePath: registry))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for command in Self.commands {
      for fault in Fault.allCases where !fault.isSound(in: command) {
        let line = command.replacing("%", with: fault.path)
        let english = run(line, scene, .english)
        let chinese = run(line, scene, .chinese)
        #expect([2, 3, 4, 14].contains(english.code), "\(line): \(english)")
        #expect(chinese.code == english.code, "\(line)")
        #expect(lines(english, "error: ") == 1, "\(line): \(english.messages)")
        // A rule book's mistakes are told one by one, each where it is.
        let isBook = english.messages.hasPrefix("error[")
        #expect(lines(english, "help: ") == 1 || isBook, "\(line): \(english.messages)")
        #expect(lines(chinese, "错误：") == 1, "\(line): \(chinese.messages)")
        #expect(lines(chinese, "建议：") == 1 || isBook, "\(line): \(chinese.messages)")
      }
    }
    #expect(try Data(contentsOf: URL(filePath: registry)) == before)
    // What a trust is held by lies beside it.
    let after = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(after.filter { !$0.hasSuffix(".lock") } == files)
  }

  private func lines(_ run: ToolRun, _ start: String) -> Int {
    run.messages.split(separator: "\n").count { $0.hasPrefix(start) }
  }
}
