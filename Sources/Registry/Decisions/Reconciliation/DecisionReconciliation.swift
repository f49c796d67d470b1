import Numbers

/// Logged decisions held against the registry: whether the version that decided each was live for it.
///
/// The statement of what is live, by which it was decided, must have been made by then and not have run out, and must give
/// an application of that date, province and customer's place to that version. The registry's timeline then answers whether
/// that still held at the second of the decision.
///
/// A pipeline learns of a change when it fetches next. What it decided meanwhile by a statement that was still good is
/// proven by that statement, and counted as late, with the time since the change. A halt, a rollback, a withdrawal for cause
/// and a key in other hands are no such change: behind them nothing of what they end should be decided, so such decisions are
/// not proven, and say how late they are.
package struct DecisionReconciliation: Sendable {
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

  /// How many decisions are proven.
  package struct Tally: Hashable, Sendable {
    package var proven = 0
    /// Those of them that the statement proves, for the log had moved on.
    package var late = 0
    /// The longest time from a change to a decision that did not know of it.
    package var longest = Lag(seconds: 0)

    mutating func add(_ lag: Lag?) {
      proven += 1
      guard let lag else { return }
      late += 1
      longest = max(longest, lag)
    }
  }

  private let timeline: DecisionTimeline
  /// Decisions that are proven.
  package private(set) var counts: [Group: Tally] = [:]
  /// All of them together.
  package private(set) var total = Tally()
  package private(set) var unproven = 0
  /// Decisions of applications that were decided before, by this log or another, and that correct nothing.
  package private(set) var repeated = 0
  private var applications: Set<String> = []
  private var places = SeenPlaces()
  /// The first of them; the others are counted.
  package private(set) var violations: [Violation] = []
  private static let mostListed = 100

  /// - Parameter events: the registry's whole log.
  package init(_ state: RegistryState, events: [StoredEvent]) {
    timeline = DecisionTimeline(state, events)
  }

  /// Holds the next decision of a chain against the registry.
  package mutating func add(_ decision: LoggedDecision, chain: String) {
    if let application = decision.application, !applications.insert(application).inserted,
      decision.supersedes == nil
    {
      repeated += 1
    }
    do throws(Cause) {
      let (group, salt, lag) = try judge(decision)
      try places.check(decision, salt, chain)
      total.add(lag)
      counts[group, default: Tally()].add(lag)
    } catch {
      unproven += 1
      guard violations.count < Self.mostListed else { return }
      violations.append(
        Violation(
          decision: DecisionID(chain: chain, number: decision.number), at: decision.at,
          version: decision.source.version, cause: error))
    }
  }

  /// Why a decision is not proven, by itself; `nil` where it is.
  package func cause(against decision: LoggedDecision) -> Cause? {
    do throws(Cause) {
      _ = try judge(decision)
      return nil
    } catch { return error }
  }

  /// The group of a decision that is proven, and the salt of its place; with its lag where only the statement proves it.
  private func judge(_ decision: LoggedDecision) throws(Cause) -> (Group, salt: String?, Lag?) {
    let source = decision.source
    guard let environment = source.environment, let product = source.product,
      let sequence = source.sequence
    else { throw .noBundle }
    let place = ReleaseLine.Place(product: product, environment: environment)
    guard timeline.state.versions[source.version] != nil else { throw .unknownVersion }
    guard let statement = timeline.statement(sequence, in: environment) else {
      throw .unknownSequence(sequence)
    }
    guard statement.at <= decision.at else { throw .statedLater(sequence, statement.at) }
    guard decision.at <= statement.current.validUntil else {
      throw .ranOut(sequence, statement.current.validUntil)
    }
    let decidedOn = try Self.day(of: decision)
    let application = VersionChoice.Application(
      appliedOn: decision.asOf.flatMap { CalendarDate(parsing: $0) } ?? decidedOn,
      decidedOn: decidedOn, province: source.province, place: source.place)
    // Times are whole seconds: what is of the decision's own second may have come after it.
    if let known = timeline.compromise(
      of: source.version, in: place, stated: statement, at: decision.at.adding(seconds: -1))
    {
      throw .compromised(known, Lag(from: known, to: decision.at))
    }
    // Whoever decides has nothing but the statement: what it does not say is wrong, however soon.
    let live = statement.live(of: product)
    if let staged = live.staged(for: application), application.place == nil {
      throw .noPlace(staged.version)
    }
    guard let choice = live.choice(for: application) else { throw .nothingLive }
    guard live.entries[choice.entry].version == source.version else {
      throw .otherVersion(live.entries[choice.entry].version)
    }
    let group = Group(
      environment: environment, product: product, version: source.version,
      arm: live.entries[choice.entry].share < 100 ? .staged : choice.arm == nil ? .all : .base)
    let question = DecisionTimeline.Question(
      place: place, application: application, version: source.version,
      salt: live.staged(for: application)?.salt)
    return (
      group, question.salt, try lag(of: question, decided: decision.at, stated: statement.at)
    )
  }

  /// The day by which a decision's version was chosen, which must be the day on which it was.
  private static func day(of decision: LoggedDecision) throws(Cause) -> CalendarDate {
    guard let day = decision.source.decidedOn.flatMap({ CalendarDate(parsing: $0) }),
      let chosen = decision.source.chosenAt
    else { throw .noDay }
    guard day == chosen.bankDay else { throw .otherDay(day, chosen.bankDay) }
    guard chosen <= decision.at else { throw .chosenLater(chosen) }
    return day
  }

  /// How long before a decision what its statement says had changed; `nil` where it had not.
  private func lag(
    of question: DecisionTimeline.Question, decided: Timestamp, stated: Timestamp
  ) throws(Cause) -> Lag? {
    let before = max(stated, decided.adding(seconds: -1))
    if let time = timeline.withdrawal(of: question.version), time <= before {
      throw .withdrawn(time, Lag(from: time, to: decided))
    }
    if let since = timeline.haltedSince(question.place, at: before),
      timeline.haltedSince(question.place, at: decided) != nil
    {
      throw .halted(since, Lag(from: since, to: decided))
    }
    if timeline.stillAnswers(question, at: decided) || timeline.stillAnswers(question, at: before) {
      return nil
    }
    if let time = timeline.rollback(of: question.version, in: question.place, stated...before) {
      throw .rolledBack(time, Lag(from: time, to: decided))
    }
    return Lag(from: timeline.change(of: question, stated...before), to: decided)
  }
}
