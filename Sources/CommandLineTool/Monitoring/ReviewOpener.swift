import Diagnostics
import Registry
import Reports
import SQLite
import Simulation

/// A registry beside logged decisions: whose versions decided, what was signed for them, and where a review is opened.
struct ReviewOpener {
  static let registry = Option<String>.text(
    "registry", valueName: "file",
    help: Phrase(
      "A registry whose versions decided: the evidence must be a run that was signed there, and scores come out of its rules.",
      "登记有所用版本的登记簿：证据须是在其中签署过的运行，并据以重新计算评分。"))
  static let person = Option<String>.text(
    "by", valueName: "person",
    help: Phrase(
      "Opens a review in the registry where there is a breach, as this person by the policy's name; needs --registry.",
      "有超限时以此人（按制度文件中的名称）在登记簿开启复核；须同时给出 --registry。"))

  let store: RegistryStore
  private let person: String?
  private let console: Console

  /// Opens the registry, with its signatures checked.
  ///
  /// - Returns: `nil` where none is named.
  /// - Throws: a usage error where a person is named and no registry; where the policy does not know the person.
  init?(_ arguments: Arguments, _ console: Console) throws {
    person = arguments[Self.person]
    self.console = console
    guard arguments[Self.registry] != nil else {
      if person != nil { throw UsageError.needs(Self.person.parameter, Self.registry.parameter) }
      return nil
    }
    store = try RegistryRun(arguments, console).openChecked(person == nil ? .reading : .writing)
    guard let person, store.state.policy.persons[person] == nil else { return }
    throw RegistryError(
      .notInRole,
      Phrase(
        "the policy knows no person '\(Names.shown(person))'",
        "制度中没有人员“\(Names.shown(person))”"),
      remedy: Phrase("it knows ", "可用：") + .oneOf(store.state.policy.persons.keys.sorted()))
  }

  /// Appends an event for each version, naming those breaches that no open review names yet.
  func open(_ breaches: [(version: String, monitoring: Monitoring)]) throws {
    guard let person else {
      console.say(
        Phrase(
          "no review is opened: name who opens it by --by", "未开启复核：请用 --by 指明开启人"))
      return
    }
    for (version, monitoring) in breaches {
      let names = monitoring.figures.filter { $0.state == .breach }.map(\.name)
      try open(version, names, by: person)
    }
  }

  private func open(_ version: String, _ names: [String], by person: String) throws {
    var known: [ReviewRecord] = []
    let stored: StoredEvent
    do throws(RegistryError) {
      stored = try store.append(by: person, signer: nil) { state throws(RegistryError) in
        known = state.openReviews.filter { $0.review.version == version }
        let told = Set(known.flatMap(\.review.breaches))
        let new = names.filter { !told.contains($0) }
        guard !new.isEmpty else { throw Self.nothingNew }
        return .reviewOpened(
          ReviewOpening(
            version: version,
            because: new.count == 1
              ? "a monitored figure is beyond its limits"
              : "\(new.count) monitored figures are beyond their limits", breaches: new))
      }
    } catch  where error == Self.nothingNew {
      let events = known.map { "\($0.position)" }
      console.say(
        Phrase(
          events.count == 1
            ? "the review of \(version.short) that event \(events[0]) opened is open still: no other is opened"
            : "the reviews of \(version.short) that events \(events.joined(separator: ", ")) opened are open still: no other is opened",
          "事件 \(events.joined(separator: "、")) 对 \(version.short) 开启的复核尚未结束，不再另开"))
      return
    } catch {
      throw error.refusing(in: store)
    }
    console.say(
      Phrase(
        "event \(stored.event.position): a review of \(version.short) is opened",
        "事件 \(stored.event.position)：已对 \(version.short) 开启复核"))
  }

  /// Ends an append for which nothing is left to say.
  private static let nothingNew = RegistryError(
    .exists, Phrase("all breaches are under review", "全部超限均在复核中"))
}
