import Numbers
import Semantics
import Syntax

/// When facts were known, as the records of a book say it.
///
/// The audit asks the records and not the program's graph, so that what the graph has lost is found.
struct KnownTime {
  /// A date from which a fact is known, and how it is read.
  struct Rule {
    /// Position of the date: in the rows of a list, or in the decided record.
    var date: Int
    var lag: (count: Int, unit: DurationUnit)?
    var sameDay: Bool

    /// Whether a fact of a date was not known yet to a decision.
    func isLater(_ date: CalendarDate, than asOf: CalendarDate) -> Bool {
      let known = shifted(date)
      return known.map { sameDay ? $0 > asOf : $0 >= asOf } ?? true
    }

    /// The first date of which a fact was not known yet; a little later where months have no such day.
    func firstLater(than asOf: CalendarDate) -> CalendarDate? {
      guard let lag, lag.count > 0 else { return sameDay ? asOf.adding(days: 1) : asOf }
      var date =
        lag.unit == .days ? asOf.adding(days: -lag.count) : asOf.adding(months: -lag.count)
      while let tried = date, !isLater(tried, than: asOf) { date = tried.adding(days: 1) }
      return date
    }

    private func shifted(_ date: CalendarDate) -> CalendarDate? {
      guard let lag, lag.count > 0 else { return date }
      return lag.unit == .days ? date.adding(days: lag.count) : date.adding(months: lag.count)
    }
  }

  /// By field of the decided record.
  let fields: [Rule?]
  /// By list.
  let lists: [Rule?]

  init(_ program: Program) {
    func rule(_ date: Int?, _ source: Int?) -> Rule? {
      guard let date else { return nil }
      let source = source.map { program.sources[$0] }
      return Rule(date: date, lag: source?.lag, sameDay: source?.sameDay ?? false)
    }
    fields = program.record.fields.map { rule($0.knownOn, $0.source) }
    lists = program.lists.map { rule($0.knownOn, $0.source) }
  }
}
