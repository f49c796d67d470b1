package import Syntax

/// When the returns of some applications' firms are due.
package struct FilingCalendar: Sendable {
  package var calendar: CalendarSyntax
  /// The author's condition under which it is an application's, in canonical text; absent: of all the others.
  package var condition: String?

  package init(_ calendar: CalendarSyntax, condition: String?) {
    self.calendar = calendar
    self.condition = condition
  }

  /// What is assumed where a book says nothing.
  package static let usual = FilingCalendar(
    CalendarSyntax(quarterly: false, dueDay: 15), condition: nil)
}
