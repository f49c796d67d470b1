import Numbers
import Semantics
import Syntax

/// A buffer of a plan: one value for each element of its domain.
struct Slot: Hashable {
  var index: Int
}

/// A number operand: a buffer of lanes, or a constant of the plan.
enum LaneArgument: Hashable {
  case slot(Slot)
  case constant(Int)
}

/// A 32-bit operand: a buffer, or a constant.
enum Int32Argument: Hashable {
  case slot(Slot)
  case constant(Int32)
}

/// One columnar step.
///
/// Each does one thing to whole buffers of its domain; values and statuses are apart. A plain value without references
/// (what is longer stands in the plan, by position), so that the loop over a plan counts none.
enum Instruction {
  // MARK: Filling and loading
  case fillBytes(Slot, UInt8)
  case fillInt32(Slot, Int32)
  case fillLanes(Slot, constant: Int)
  case copyBytes(Slot, Slot)
  case copyInt32(Slot, Slot)
  /// Whole 32-bit numbers to lanes.
  case widen(Slot, decimals: Int, Slot)
  /// Whole lanes to 32-bit numbers.
  case narrow(Slot, decimals: Int, Slot)
  /// Input columns of doubles or 128-bit integers to lanes of the plan's kind.
  case load(Slot, storage: InputStorage, decimals: Int, Slot)
  case statusOfValidity(Slot, Slot)
  /// Codes to the program's codes; 255 (unknown to the program) makes the status missing.
  case recode(Slot, map: Int, Slot, status: Slot)
  /// Codes of a text column of the table to those of the run.
  case codeTexts(Slot, column: Int, Slot)

  // MARK: Status
  case joinStatus(Slot, Slot, Slot)
  case markMissing(LaneArgument, MissingTest, Slot)
  case crossedIsError(LaneArgument, LaneArgument, Slot)
  case keepError(Slot, Slot)
  case chooseStatus(Slot, Slot?, Slot?, Slot?, Slot)
  case assumedStatus(Slot, Slot?, Slot)
  /// Missing where a truth is not 1.
  case missingUnless(Slot, Slot)

  // MARK: Numbers
  case binary(BinaryOperation, LaneArgument, LaneArgument, Slot, status: Slot?)
  case unary(UnaryOperation, Slot, Slot, status: Slot?)
  case guardExact(Slot)
  /// Marks rows whose value is there and not below a limit in magnitude.
  case guardBound(Slot, status: Slot?, limit: Double)

  // MARK: Dates
  case daysBetween(Slot, Slot, Slot)
  case monthsBetween(Slot, Slot, Slot)
  case shift(Slot, by: Int32Argument, months: Bool, Slot, status: Slot?)
  case datePart(DatePart, Slot, Slot, status: Slot?)
  /// The entry of a reference in force, lanes or 32-bit or code values by entry.
  case reference(Slot, starts: Int, values: LookupValues, Slot, status: Slot)

  // MARK: Truth
  case compareLanes(Comparator, LaneArgument, LaneArgument, Slot, guarded: Bool)
  case compareInt32(Comparator, Slot, Int32Argument, Slot)
  case compareCodes(Comparator, Slot, UInt8, Slot)
  case compareCodePairs(Comparator, Slot, Slot, Slot)
  case codeRange(Slot, UInt8, UInt8, Slot)
  case codeSet(Slot, map: Int, Slot)
  case settle(Slot, Slot)
  case and(Slot, Slot?, Slot, Slot?, Slot, Slot?)
  case or(Slot, Slot?, Slot, Slot?, Slot, Slot?)
  case not(Slot, Slot?, Slot)
  case isMissing(Slot, Slot, Slot)

  // MARK: Selection
  case chooseLanes(Slot, LaneArgument, LaneArgument, Slot)
  case chooseInt32(Slot, Int32Argument, Int32Argument, Slot)
  case chooseBytes(Slot, Slot, Slot, Slot)
  /// Value or, where its status is missing, the other.
  case assumedLanes(Slot, Slot, LaneArgument, Slot)
  case assumedInt32(Slot, Slot, Int32Argument, Slot)
  case assumedBytes(Slot, Slot, Slot, Slot)

