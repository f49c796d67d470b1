package import Numbers
package import Syntax

/// What a node does.
///
/// Every act that the text only implies is a node or stands on one.
///
/// Unless its words say otherwise, an operation is an error where an operand is one, else missing where an
/// operand is missing, else computed; a number or date out of bound is an error. What an operation makes of
/// values that are all there is never looked for where one is not: crossed bounds beside something missing
/// are missing.
package enum Operation: Hashable, Sendable {
  // MARK: Leaves
  case constant(Constant)
  /// Position in the fields of the domain's record.
  case field(Int)
  /// Position in `Program.parameters`; book domain.
  case parameter(Int)
  /// Position in `Program.references`; the entry in force at a date; an error before the first.
  case reference(Int, at: NodeID)

  // MARK: Arithmetic
  case add(NodeID, NodeID)
  case subtract(NodeID, NodeID)
  /// Rounds half-even at the 12th decimal where the operands' decimals add up to more than 12.
  case multiply(NodeID, NodeID)
  /// Rounds half-even at the 12th decimal; by zero is missing.
  case divide(NodeID, NodeID)
  case negate(NodeID)
  case absolute(NodeID)
  /// Of numbers, dates, or values of a one-of type with an order of all its values.
  case minimum([NodeID])
  case maximum([NodeID])
  /// To a multiple of `step`; `within` keeps the result inside (crossed bounds, or no multiple inside: an error).
  case round(NodeID, RoundingMode, step: Number, within: Bounds?)
  /// Crossed bounds are an error.
  case clamp(NodeID, Bounds)
  case exponential(NodeID)
  /// Of a number not above zero: missing.
  case logarithm(NodeID)
  /// Of a number below zero: missing.
  case squareRoot(NodeID)
  /// Missing where the real numbers have no such power: of zero a negative one, of a number below it a broken one.
  case power(NodeID, NodeID)
  /// The same value under another type or with more decimals.
  case retype(NodeID)

  // MARK: Dates
  case daysBetween(from: NodeID, to: NodeID)
  /// Whole months, rounded down.
  case monthsBetween(from: NodeID, to: NodeID)
  case addDays(NodeID, NodeID)
  /// Past a month's end it clamps to the end.
  case addMonths(NodeID, NodeID)
  /// year × 12 + month − 1, an integer.
  case monthIndex(NodeID)
  case startOfMonth(NodeID)
  case endOfMonth(NodeID)
  case year(NodeID)
  case month(NodeID)
  /// The end of the latest period (month or quarter) whose filing was due by the date: on the calendar's day of the
  /// month after it, or that month's last day where it is shorter.
  case lastDue(NodeID, CalendarSyntax)

  // MARK: Logic (Kleene's)
  case not(NodeID)
  case and([NodeID])
  case or([NodeID])
  /// By a declared order, what the order leaves out is incomparable: missing.
  case compare(Comparator, NodeID, NodeID)
  case inSet(NodeID, [Constant])
  /// Never missing; an error stays an error.
  case isMissing(NodeID)
  /// An undecided condition gives missing; the branch not chosen is absorbed.
  case choose(condition: NodeID, then: NodeID, otherwise: NodeID)
  /// The value, or where it is missing the other; `Program.assumptions[assumption]` says why.
  case assumed(NodeID, NodeID, assumption: Int)

  // MARK: Tables and scorecards
  /// Position in `Program.tables`.
  ///
  /// Missing where a row is undecided, unless all true and undecided rows give the same output. `first`: rows behind
  /// the first true one do not count. `collect`: missing where any row is undecided; of no rows it is the
  /// `otherwise`, without one 0 (`sum`, `count`) or missing. `otherwise` is never true of a missing input.
  case table(Int, [NodeID])
  /// The points of a characteristic: scorecard, characteristic. A table of one column, first row first.
  case bins(scorecard: Int, characteristic: Int, NodeID)

  // MARK: Known time and consent
  /// Whether a row was known: `on` before `by`, or with `sameDay` on it; a lag is already in `on`.
  case known(on: NodeID, by: NodeID, sameDay: Bool)
  /// The value where the condition is true, else missing: for want of consent, or because it was not yet known.
  case seen(NodeID, where: NodeID, Veil)
  /// Whether a row of a list counts: it is the standing version of its chain.
  case standing(Standing)

  // MARK: Across domains
  /// A value of the book or the application for each row or month.
  case broadcast(NodeID)
  case aggregate(Aggregation)
  case monthly(MonthlySeries)
  /// Sum of the last `months` ÷ sum of the `months` before − 1; missing where the base is not above zero.
  case growth(NodeID, months: Int)
  /// Population standard deviation ÷ mean, √(Σ(x − mean)² ÷ n) ÷ mean with each step rounded as its operator; missing
  /// where the mean is zero.
  case volatility(NodeID)
  case longestZeroRun(NodeID)
  /// Each month max(0, x − credit), the shortfall carried on as credit; what follows an unknown month is unknown.
  case carried(NodeID)
  /// Months `from`…`to` back, month 1 being the latest.
  case cut(NodeID, from: Int, to: Int)
  case reduce(SeriesReduction, NodeID)
  /// Months in which a boolean series is true; missing if one is undecided.
  case countMonths(NodeID)
}

