import Columns
import Semantics

/// A thread's buffers for one plan, and where its slots point for the batch at hand.
///
/// Tables of pointers stand in plain memory: a class's arrays would be checked for exclusive access at each look.
final class Scratch<L: LaneKernels> {
  private let plan: Plan<L>
  private var memory: [UnsafeMutableRawPointer]
  private var capacities: [Int]
  private var escapeCapacities: [Int]
  private(set) var spans: [RowSpans?]
  /// The texts of the table at hand.
  private(set) var texts: TableTexts?
  // INVARIANT: one entry a slot, or a domain, of the plan; slots and domains come from that plan alone.
  let pointers: UnsafeMutablePointer<UnsafeMutableRawPointer>
  private let slotDomains: UnsafeMutablePointer<Int>
  /// Elements of each domain in the batch.
  let counts: UnsafeMutablePointer<Int>
  /// Rows of each domain that these lanes could not settle.
  let escapes: UnsafeMutablePointer<Bytes>
  /// Slots that point into a table's columns, or to given values.
  private let inputs: [(slot: Int, source: Plan<L>.SlotSource)]

  /// Memory is a multiple of this, so that whole vectors may be written.
  private static var grain: Int { 64 }

  init(_ plan: Plan<L>) {
    self.plan = plan
    memory = plan.bufferShapes.map { _ in
      UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
    }
    capacities = plan.bufferShapes.map { _ in 0 }
    escapeCapacities = plan.domains.map { _ in 0 }
    spans = plan.domains.map { _ in nil }
    pointers = Self.table(plan.slots.map { _ in UnsafeMutableRawPointer(bitPattern: 64)! })
    slotDomains = Self.table(plan.slots.map(\.domain.index))
    counts = Self.table(plan.domains.map { _ in 0 })
    escapes = Self.table(plan.domains.map { _ in Bytes.allocate(capacity: 64) })
    inputs = plan.slots.enumerated().filter { $1.source != .scratch }.map { ($0, $1.source) }
  }

  private static func table<T>(_ values: [T]) -> UnsafeMutablePointer<T> {
    let base = UnsafeMutablePointer<T>.allocate(capacity: max(values.count, 1))
    for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
    return base
  }

  deinit {
    for block in memory { block.deallocate() }
    for domain in plan.domains.indices { escapes[domain].deallocate() }
    escapes.deallocate()
    counts.deallocate()
    slotDomains.deallocate()
    pointers.deallocate()
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
    texts = table.texts
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
    growBuffers()
    for (slot, source) in inputs {
      switch source {
      case .scratch: break
      case .given(let position): pointers[slot] = given[position]
      case .column(let list, let column): pointers[slot] = table.column(list, column, rows)
      case .validity(let list, let column): pointers[slot] = table.validity(list, column, rows)
      case .listValidity(let list): pointers[slot] = table.listValidity(list, rows)
      }
    }
  }

  private func growBuffers() {
    var hasGrown = false
    for (index, shape) in plan.bufferShapes.enumerated() {
      let needed = (counts[shape.domain.index] + Self.grain) / Self.grain * Self.grain
      if capacities[index] < needed {
        memory[index].deallocate()
        memory[index] = .allocate(byteCount: needed * Self.width(shape.kind), alignment: 64)
        capacities[index] = needed
        hasGrown = true
      }
    }
    guard hasGrown else { return }
    // A slot that no instruction touches, and one that reads its input in place, has no buffer.
    for (slot, buffer) in plan.buffers.enumerated() where buffer >= 0 {
      pointers[slot] = memory[buffer]
    }
  }

  /// Lets go of what belongs to the table.
  func letGo() { texts = nil }

  func bytes(_ slot: Slot) -> Bytes { pointers[slot.index].assumingMemoryBound(to: UInt8.self) }
  func bytes(_ slot: Slot?) -> Bytes? { slot.map { bytes($0) } }
  func int32(_ slot: Slot) -> Packed { pointers[slot.index].assumingMemoryBound(to: Int32.self) }
  func lanes(_ slot: Slot) -> UnsafeMutablePointer<L.Element> {
    pointers[slot.index].assumingMemoryBound(to: L.Element.self)
  }
  func count(_ slot: Slot) -> Int { counts[slotDomains[slot.index]] }
  func escape(_ slot: Slot) -> Bytes { escapes[slotDomains[slot.index]] }
}
