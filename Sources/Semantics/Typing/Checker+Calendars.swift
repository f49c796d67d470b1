import Diagnostics
import Numbers
import Syntax

// When returns are due: which calendar is an application's, and the latest period that was due.
extension Checker {
  /// The calendars of the book: those with a condition in the order of the text, then the one without.
  var filingCalendars: [FilingCalendar] {
    let declared = names.calendars.map { declared in
      FilingCalendar(
        declared.value.calendar,
        condition: declared.value.condition.map { canonicalText($0) })
    }
    let usual = declared.first { $0.condition == nil } ?? .usual
    return declared.filter { $0.condition != nil } + [usual]
  }

  /// Lowers the conditions of calendars, which read fields and parameters alone.
  func lowerCalendars() {
    for declared in names.calendars {
      check(declared.value.calendar, at: declared.span)
      guard let condition = declared.value.condition else { continue }
      calendarConditions.append((declared.value.calendar, calendarCondition(condition)))
    }
  }

  private func calendarCondition(_ condition: Expression) -> NodeID? {
    for name in condition.namesRead {
      guard case .definition? = symbols[name]?.symbol else { continue }
      report(.calendarReadsValue, ["name": .name(name)], at: condition.span)
      return nil
    }
    let term = self.condition(condition, in: Scope(place: .application, section: nil))
    return term.type.isInvalid ? nil : graph.lift(term.node, to: .application)
  }

  private func check(_ calendar: CalendarSyntax, at span: SourceSpan) {
    if !(1...31).contains(calendar.dueDay) {
      report(.dueDayOutOfRange, ["found": .number(calendar.dueDay)], at: span)
    }
    var months: Set<Int> = []
    for shift in calendar.shifts {
      let end = CalendarDate(year: shift.month / 12, month: shift.month % 12 + 1, day: 1)?
        .endOfMonth
      let isPeriod = !calendar.quarterly || shift.month % 3 == 2
      if !isPeriod || end.map({ shift.due <= $0 }) ?? true {
        report(.shiftOutOfPlace, ["found": .name(canonicalText(shift))], at: span)
      }
      if !months.insert(shift.month).inserted {
        report(
          .duplicate, ["name": .name(canonicalText(shift)), "kind": .text("shift")], at: span)
      }
    }
  }

  /// The end of the latest period whose return was due by a date, under the application's calendar.
  func lastDue(by date: NodeID, at span: SourceSpan) -> NodeID {
    func due(_ calendar: CalendarSyntax) -> NodeID {
      graph.node(over: [date], type: .date, span: span) { .lastDue($0[0], calendar) }
    }
    for calendar in names.calendars {
      for name in calendar.value.condition?.namesRead ?? [] {
        if let symbol = symbols[name]?.symbol { note(symbol) }
      }
    }
    var node = due(filingCalendars[filingCalendars.count - 1].calendar)
    for (calendar, condition) in calendarConditions.reversed() {
      guard let condition else { continue }
      node = graph.node(over: [condition, due(calendar), node], type: .date, span: span) {
        .choose(condition: $0[0], then: $0[1], otherwise: $0[2])
      }
    }
    return node
  }
}