  // MARK: Look-up
  /// stride × the class of a code, by a table of 256 (absent: the code itself).
  case classifyCodes(Slot, map: Int?, stride: Int32, Slot)
  /// stride × the number of cuts at or below a value.
  case classifyLanes(Slot, cuts: Int, stride: Int32, Slot)
  /// The class of a text by its code; `other` for codes beyond the map.
  case classifyTexts(Slot, map: Int, other: Int32, Slot)
  /// Marks rows whose value, not being exact, could lie on either side of a large cut.
  case guardCut(Slot, constant: Int)
  case classifyInt32(Slot, cuts: Int, stride: Int32, Slot)
  /// stride × (whole number − low), within 0..<count.
  case indexInt32(Slot, low: Int32, count: Int32, stride: Int32, Slot)
  case indexLanes(Slot, low: Int32, count: Int32, stride: Int32, Slot)
  /// Another number where the status is not "there".
  case replaceInt32(Slot, Slot, with: Int32)
  case addInt32(Slot, Slot, Slot)
  /// Values and statuses by index.
  case lookUp(Slot, LookupValues, Slot, status: Slot?)
  /// A table with too many cases to tabulate: each row's classes are decided on their own.
  case decide(Int)
  /// The value of the step a number stands on: `steps[0]` plus the rises of all cuts at or below it.
  case steps(Slot, cuts: Int, base: Int, rises: Int, Slot)
  case stepsInt32(Slot, decimals: Int, cuts: Int, base: Int, rises: Int, Slot)
  /// Where the status says missing, another constant, and the status clears.
  case whereMissing(Slot, Slot, constant: Int)

  // MARK: Lists and series
  case broadcastBytes(Slot, Slot, to: DomainIndex)
  case broadcastInt32(Slot, Slot, to: DomainIndex)
  case broadcastLanes(Slot, Slot, to: DomainIndex)
  /// Positions in the plan's aggregates and monthlies.
  case aggregate(Int)
  case monthly(Int)
  /// Position in the plan's standings.
  case standing(Int)
  case seriesSum(Slot, Slot?, months: Int, first: Int, width: Int, Slot, Slot)
  case seriesExtreme(Slot, Slot?, months: Int, least: Bool, Slot, Slot)
  case longestZeroRun(Slot, Slot?, months: Int, Slot, Slot)
  case countTrue(Slot, Slot?, months: Int, Slot, Slot)
  case carried(Slot, Slot?, months: Int, Slot, Slot)
  case cutLanes(Slot, months: Int, from: Int, to: Int, Slot)
  case cutBytes(Slot, months: Int, from: Int, to: Int, Slot)
  case volatility(Slot, Slot?, months: Int, decimals: Int, Slot, Slot)
}

/// How an input column holds its numbers.
enum InputStorage: Hashable { case lanes, wide }

/// Which set of pre-computed values a look-up takes from.
enum LookupValues: Hashable {
  /// Positions in the plan's tables.
  case lanes(values: Int, statuses: Int?)
  case int32(values: Int, statuses: Int?)
  case bytes(values: Int, statuses: Int?)
}

/// Position in `Plan.domains`; 0 is the application's.
struct DomainIndex: Hashable {
  var index: Int
  static let application = DomainIndex(index: 0)
}

/// Buffers of an aggregate over a list.
struct AggregateInstruction {
  enum Kind {
    case count
    case sum
    case extreme(least: Bool)
    case latest
    case quantify(all: Bool)
    case countDistinct
    case largestShares(Int)
    case withoutRepeats
    /// Numbers the groups of rows alike in `keys`, into `out`.
    case groups(byMonth: Bool)
  }
  enum Holding { case bytes, int32, lanes }
  var kind: Kind
  var list: Int
  var holding: Holding
  var value: Slot?
  var valueStatus: Slot?
  var key: Slot?
  var keyStatus: Slot?
  /// The group of each row, of `countDistinct`, `largestShares` and `withoutRepeats`.
  var groups: Slot?
  /// Keys of `withoutRepeats` and of `groups`.
  var keys: [(slot: Slot, status: Slot?, holding: Holding)] = []
  var mask: Slot?
  var maskStatus: Slot?
  var skippingMissing: Bool
  var out: Slot
  /// Holds the list's own status before.
  var status: Slot
  /// The whole sum of `largestShares`.
  var second: Slot?
}

/// Buffers of which rows are the standing versions of their chains.
struct StandingInstruction {
  var list: Int
  var known: Slot
  var knownStatus: Slot?
  var on: Slot
  var onStatus: Slot?
  /// The group of each row by its chain.
  var chains: Slot?
  var void: (slot: Slot, status: Slot?)?
  var out: Slot
  var status: Slot
}

/// Buffers of a table that is decided case by case.
struct CaseInstruction {
  /// Position in the plan's case tables.
  var table: Int
  /// The class of each column's input.
  var classes: [Slot]
  var out: Slot
  var holding: AggregateInstruction.Holding
  /// Decimals of number outputs as they stand in the buffer.
  var decimals: Int
  var status: Slot
}

/// Buffers of a month series over a list.
struct MonthlyInstruction {
  var list: Int
  var months: Int
  var value: Slot?
  var valueStatus: Slot?
  var by: Slot
  var byStatus: Slot?
  var mask: Slot?
  var maskStatus: Slot?
  var end: Slot
  var endStatus: Slot?
  var existsFrom: Slot?
  var existsStatus: Slot?
  var listStatus: Slot?
  var one: Int
  var out: Slot
  var status: Slot
}
