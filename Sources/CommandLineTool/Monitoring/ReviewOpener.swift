import Diagnostics
import Registry
import Reports
import SQLite
import Simulation

/// Opens a review of versions in a registry, where one is named.
struct ReviewOpener {
  static let registry = Option<String>.text(
    "registry", valueName: "file",
    help: Phrase("Opens a review in this registry where there is a breach.", "有超限时在该登记簿开启复核。"))
  static let person = Option<String>.text(
    "by", valueName: "person",
    help: Phrase("Who opens it, by the policy's name.", "开启复核的人，按制度文件中的名称。"))
  static let options: [any Accepted] = [registry, person]

  private let store: RegistryStore
  private let person: String
  private let console: Console

  /// - Returns: `nil` where no registry is named.
  init?(_ arguments: Arguments, _ console: Console) throws {
    guard let path = arguments[Self.registry] else { return nil }
    person = try arguments.required(Self.person)
    store = try RegistryStore(path: path, access: .writing)
    self.console = console
  }

  /// Appends an event for each version with its breaches by name.
  func open(_ breaches: [(version: String, monitoring: Monitoring)]) throws {
    for (version, monitoring) in breaches {
      let names = monitoring.figures.filter { $0.state == .breach }.map(\.name)
      let stored = try store.append(by: person, signer: nil) { _ in
        .reviewOpened(
          ReviewOpening(
            version: version, because: "\(names.count) monitored figures are beyond their limits",
            breaches: names))
      }
      console.say(
        Phrase(
          "event \(stored.event.position): a review of \(version.short) is opened",
          "事件 \(stored.event.position)：已对 \(version.short) 开启复核"))
    }
  }
}
