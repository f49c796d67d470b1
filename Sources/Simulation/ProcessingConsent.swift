package import Numbers

/// Whether past applications may be processed on a day, which is another question than what a decision could see.
package struct ProcessingConsent: Sendable {
  /// The day of processing.
  package var on: CalendarDate
  package var record: Record

  /// What the history knows of consents.
  package enum Record: Sendable {
    /// It has no consents at all.
    case notRecorded
    /// Those who have withdrawn, or whose consent has ended: texts of the field that names them.
    case withdrawn(Set<String>, field: String)
  }

  package init(on: CalendarDate, record: Record) {
    self.on = on
    self.record = record
  }
}

/// Who left a backtest because they may not be processed on the day.
package struct ProcessingResult: Hashable, Sendable {
  package var on: CalendarDate
  /// `nil` where the history records no consents.
  package var withdrawn: Withdrawn?

  package struct Withdrawn: Hashable, Sendable {
    package var customers: Int
    package var applications: Int
    package init(customers: Int, applications: Int) {
      self.customers = customers
      self.applications = applications
    }
  }

  package init(on: CalendarDate, withdrawn: Withdrawn?) {
    self.on = on
    self.withdrawn = withdrawn
  }
}