/// Why a value may not be seen.
package enum Veil: Hashable, Sendable {
  case notYetKnown
  /// Position in `Program.sources`.
  case noConsent(source: Int)
}

/// Which rows of a list are the standing versions of what they are about.
///
/// Of the known rows of one chain the one with the greatest date, of several the last in the list's order, unless it is
/// void. Rows that are surely not known have no part in it. Where a row's known date is missing or fails, so does
/// whether any row of its chain stands; of the void only that of the latest row matters. A row whose chain is
/// missing is a chain of its own.
package struct Standing: Hashable, Sendable {
  package var list: Int
  /// Rows domain boolean: whether the row was known.
  package var known: NodeID
  /// Rows domain date: when it was.
  package var on: NodeID
  /// Rows domain field: alike in versions of one thing; absent: every row is a chain of its own.
  package var chain: NodeID?
  /// Rows domain boolean field.
  package var void: NodeID?

  package init(list: Int, known: NodeID, on: NodeID, chain: NodeID?, void: NodeID?) {
    self.list = list
    self.known = known
    self.on = on
    self.chain = chain
    self.void = void
  }
}

/// Two bounds of a value.
package struct Bounds: Hashable, Sendable {
  package var lower: NodeID
  package var upper: NodeID
  package init(lower: NodeID, upper: NodeID) {
    self.lower = lower
    self.upper = upper
  }
}

/// How a series closes to one value.
package enum SeriesReduction: String, Hashable, Sendable { case sum, smallest, greatest, average }

/// A question to the rows of a list.
///
/// Missing where the list is, whatever its rows hold. Else an error where the mask of a row is one, or the value or key
/// of a masked row; else missing where one of them is missing, unless such rows are skipped; else computed. Two kinds
/// look closer: `any` and `all` by Kleene's logic over mask ∧ value and ¬mask ∨ value, and `latest`, for which only
/// the value of the row it finds matters.
package struct Aggregation: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Of nothing: 0.
    case sum, count
    /// Of nothing: missing.
    case average, smallest, greatest
    /// The value of the row with the greatest key (a date); of several, the later row.
    case latest
    /// Whether some row's value is true; `all`: whether every row's is.
    case any, all
    /// Distinct values of `value`; distinct calendar months of a date `value`.
    case countDistinct, countMonths
    /// Share of the `n` keys with the largest sums of `value` in the whole sum; missing where the whole is not above zero.
    case largestShares(Int)
  }
  package var kind: Kind
  package var list: Int
  /// Rows domain; absent for `count`.
  package var value: NodeID?
  /// Rows domain: the date of `latest`, the key of `largestShares`.
  package var key: NodeID?
  /// Rows domain boolean; absent: every row.
  ///
  /// Known time is part of it.
  package var mask: NodeID?
  /// Rows domain values; of several masked rows alike in all of them only the first counts.
  ///
  /// By Kleene's logic: a row counts where its mask is true and no earlier masked row is alike, and what is
  /// missing is neither alike nor unlike.
  package var withoutRepeatsOn: [NodeID]
  /// Application domain boolean: where it is not true the list is missing for want of consent.
  package var consent: NodeID?
  /// Rows whose condition, value or key is missing are left out instead of making the result missing.
  package var skippingMissing: Bool
  /// Position in `Program.assumptions` where `skippingMissing`.
  package var assumption: Int?

  package init(
    kind: Kind, list: Int, value: NodeID? = nil, key: NodeID? = nil, mask: NodeID? = nil,
    withoutRepeatsOn: [NodeID] = [], consent: NodeID? = nil, skippingMissing: Bool = false,
    assumption: Int? = nil
  ) {
    self.kind = kind
    self.list = list
    self.value = value
    self.key = key
    self.mask = mask
    self.withoutRepeatsOn = withoutRepeatsOn
    self.consent = consent
    self.skippingMissing = skippingMissing
    self.assumption = assumption
  }
}

/// Rows summed or counted by month.
///
/// A row that is not known leaves only its own month unknown, one without its date every month.
package struct MonthlySeries: Hashable, Sendable {
  package var list: Int
  /// Rows domain number; absent: rows are counted.
  package var value: NodeID?
  /// Rows domain date.
  package var by: NodeID
  package var mask: NodeID?
  package var withoutRepeatsOn: [NodeID]
  package var months: Int
  /// Application domain date: its month is the last.
  package var end: NodeID
  /// Application domain date before whose month the firm did not exist: such months are missing.
  package var existsFrom: NodeID?
  package var consent: NodeID?

  package init(
    list: Int, value: NodeID?, by: NodeID, mask: NodeID?, withoutRepeatsOn: [NodeID] = [],
    months: Int, end: NodeID, existsFrom: NodeID?, consent: NodeID?
  ) {
    self.list = list
    self.value = value
    self.by = by
    self.mask = mask
    self.withoutRepeatsOn = withoutRepeatsOn
    self.months = months
    self.end = end
    self.existsFrom = existsFrom
    self.consent = consent
  }
}
