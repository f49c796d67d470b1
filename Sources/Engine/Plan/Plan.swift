import Numbers
import Semantics
import Syntax

/// A program made ready for one kind of lanes and for the columns of a table.
struct Plan<L: LaneKernels> {
  enum SlotKind: Hashable { case bytes, int32, lanes }

  /// Where a slot's memory comes from.
  enum SlotSource: Hashable {
    case scratch
    /// A column of the application's, or of a list's rows, read in place.
    case column(list: Int?, column: Int)
    case validity(list: Int?, column: Int)
    /// The validity of a list itself.
    case listValidity(Int)
    /// Supplied by the caller: the values of a node that is given instead of computed.
    case given(Int)
  }

  struct SlotDescription {
    var kind: SlotKind
    var domain: DomainIndex
    var source: SlotSource
  }

  /// Where a wanted node's values are found after a run.
  struct Location: Hashable {
    var kind: SlotKind
    var slot: Slot
    var status: Slot?
    /// Decimals of numbers as they stand in the slot.
    var decimals: Int
  }

  var domains: [Domain] = [.application]
  var slots: [SlotDescription] = []
  /// Buffers shared by slots that never live at once, by slot.
  var buffers: [Int] = []
  var bufferShapes: [(kind: SlotKind, domain: DomainIndex)] = []
  var instructions: [Instruction] = []
  var constants: [L.Element] = []
  var laneTables: [[L.Element]] = []
  var int32Tables: [[Int32]] = []
  var byteTables: [[UInt8]] = []
  /// Cuts of ordered classes, at their column's scale.
  var cutTables: [[L.Element]] = []
  var caseTables: [CompiledTable] = []
  var aggregates: [AggregateInstruction] = []
  var monthlies: [MonthlyInstruction] = []
  var standings: [StandingInstruction] = []
  var calendars: [CalendarSyntax] = []
  var cases: [CaseInstruction] = []
  /// Wanted nodes whose status may say error.
  var failing: Set<NodeID> = []
  var texts = PlanTexts()
  var locations: [NodeID: Location] = [:]
  /// Wanted nodes that are constants of the book.
  var constantNodes: [NodeID: Constant] = [:]
  /// Wanted numbers whose whole values fit 32 bits.
  var narrowNodes: Set<NodeID> = []
}
