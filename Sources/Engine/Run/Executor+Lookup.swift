import Numbers
import Semantics

extension Executor {
  func narrow(_ a: Slot, _ decimals: Int, _ out: Slot) {
    let (input, output) = (scratch.lanes(a), scratch.int32(out))
    for i in 0..<scratch.count(out) {
      let number = L.number(input[i], decimals: decimals) ?? .zero
      output[i] = Int32(clamping: number.units / powerOfTen(12))
    }
  }

  func load(_ a: Slot, _ storage: InputStorage, _ decimals: Int, _ out: Slot) {
    let output = scratch.lanes(out)
    let source = scratch.pointers[a.index]
    for i in 0..<scratch.count(out) {
      let scaled: Int128 =
        switch storage {
        case .lanes: Int128(source.assumingMemoryBound(to: Double.self)[i])
        case .wide: source.assumingMemoryBound(to: Int128.self)[i]
        }
      output[i] = L.element(Number(scaled, decimals: decimals) ?? .zero, decimals: 12)
    }
  }

  func recode(_ input: Bytes, _ map: [UInt8], _ out: Bytes, _ status: Bytes, _ count: Int) {
    for i in 0..<count {
      let code = map[Int(input[i])]
      out[i] = code == 255 ? 0 : code
      status[i] |= code == 255 ? Status.missing : 0
    }
  }

  func shift(_ a: Slot, _ by: Int32Argument, months: Bool, _ out: Slot, _ status: Slot?) {
    let s = scratch
    let operand = int32(by)
    func amount(_ i: Int) -> Int {
      switch operand {
      case .stream(let base): Int(base[i])
      case .splat(let value): Int(value)
      }
    }
    if months {
      Dates.addMonths(
        s.int32(a), amount, into: s.int32(out), status: s.bytes(status), count: s.count(out))
    } else {
      Dates.addDays(
        s.int32(a), amount, into: s.int32(out), status: s.bytes(status), count: s.count(out))
    }
  }

  /// The last entry that starts on or before a date; an error before the first.
  func reference(
    _ dates: Slot, _ starts: [Int32], _ values: LookupValues, _ out: Slot, _ status: Slot
  ) {
    let (input, flags) = (scratch.int32(dates), scratch.bytes(status))
    for i in 0..<scratch.count(out) {
      var entry = -1
      for start in starts where start <= input[i] { entry += 1 }
      if entry < 0 {
        entry = 0
        if flags[i] == 0 { flags[i] = Status.error }
      }
      switch values {
      case .lanes(let table, _): scratch.lanes(out)[i] = plan.laneTables[table][entry]
      case .int32(let table, _): scratch.int32(out)[i] = plan.int32Tables[table][entry]
      case .bytes(let table, _): scratch.bytes(out)[i] = plan.byteTables[table][entry]
      }
    }
  }

  func runLookUpOrList(_ instruction: Instruction) {
    let s = scratch
    switch instruction {
    case .classifyCodes(let a, let status, let map, let missing, let stride, let out, let first):
      let input = s.bytes(a)
      plan.int32Tables[map].withUnsafeBufferPointer { table in
        classify(status, missing, stride, out, first) { table[Int(input[$0])] }
      }
    case .classifyInt32(let a, let status, let cuts, let missing, let stride, let out, let first):
      let input = s.int32(a)
      plan.int32Tables[cuts].withUnsafeBufferPointer { cuts in
        classify(status, missing, stride, out, first) { row in
          var index: Int32 = 0
          for cut in cuts { index += input[row] >= cut ? 1 : 0 }
          return index
        }
      }
    case .classifyLanes(let a, let status, let cuts, let missing, let stride, let out, let first):
      let input = s.lanes(a)
      let bounds = elements(plan.cutTables[cuts])
      for (cut, bound) in zip(plan.cutTables[cuts], bounds) where cut.magnitude >= 1 << 52 {
        L.guardComparison(
          .stream(input), .splat(bound), escape: s.escape(a), count: s.count(a))
      }
      bounds.withUnsafeBufferPointer { cuts in
        classify(status, missing, stride, out, first) { row in
          var index: Int32 = 0
          for cut in cuts { index += input[row] >= cut ? 1 : 0 }
          return index
        }
      }
    case .indexInt32(
      let a, let status, let low, let count, let missing, let stride, let out, let first):
      let input = s.int32(a)
      classify(status, missing, stride, out, first) { max(0, min(input[$0] &- low, count - 1)) }
    case .indexLanes(
      let a, let status, let low, let count, let missing, let stride, let out, let first):
      let input = s.lanes(a)
      classify(status, missing, stride, out, first) {
        max(0, min(L.small(input[$0]) &- low, count - 1))
      }
    case .lookUp(let index, let values, let out, let status): lookUp(index, values, out, status)
    case .steps(let a, let cuts, let base, let rises, let out):
      L.addSteps(
        s.lanes(a), cuts: elements(plan.cutTables[cuts]), base: plan.constants[base],
        rises: plan.laneTables[rises], into: s.lanes(out), count: s.count(out))
    case .stepsInt32(let a, let cuts, let base, let rises, let out):
      L.addSteps(
        s.int32(a), cuts: plan.int32Tables[cuts], base: plan.constants[base],
        rises: plan.laneTables[rises], into: s.lanes(out), count: s.count(out))
    case .whereMissing(let value, let status, let constant):
      let (values, flags, other) = (s.lanes(value), s.bytes(status), plan.constants[constant])
      for i in 0..<s.count(value) {
        values[i] = flags[i] == Status.missing ? other : values[i]
        flags[i] &= Status.error
      }
    default: runListOrSeries(instruction)
    }
  }

  /// Whole numbers at an ordered column's scale as elements. In exact lanes that scale is 12.
  private func elements(_ cuts: [Int128]) -> [L.Element] {
    cuts.map { L.element(scaled: $0) }
  }

  @inline(__always)
  private func classify(
    _ status: Slot?, _ missing: Int32, _ stride: Int32, _ out: Slot, _ first: Bool,
    _ index: (Int) -> Int32
  ) {
    let output = scratch.int32(out)
    let flags = scratch.bytes(status)
    for i in 0..<scratch.count(out) {
      var own = index(i)
      if let flags, flags[i] != 0 { own = missing }
      output[i] = (first ? 0 : output[i]) &+ own &* stride
    }
  }

  private func lookUp(_ index: Slot, _ values: LookupValues, _ out: Slot, _ status: Slot?) {
    let (positions, count) = (scratch.int32(index), scratch.count(out))
    var statuses: Int?
    // Every index is in range: classes are below their column's count, which made the tables' length.
    switch values {
    case .lanes(let table, let flags):
      statuses = flags
      let output = scratch.lanes(out)
      plan.laneTables[table].withUnsafeBufferPointer { table in
        for i in 0..<count { output[i] = table[Int(positions[i])] }
      }
    case .int32(let table, let flags):
      statuses = flags
      let output = scratch.int32(out)
      plan.int32Tables[table].withUnsafeBufferPointer { table in
        for i in 0..<count { output[i] = table[Int(positions[i])] }
      }
    case .bytes(let table, let flags):
      statuses = flags
      let output = scratch.bytes(out)
      plan.byteTables[table].withUnsafeBufferPointer { table in
        for i in 0..<count { output[i] = table[Int(positions[i])] }
      }
    }
    guard let statuses, let status else { return }
    let output = scratch.bytes(status)
    plan.byteTables[statuses].withUnsafeBufferPointer { table in
      for i in 0..<count { output[i] = table[Int(positions[i])] }
    }
  }
}
