import Columns
import Semantics

/// A thread's buffers for one plan, and where its slots point for the batch at hand.
final class Scratch<L: LaneKernels> {
  private let plan: Plan<L>
  private var memory: [UnsafeMutableRawPointer]
  private var capacities: [Int]
  private(set) var pointers: [UnsafeMutableRawPointer]
  /// Elements of each domain in the batch.
  private(set) var counts: [Int]
  /// Rows of each domain that these lanes could not settle.
  private(set) var escapes: [UnsafeMutablePointer<UInt8>]
  private var escapeCapacities: [Int]
  private(set) var spans: [RowSpans?]

  /// Memory is a multiple of this, so that whole vectors may be written.
  private static var grain: Int { 64 }

  init(_ plan: Plan<L>) {
    self.plan = plan
    memory = plan.bufferShapes.map { _ in
      UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
    }
    capacities = plan.bufferShapes.map { _ in 0 }
    pointers = plan.slots.map { _ in UnsafeMutableRawPointer(bitPattern: 64)! }
    counts = plan.domains.map { _ in 0 }
    escapes = plan.domains.map { _ in UnsafeMutablePointer<UInt8>.allocate(capacity: 64) }
    escapeCapacities = plan.domains.map { _ in 0 }
    spans = plan.domains.map { _ in nil }
  }

  deinit {
    for block in memory { block.deallocate() }
    for mask in escapes { mask.deallocate() }
  }

  private static func width(_ kind: Plan<L>.SlotKind) -> Int {
    switch kind {
    case .bytes: 1
    case .int32: 4
    case .lanes: MemoryLayout<L.Element>.stride
    }
  }

  /// Makes the buffers large enough for a batch and points the slots to them and to the table's columns.
  func prepare(_ table: BoundTable, rows: Range<Int>, given: [UnsafeMutableRawPointer]) {
    for (index, domain) in plan.domains.enumerated() {
      counts[index] = table.count(of: domain, rows)
      spans[index] = table.spans(of: domain, rows)
      let needed = (counts[index] + Self.grain) / Self.grain * Self.grain
      if escapeCapacities[index] < needed {
        escapes[index].deallocate()
        escapes[index] = .allocate(capacity: needed)
        escapeCapacities[index] = needed
      }
      escapes[index].initialize(repeating: 0, count: needed)
    }
    for (index, shape) in plan.bufferShapes.enumerated() {
      let needed = (counts[shape.domain.index] + Self.grain) / Self.grain * Self.grain
      if capacities[index] < needed {
        memory[index].deallocate()
        memory[index] = .allocate(byteCount: needed * Self.width(shape.kind), alignment: 64)
        capacities[index] = needed
      }
    }
    for (index, slot) in plan.slots.enumerated() {
      switch slot.source {
      case .scratch:
        // A slot that no instruction touches has no buffer.
        if plan.buffers[index] >= 0 { pointers[index] = memory[plan.buffers[index]] }
      case .given(let position): pointers[index] = given[position]
      case .column(let list, let column): pointers[index] = table.column(list, column, rows)
      case .validity(let list, let column): pointers[index] = table.validity(list, column, rows)
      case .listValidity(let list): pointers[index] = table.listValidity(list, rows)
      }
    }
  }

  func bytes(_ slot: Slot) -> Bytes { pointers[slot.index].assumingMemoryBound(to: UInt8.self) }
  func bytes(_ slot: Slot?) -> Bytes? { slot.map { bytes($0) } }
  func int32(_ slot: Slot) -> Packed { pointers[slot.index].assumingMemoryBound(to: Int32.self) }
  func lanes(_ slot: Slot) -> UnsafeMutablePointer<L.Element> {
    pointers[slot.index].assumingMemoryBound(to: L.Element.self)
  }
  func count(_ slot: Slot) -> Int { counts[plan.slots[slot.index].domain.index] }
  func escape(_ slot: Slot) -> Bytes { escapes[plan.slots[slot.index].domain.index] }
}
