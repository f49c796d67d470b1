package import Numbers
import Semantics

/// What is in the way of a consent on a day.
package enum ConsentGap: Hashable, Sendable {
  /// There is none for the source, its subject and its scope.
  case notRecorded
  /// Its first or last day is not given.
  case incomplete
  case begins(CalendarDate)
  case ended(CalendarDate)
  case withdrawn(CalendarDate)

  /// The gap that one consent leaves on a day; `nil` where it holds.
  init?(from: CalendarDate?, until: CalendarDate?, withdrawn: CalendarDate?, on day: CalendarDate) {
    if let withdrawn, withdrawn <= day {
      self = .withdrawn(withdrawn)
    } else if let until, until < day {
      self = .ended(until)
    } else if let from, from > day {
      self = .begins(from)
    } else if from == nil || until == nil {
      self = .incomplete
    } else {
      return nil
    }
  }

  /// A stable word for machines, and the day it is about.
  var words: (id: String, day: CalendarDate?) {
    switch self {
    case .notRecorded: ("not_recorded", nil)
    case .incomplete: ("incomplete", nil)
    case .begins(let day): ("begins", day)
    case .ended(let day): ("ended", day)
    case .withdrawn(let day): ("withdrawn", day)
    }
  }

  /// The nearest to a consent that holds: of several gaps what tells most.
  fileprivate var rank: (Int, Int32) {
    switch self {
    case .notRecorded: (0, 0)
    case .incomplete: (1, 0)
    case .begins(let day): (2, -day.dayNumber)
    case .ended(let day): (3, day.dayNumber)
    case .withdrawn(let day): (4, day.dayNumber)
    }
  }
}

extension Trace {
  /// Why a source may not be seen, by the consents as they were known.
  func gap(ofConsent condition: NodeID, source: Int) -> ConsentGap? {
    guard let asOf = program.record.asOf, let day = date(asOf, .application, 0) else { return nil }
    switch program.sources[source].consent {
    case nil: return nil
    case .window(let from, let to):
      return ConsentGap(
        from: date(from, .application, 0), until: date(to, .application, 0), withdrawn: nil,
        on: day)
    case .list(let consents):
      guard case .aggregate(let question) = program[condition].operation else { return nil }
      let domain = Domain.rows(list: consents.list)
      let known = question.mask.map { values(of: $0) }
      let rows = program.node(of: consents.validFrom, in: domain).map { values(of: $0).count } ?? 0
      var gaps: [ConsentGap] = []
      for row in 0..<rows {
        if let known, known[row].constant != .truth(true) { continue }
        let isForIt = consents.demands.allSatisfy {
          value($0.field, domain, row)?.constant == .code($0.value)
        }
        guard isForIt else { continue }
        let gap = ConsentGap(
          from: date(consents.validFrom, domain, row),
          until: date(consents.validUntil, domain, row),
          withdrawn: date(consents.withdrawnOn, domain, row), on: day)
        if let gap { gaps.append(gap) }
      }
      return gaps.max { $0.rank < $1.rank } ?? .notRecorded
    }
  }

  private func value(_ field: Int, _ domain: Domain, _ row: Int) -> TracedValue? {
    guard let node = program.node(of: field, in: domain) else { return nil }
    if domain == .application { return value(of: node) }
    let values = values(of: node)
    return values.indices.contains(row) ? values[row] : nil
  }

  func date(_ field: Int, _ domain: Domain, _ row: Int) -> CalendarDate? {
    if case .date(let date)? = value(field, domain, row)?.constant { date } else { nil }
  }
}

extension Program {
  /// The node of a field as input brings it, if anything reads it.
  func node(of field: Int, in domain: Domain) -> NodeID? {
    nodes.indices.lazy.map { NodeID($0) }.first {
      self[$0].domain == domain && self[$0].operation == .field(field)
    }
  }
}
