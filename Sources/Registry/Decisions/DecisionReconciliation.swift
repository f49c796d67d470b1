package import Diagnostics
import Numbers

/// Logged decisions held against the registry: whether the version that decided each was live for it.
///
/// The registry's own timeline answers: which versions were live of the product, in the environment, at the second of the
/// decision, and which of them takes an application of that date, province and customer's place. The bundle must have been
/// stated by then, and not have run out.
package struct DecisionReconciliation: Sendable {
  /// Why a decision is not proven.
  package enum Cause: Hashable, Sendable {
    /// A book decided that came from no bundle.
    case noBundle
    case unknownVersion
    /// The product was halted.
    case halted
    /// No version was live for the application.
    case nothingLive
    /// Another version was.
    case otherVersion(String)
    /// The registry never stated what the bundle says is live.
    case unknownSequence(Int)
    /// It stated it only later.
    case statedLater(Int, Timestamp)
    /// The statement had run out.
    case ranOut(Int, Timestamp)

    /// A clause about the decision.
    package var words: Phrase {
      switch self {
      case .noBundle:
        Phrase("was decided by no bundle", "不是由发布包决策")
      case .unknownVersion:
        Phrase("was decided by a version that the registry does not know", "所用版本未在登记簿登记")
      case .halted:
        Phrase("was decided while the product was halted", "作出时该产品处于停用状态")
      case .nothingLive:
        Phrase("was decided while no version was live for it", "作出时没有对其生效的版本")
      case .otherVersion(let version):
        Phrase("should have been decided by \(version)", "应由 \(version) 决策")
      case .unknownSequence(let sequence):
        Phrase(
          "names sequence \(sequence), which the registry never stated",
          "所记序号 \(sequence) 从未由登记簿发布")
      case .statedLater(let sequence, let time):
        Phrase(
          "names sequence \(sequence), which was stated only at \(time)",
          "所记序号 \(sequence) 于 \(time) 才发布")
      case .ranOut(let sequence, let time):
        Phrase(
          "was decided by sequence \(sequence), which ran out at \(time)",
          "所用序号 \(sequence) 已于 \(time) 失效")
      }
    }
  }

  /// A decision that is not proven.
  package struct Violation: Hashable, Sendable {
    package var decision: DecisionID
    package var at: Timestamp
    package var version: String
    package var cause: Cause
  }

  /// Which of several versions an application came by.
  package enum Arm: String, CaseIterable, Comparable, Sendable {
    /// The version that is being staged.
    case staged
    /// The version that the others keep while another is staged.
    case base
    /// Everyone had one version.
    case all
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Decisions are counted by version and arm.
  package struct Group: Hashable, Comparable, Sendable {
    package var environment: String
    package var product: String
    package var version: String
    package var arm: Arm
    package static func < (left: Self, right: Self) -> Bool {
      (left.environment, left.product, left.version, left.arm)
        < (right.environment, right.product, right.version, right.arm)
    }
  }

  private let state: RegistryState
  /// The statements of what is live, by environment and sequence.
  private let statements: [String: [Int: (at: Timestamp, until: Timestamp)]]
  /// Decisions that are proven.
  package private(set) var counts: [Group: Int] = [:]
  package private(set) var proven = 0
  package private(set) var unproven = 0
  /// The first of them; the others are counted.
  package private(set) var violations: [Violation] = []
  private static let mostListed = 100

  /// - Parameter events: the registry's whole log.
  package init(_ state: RegistryState, events: [StoredEvent]) {
    self.state = state
    var statements: [String: [Int: (at: Timestamp, until: Timestamp)]] = [:]
    for stored in events {
      guard case .current(let current) = stored.event.body else { continue }
      statements[current.environment, default: [:]][current.sequence] = (
        stored.event.at, current.validUntil
      )
    }
    self.statements = statements
  }

  /// Holds the next decision of a chain against the registry.
  package mutating func add(_ decision: LoggedDecision, chain: String) {
    switch judge(decision) {
    case .success(let group):
      proven += 1
      counts[group, default: 0] += 1
    case .failure(let cause):
      unproven += 1
      guard violations.count < Self.mostListed else { return }
      violations.append(
        Violation(
          decision: DecisionID(chain: chain, number: decision.number), at: decision.at,
          version: decision.source.version, cause: cause.cause))
    }
  }

  private struct Refusal: Error { var cause: Cause }

  private func judge(_ decision: LoggedDecision) -> Result<Group, Refusal> {
    func refused(_ cause: Cause) -> Result<Group, Refusal> { .failure(Refusal(cause: cause)) }
    let source = decision.source
    guard let environment = source.environment, let product = source.product,
      let sequence = source.sequence
    else { return refused(.noBundle) }
    guard state.versions[source.version] != nil else { return refused(.unknownVersion) }
    guard let statement = statements[environment]?[sequence] else {
      return refused(.unknownSequence(sequence))
    }
    guard statement.at <= decision.at else {
      return refused(.statedLater(sequence, statement.at))
    }
    guard decision.at <= statement.until else {
      return refused(.ranOut(sequence, statement.until))
    }
    let place = ReleaseLine.Place(product: product, environment: environment)
    // Times are whole seconds: a change within the decision's own second may have come after it.
    let times = [decision.at, decision.at.adding(seconds: -1)]
    guard times.contains(where: { !state.isHalted(place, at: $0) }) else { return refused(.halted) }
    let decidedOn =
      source.decidedOn.flatMap { CalendarDate(parsing: $0) } ?? decision.at.bankDay
    let application = VersionChoice.Application(
      appliedOn: decision.asOf.flatMap { CalendarDate(parsing: $0) } ?? decidedOn,
      decidedOn: decidedOn, province: source.province, place: source.place)
    var cause: Cause?
    for time in times {
      let live = LiveVersions(state.lines[place]?.entries(at: time) ?? [])
      let choice = live.choice(for: application)
      guard let choice, live.entries[choice.entry].version == source.version else {
        cause =
          cause ?? choice.map { .otherVersion(live.entries[$0.entry].version) } ?? .nothingLive
        continue
      }
      return .success(
        Group(
          environment: environment, product: product, version: source.version,
          arm: live.entries[choice.entry].share < 100 ? .staged : choice.arm == nil ? .all : .base))
    }
    return refused(cause ?? .nothingLive)
  }
}
