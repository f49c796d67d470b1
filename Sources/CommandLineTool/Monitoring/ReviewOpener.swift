import Diagnostics
import Registry
import Reports
import SQLite
import Simulation

/// Opens a review of versions in a registry, where one is named.
struct ReviewOpener {
  static let registry = Option<String>.text(
    "registry", valueName: "file",
    help: Phrase(
      "A registry whose versions decided: they decide again for their scores.",
      "登记有所用版本的登记簿：据以重新计算评分。"))
  static let person = Option<String>.text(
    "by", valueName: "person",
    help: Phrase(
      "Opens a review in the registry where there is a breach, as this person by the policy's name.",
      "有超限时以此人（按制度文件中的名称）在登记簿开启复核。"))

  private let store: RegistryStore
  private let person: String
  private let console: Console

  /// - Returns: `nil` where nobody is to open it.
  /// - Throws: a usage error where a person is named and no registry.
  init?(_ arguments: Arguments, _ console: Console) throws {
    guard let person = arguments[Self.person] else { return nil }
    self.person = person
    store = try RegistryStore(
      path: try arguments.required(Self.registry), access: .writing)
    self.console = console
  }

  /// Appends an event for each version with its breaches by name.
  func open(_ breaches: [(version: String, monitoring: Monitoring)]) throws {
    for (version, monitoring) in breaches {
      let names = monitoring.figures.filter { $0.state == .breach }.map(\.name)
      let review = ReviewOpening(
        version: version,
        because: names.count == 1
          ? "a monitored figure is beyond its limits"
          : "\(names.count) monitored figures are beyond their limits",
        breaches: names)
      let stored: StoredEvent
      do throws(RegistryError) {
        stored = try store.append(by: person, signer: nil) { _ in .reviewOpened(review) }
      } catch {
        throw error.refusing(in: store)
      }
      console.say(
        Phrase(
          "event \(stored.event.position): a review of \(version.short) is opened",
          "事件 \(stored.event.position)：已对 \(version.short) 开启复核"))
    }
  }
}
