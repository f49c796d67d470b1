import Numbers
import Semantics

/// Reads single values of a wanted node after a run.
struct LocationReader<L: LaneKernels> {
  private let location: Plan<L>.Location
  private let type: ValueType
  private let scratch: Scratch<L>

  init(_ plan: Plan<L>, _ location: Plan<L>.Location, _ type: ValueType, _ scratch: Scratch<L>) {
    self.location = location
    self.type = type
    self.scratch = scratch
  }

  func status(_ index: Int) -> UInt8 { location.status.map { scratch.bytes($0)[index] } ?? 0 }

  /// The value; `.missing` where it is missing or in error.
  func constant(_ index: Int) -> Constant {
    guard status(index) == Status.present else { return .missing }
    switch (location.kind, type) {
    case (.bytes, .boolean): return .truth(scratch.bytes(location.slot)[index] != 0)
    case (.bytes, _): return .code(Int(scratch.bytes(location.slot)[index]))
    case (.int32, .date):
      return .date(CalendarDate(packed: scratch.int32(location.slot)[index]))
    case (.int32, .text):
      let code = Int(scratch.int32(location.slot)[index])
      return scratch.texts?[code].map { .text($0) } ?? .missing
    case (.int32, _):
      let scaled = Int128(scratch.int32(location.slot)[index])
      return Number(scaled, decimals: location.decimals).map { .number($0) } ?? .missing
    case (.lanes, _):
      let number = L.number(scratch.lanes(location.slot)[index], decimals: location.decimals)
      return number.map { .number($0) } ?? .missing
    }
  }
}
