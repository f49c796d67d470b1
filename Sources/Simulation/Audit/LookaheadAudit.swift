package import Engine
import Semantics
package import Syntax

/// Whether decisions hang on what was not known when they were made.
package struct LookaheadAudit: Sendable {
  /// What is known of when a fact was known.
  package enum Footing: Hashable, Sendable {
    /// Nothing: the audit cannot say whether it was.
    case notAuditable
    /// A date that stands in for it, and why.
    case assumed(because: String)
    /// A source whose facts are known so much later than their dates.
    case lag(count: Int, unit: DurationUnit, source: String)
  }

  /// A field, or a list, that some version reads.
  package struct Fact: Hashable, Sendable {
    package var name: String
    package var footing: Footing
    package init(name: String, footing: Footing) {
      self.name = name
      self.footing = footing
    }
  }

  /// A fact that changes decisions although they could not know it.
  package struct Leak: Hashable, Sendable {
    package var version: VersionRole
    /// A field such as `tax_level` or `filings.paid`; a list where its rows as such do.
    package var names: [String]
    /// The key of an application that shows it, or its place in the history.
    package var application: String
    package var difference: Difference
  }

  /// What another decision differs in.
  package enum Difference: Hashable, Sendable {
    case outcome(from: Outcome, to: Outcome)
    /// A rule's code.
    case rule(String)
    /// An output's name.
    case output(String)
  }

  /// Fields and lists whose known time is not recorded, in order of declaration.
  package var facts: [Fact]
  /// Applications decided again.
  package var applications: Int
  /// How often each of them was, by each version.
  package var rounds: Int
  /// Values and rows that were changed.
  package var changes: Int
  /// Of each leaking fact one.
  package var leaks: [Leak]

  package init(facts: [Fact], applications: Int, rounds: Int, changes: Int, leaks: [Leak]) {
    self.facts = facts
    self.applications = applications
    self.rounds = rounds
    self.changes = changes
    self.leaks = leaks
  }
}

/// Which of the two versions of a comparison.
package enum VersionRole: String, CaseIterable, Hashable, Sendable { case live, candidate }

extension LookaheadAudit {
  /// What a program reads without a known time of its own.
  static func facts(_ program: Program) -> [Fact] {
    let read = program.fieldsRead(by: program.observed)
    let known = KnownTime(program)
    let asides = noFacts(program, known)
    var facts: [Fact] = []
    func note(_ name: String, _ footing: Footing) {
      let fact = Fact(name: name, footing: footing)
      if !facts.contains(fact) { facts.append(fact) }
    }
    func noteLag(_ name: String, _ rule: KnownTime.Rule?, _ source: Int?) {
      guard let lag = rule?.lag, lag.count > 0, let source else { return }
      note(name, .lag(count: lag.count, unit: lag.unit, source: program.sources[source].name))
    }
    for place in read where place.list == nil && !asides.contains(place.field) {
      let field = program.record.fields[place.field]
      if known.fields[place.field] == nil { note(field.name, .notAuditable) }
      noteLag(field.name, known.fields[place.field], field.source)
    }
    let consents = program.sources.compactMap { source -> Int? in
      if case .list(let list)? = source.consent { list.list } else { nil }
    }
    for index in program.listsRead(by: program.observed).sorted() where !consents.contains(index) {
      let list = program.lists[index]
      if known.lists[index] == nil { note(list.name, .notAuditable) }
      if let because = list.knownOnAssumedBecause { note(list.name, .assumed(because: because)) }
      noteLag(list.name, known.lists[index], list.source)
    }
    return facts
  }

  /// Fields that are no facts about the applicant: the key, the as-of date, consents and the dates of knowing.
  private static func noFacts(_ program: Program, _ known: KnownTime) -> Set<Int> {
    var fields = Set([program.record.key, program.record.asOf].compactMap { $0 })
    for source in program.sources {
      if case .window(let from, let to)? = source.consent { fields.formUnion([from, to]) }
    }
    fields.formUnion(known.fields.compactMap { $0?.date })
    return fields
  }
}
