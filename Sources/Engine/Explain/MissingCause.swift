package import Numbers

/// Why a value is missing: the place where nothing was known, not what hangs on it.
package struct MissingCause: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The input has no value.
    case absent
    /// A case that is set directly says so.
    case setMissing
    /// A case that is set directly does not tell.
    case notGiven
    /// No consent to see the source on that day.
    case noConsent(source: String?)
    /// The value became known after that day, or nobody knows when.
    case notYetKnown
    /// A version of a thing has no date from which it was known, or does not say whether it is void.
    case historyUnknown
    /// The application has no such list, not even an empty one.
    case noList
    /// The aggregate has no value over no rows.
    case noRows
    case divisionByZero
    /// A growth whose base is not above zero, a share of a whole that is not, a volatility around zero.
    case baseNotPositive
    /// A logarithm or a root outside its range.
    case outOfDomain
    /// Values of a one-of type of which the order leaves one out.
    case incomparable
    /// A table's row says missing.
    case tableSaysMissing(row: Int)
    /// No table row is true, or one cannot be decided.
    case noTableRow
    /// A scorecard characteristic without a bin for it.
    case noBin
    /// A month before the firm existed.
    case beforeFirm
    /// Written as `missing`.
    case written
  }
  package var reason: Reason
  /// The field, list, table or expression it happened in.
  package var place: String
  /// 1-based row of the application's list.
  package var row: Int?
  package var detail: Detail?

  /// What of time or consent was in the way.
  package enum Detail: Hashable, Sendable {
    /// The day from which the value is known; absent: there is none.
    case knownFrom(CalendarDate?)
    case consent(ConsentGap)
  }

  package init(_ reason: Reason, _ place: String, row: Int? = nil, detail: Detail? = nil) {
    self.reason = reason
    self.place = place
    self.row = row
    self.detail = detail
  }
}

extension MissingCause.Reason {
  /// A stable word for machines.
  package var id: String {
    switch self {
    case .absent: "absent"
    case .setMissing: "set_missing"
    case .notGiven: "not_given"
    case .noConsent: "no_consent"
    case .notYetKnown: "not_yet_known"
    case .historyUnknown: "history_unknown"
    case .noList: "no_list"
    case .noRows: "no_rows"
    case .divisionByZero: "division_by_zero"
    case .baseNotPositive: "base_not_positive"
    case .outOfDomain: "out_of_domain"
    case .incomparable: "incomparable"
    case .tableSaysMissing: "table_says_missing"
    case .noTableRow: "no_table_row"
    case .noBin: "no_bin"
    case .beforeFirm: "before_firm"
    case .written: "written_missing"
    }
  }
}

/// Why a value is an error.
package struct ErrorCause: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    case beforeFirstReference = "before_first_reference"
    case crossedBounds = "crossed_bounds"
    case overflow
  }
  package var reason: Reason
  package var place: String
  package init(_ reason: Reason, _ place: String) {
    self.reason = reason
    self.place = place
  }
}
