import Numbers
import Semantics

extension Executor {
  func narrow(_ a: Slot, _ decimals: Int, _ out: Slot) {
    let (input, output) = (scratch.lanes(a), scratch.int32(out))
    for i in 0..<scratch.count(out) {
      guard let number = L.number(input[i], decimals: decimals) else {
        (output[i], scratch.escape(out)[i]) = (0, 1)
        continue
      }
      output[i] = Int32(clamping: number.units / Number.unitsPerOne)
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
    let (dates, output, count) = (s.int32(a), s.int32(out), s.count(out))
    let outside = s.escape(out)
    if months {
      Dates.addMonths(
        dates, amount, into: output, status: s.bytes(status), outside: outside, count: count)
    } else {
      Dates.addDays(
        dates, amount, into: output, status: s.bytes(status), outside: outside, count: count)
    }
    failOutside(out, status)
  }

  /// A date out of bound is like a number out of bound: exact lanes make it an error, others leave it to them.
  func failOutside(_ out: Slot, _ status: Slot?) {
    guard !L.usesOwnDecimals, let status else { return }
    let (flags, outside) = (scratch.bytes(status), scratch.escape(out))
    for i in 0..<scratch.count(out) where outside[i] != 0 {
      flags[i] |= Status.error
      outside[i] = 0
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
    case .classifyCodes(let a, let map, let stride, let out):
      let (input, output, count) = (s.bytes(a), s.int32(out), s.count(out))
      if let map {
        plan.int32Tables[map].withUnsafeBufferPointer { table in
          for i in 0..<count { output[i] = table[Int(input[i])] &* stride }
        }
      } else {
        for i in 0..<count { output[i] = Int32(input[i]) &* stride }
      }
    case .classifyInt32(let a, let cuts, let stride, let out):
      let (input, output, count) = (s.int32(a), s.int32(out), s.count(out))
      output.update(repeating: 0, count: count)
      for cut in plan.int32Tables[cuts] {
        for i in 0..<count { output[i] &+= input[i] >= cut ? stride : 0 }
      }
    case .classifyTexts(let a, let map, let other, let out):
      recode(s.int32(a), by: plan.int32Tables[map], other: other, out)
    case .classifyLanes(let a, let cuts, let stride, let out):
      L.addClasses(
        s.lanes(a), cuts: plan.cutTables[cuts], stride: stride, into: s.int32(out),
        count: s.count(out))
    case .guardCut(let a, let cut):
      L.guardComparison(
        .stream(s.lanes(a)), .splat(plan.constants[cut]), escape: s.escape(a), count: s.count(a))
    case .indexInt32(let a, let low, let classes, let stride, let out):
      let (input, output) = (s.int32(a), s.int32(out))
      for i in 0..<s.count(out) { output[i] = max(0, min(input[i] &- low, classes - 1)) &* stride }
    case .indexLanes(let a, let low, let classes, let stride, let out):
      let (input, output) = (s.lanes(a), s.int32(out))
      for i in 0..<s.count(out) {
        output[i] = max(0, min(L.small(input[i]) &- low, classes - 1)) &* stride
      }
    case .replaceInt32(let value, let status, let other):
      let (output, flags) = (s.int32(value), s.bytes(status))
      for i in 0..<s.count(value) { output[i] = flags[i] != 0 ? other : output[i] }
    case .addInt32(let a, let b, let out):
      let (x, y, output) = (s.int32(a), s.int32(b), s.int32(out))
      for i in 0..<s.count(out) { output[i] = x[i] &+ y[i] }
    case .decide(let position): decideByCase(plan.cases[position])
    case .lookUp(let index, let values, let out, let status): lookUp(index, values, out, status)
    case .steps(let a, let cuts, let base, let rises, let out):
      L.addSteps(
        .lanes(s.lanes(a)), cuts: plan.cutTables[cuts], base: plan.constants[base],
        rises: plan.laneTables[rises], into: s.lanes(out), count: s.count(out))
    case .stepsInt32(let a, let decimals, let cuts, let base, let rises, let out):
      L.addSteps(
        .int32(s.int32(a), decimals: decimals),
        cuts: plan.cutTables[cuts], base: plan.constants[base],
        rises: plan.laneTables[rises], into: s.lanes(out), count: s.count(out))
    case .whereMissing(let value, let status, let constant):
      let (values, flags, other) = (s.lanes(value), s.bytes(status), plan.constants[constant])
      let count = s.count(value)
      for i in 0..<count { values[i] = flags[i] == Status.missing ? other : values[i] }
      for i in 0..<count { flags[i] &= Status.error }
    default: runListOrSeries(instruction)
    }
  }

  private func decideByCase(_ step: CaseInstruction) {
    let (s, table) = (scratch, plan.caseTables[step.table])
    let classes = step.classes.map { s.int32($0) }
    // Applications of a batch share many cases.
    var known: [[Int]: Constant] = [:]
    for row in 0..<s.count(step.out) {
      let key = classes.map { Int($0[row]) }
      let output = known[key] ?? table.decide(key)
      known[key] = output
      s.bytes(step.status)[row] = output == .missing ? Status.missing : Status.present
      switch step.holding {
      case .bytes: s.bytes(step.out)[row] = PlanBuilder<L>.byte(output)
      case .int32: s.int32(step.out)[row] = PlanBuilder<L>.whole(output)
      case .lanes:
        s.lanes(step.out)[row] = L.element(PlanBuilder<L>.number(output), decimals: step.decimals)
      }
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
