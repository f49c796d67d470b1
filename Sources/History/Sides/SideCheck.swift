package import Columns
package import Numbers

/// What side tables say against the applications and against each other, which no row shows alone.
///
/// `recorded` is checked first, so that `performance` is judged by it; what came earlier is asked of the closures.
package struct SideCheck {
  /// What a loan's months are judged by.
  package struct Decision: Sendable {
    package var decidedOn: CalendarDate?
    package var isBooked: Bool
    package init(decidedOn: CalendarDate?, isBooked: Bool) {
      self.decidedOn = decidedOn
      self.isBooked = isBooked
    }
  }

  /// What a loan's next month follows.
  package struct LoanMonth: Sendable {
    package var end: CalendarDate
    package var balance: Number
    package init(end: CalendarDate, balance: Number) {
      self.end = end
      self.balance = balance
    }
  }

  /// The as-of date of an application by its key; `nil` where there is none.
  let appliedOn: (String) -> CalendarDate?
  /// The decision of an application that was recorded earlier.
  let earlierDecision: (String) -> Decision?
  /// The last month of a loan that came earlier.
  let earlierMonth: (String) -> LoanMonth?
  var decisions: [String: Decision] = [:]

  package init(
    appliedOn: @escaping (String) -> CalendarDate?,
    earlierDecision: @escaping (String) -> Decision? = { _ in nil },
    earlierMonth: @escaping (String) -> LoanMonth? = { _ in nil }
  ) {
    self.appliedOn = appliedOn
    self.earlierDecision = earlierDecision
    self.earlierMonth = earlierMonth
  }

  /// The rows of a side table that cannot be, in its order, each with the first thing that is wrong.
  package mutating func problems(of table: RecordTable, in side: SideTable) -> [SideProblem] {
    let rows = SideRows(table, side)
    return switch side.name {
    case SideTable.recorded.name: recordedProblems(rows)
    case SideTable.performance.name: performanceProblems(rows)
    default: consentProblems(rows)
    }
  }

  private mutating func recordedProblems(_ rows: SideRows) -> [SideProblem] {
    let (outcomes, decidedOn) = (rows["final_outcome"], rows["decided_on"])
    let (decidedLines, bookedLines) = (rows["decided_line"], rows["booked_line"])
    var problems: [SideProblem] = []
    for row in 0..<rows.count {
      let application = rows.application(row)
      let booked = bookedLines.number(row) ?? .zero
      let day = decidedOn.date(row)
      decisions[application] = Decision(decidedOn: day, isBooked: booked > .zero)
      let cause: SideProblem.Cause? =
        if let applied = appliedOn(application) {
          if let day, day < applied {
            .decidedBeforeApplication(decided: day, applied: applied)
          } else if day == nil, outcomes.name(row) != "refer" {
            .undatedDecision
          } else if booked > .zero, outcomes.name(row) != "approve" {
            .bookedWithoutApproval
          } else if let decided = decidedLines.number(row), booked > decided {
            .bookedAboveDecided(booked: booked, decided: decided)
          } else {
            nil
          }
        } else {
          .unknownApplication
        }
      if let cause { problems.append(rows.problem(row, cause)) }
    }
    return problems
  }

  private func consentProblems(_ rows: SideRows) -> [SideProblem] {
    let (begins, ends, withdrawals) = (
      rows["valid_from"], rows["valid_until"], rows["withdrawn_on"]
    )
    var problems: [SideProblem] = []
    for row in 0..<rows.count {
      guard let from = begins.date(row) else { continue }
      let cause: SideProblem.Cause? =
        if appliedOn(rows.application(row)) == nil {
          .unknownApplication
        } else if let until = ends.date(row), until < from {
          .consentEndsBeforeItBegins(from: from, until: until)
        } else if let withdrawn = withdrawals.date(row), withdrawn < from {
          .withdrawnBeforeGiven(from: from, withdrawn: withdrawn)
        } else {
          nil
        }
      if let cause { problems.append(rows.problem(row, cause)) }
    }
    return problems
  }
}
