import Numbers
import Semantics
import Syntax

/// Runs a plan's instructions over one batch.
struct Executor<L: LaneKernels> {
  let plan: Plan<L>
  let scratch: Scratch<L>

  func run() {
    for instruction in plan.instructions { run(instruction) }
    foldEscapes()
  }

  /// Whether an application of the batch must be decided by exact lanes.
  func escaped(_ application: Int) -> Bool { scratch.escapes[0][application] != 0 }

  func lanes(_ argument: LaneArgument) -> LaneOperand<L.Element> {
    switch argument {
    case .slot(let slot): .stream(scratch.lanes(slot))
    case .constant(let position): .splat(plan.constants[position])
    }
  }

  /// Codes by a map; those beyond it have another.
  func recode(_ input: Packed, by map: [Int32], other: Int32, _ out: Slot) {
    let output = scratch.int32(out)
    map.withUnsafeBufferPointer { map in
      for i in 0..<scratch.count(out) {
        let code = Int(input[i])
        output[i] = code >= 0 && code < map.count ? map[code] : other
      }
    }
  }

  /// An application escapes with any of its rows or months.
  private func foldEscapes() {
    guard L.usesOwnDecimals else { return }
    let applications = scratch.escapes[0]
    for (index, domain) in plan.domains.enumerated() {
      let mask = scratch.escapes[index]
      switch domain {
      case .book, .application: break
      case .series(let months):
        for application in 0..<scratch.counts[0] {
          for month in 0..<months {
            applications[application] |= mask[application * months + month]
          }
        }
      case .rows:
        guard let spans = scratch.spans[index], spans.applications > 0 else { break }
        for application in 0..<spans.applications {
          for row in spans[application] { applications[application] |= mask[row] }
        }
      }
    }
  }

  private func run(_ instruction: Instruction) {
    let s = scratch
    switch instruction {
    case .fillBytes(let out, let byte):
      s.bytes(out).update(repeating: byte, count: s.count(out))
    case .fillInt32(let out, let value):
      s.int32(out).update(repeating: value, count: s.count(out))
    case .fillLanes(let out, let position):
      s.lanes(out).update(repeating: plan.constants[position], count: s.count(out))
    case .copyBytes(let a, let out): s.bytes(out).update(from: s.bytes(a), count: s.count(out))
    case .copyInt32(let a, let out): s.int32(out).update(from: s.int32(a), count: s.count(out))
    case .widen(let a, let decimals, let out):
      L.widen(s.int32(a), decimals: decimals, into: s.lanes(out), count: s.count(out))
    case .narrow(let a, let decimals, let out): narrow(a, decimals, out)
    case .load(let a, let storage, let decimals, let out): load(a, storage, decimals, out)
    case .statusOfValidity(let a, let out):
      Truth.statusOfValidity(s.bytes(a), into: s.bytes(out), count: s.count(out))
    case .recode(let a, let map, let out, let status):
      recode(s.bytes(a), plan.byteTables[map], s.bytes(out), s.bytes(status), s.count(out))
    case .codeTexts(let a, let column, let out):
      recode(s.int32(a), by: s.texts?.maps[column] ?? [], other: -1, out)

    case .joinStatus(let a, let b, let out):
      Truth.joinStatus(s.bytes(a), s.bytes(b), into: s.bytes(out), count: s.count(out))
    case .markMissing(let a, let test, let status):
      L.markMissing(lanes(a), where: test, in: s.bytes(status), count: s.count(status))
    case .crossedIsError(let lower, let upper, let status):
      CrossedLoop(status: s.bytes(status), count: s.count(status))
        .dispatch(lanes(lower), lanes(upper))
    case .keepError(let a, let out):
      let (input, output) = (s.bytes(a), s.bytes(out))
      for i in 0..<s.count(out) { output[i] |= input[i] & Status.error }
    case .chooseStatus(let c, let cStatus, let a, let b, let out):
      Truth.chooseStatus(
        s.bytes(c), s.bytes(cStatus), s.bytes(a), s.bytes(b), into: s.bytes(out),
        count: s.count(out))
    case .assumedStatus(let x, let y, let out):
      Truth.assumedStatus(s.bytes(x), s.bytes(y), into: s.bytes(out), count: s.count(out))
    case .missingUnless(let truth, let status):
      let (input, output) = (s.bytes(truth), s.bytes(status))
      for i in 0..<s.count(status) { output[i] |= input[i] == 0 ? Status.missing : 0 }

    case .binary(let operation, let a, let b, let out, let status):
      L.run(
        operation, lanes(a), lanes(b), into: s.lanes(out), status: s.bytes(status),
        escape: s.escape(out), count: s.count(out))
    case .unary(let operation, let a, let out, let status):
      L.run(
        operation, s.lanes(a), into: s.lanes(out), status: s.bytes(status), escape: s.escape(out),
        count: s.count(out))
    case .guardBound(let a, let status, let limit):
      L.guardBound(
        s.lanes(a), s.bytes(status), limit: limit, escape: s.escape(a), count: s.count(a))
    case .guardExact(let a): L.guardExact(s.lanes(a), escape: s.escape(a), count: s.count(a))

    case .daysBetween(let a, let b, let out):
      Dates.daysBetween(s.int32(a), s.int32(b), into: s.int32(out), count: s.count(out))
    case .monthsBetween(let a, let b, let out):
      Dates.monthsBetween(s.int32(a), s.int32(b), into: s.int32(out), count: s.count(out))
    case .shift(let a, let by, let months, let out, let status):
      shift(a, by, months: months, out, status)
    case .datePart(let part, let a, let out, let status):
      Dates.part(
        part, s.int32(a), calendars: plan.calendars, into: s.int32(out), status: s.bytes(status),
        outside: s.escape(out), count: s.count(out))
      if case .lastDue = part { failOutside(out, status) }
    case .reference(let dates, let starts, let values, let out, let status):
      reference(dates, plan.int32Tables[starts], values, out, status)

    case .compareLanes(let comparator, let a, let b, let out, let guarded):
      compare(comparator, a, b, out, guarded: guarded)
    case .compareInt32(let comparator, let a, .constant(let b), let out):
      Compare.run(comparator, s.int32(a), b, into: s.bytes(out), count: s.count(out))
    case .compareInt32(let comparator, let a, .slot(let b), let out):
      Compare.run(comparator, s.int32(a), s.int32(b), into: s.bytes(out), count: s.count(out))
    case .compareCodes(let comparator, let a, let b, let out):
      Compare.run(comparator, s.bytes(a), b, into: s.bytes(out), count: s.count(out))
    case .compareCodePairs(let comparator, let a, let b, let out):
      Compare.run(comparator, s.bytes(a), s.bytes(b), into: s.bytes(out), count: s.count(out))
    case .codeRange(let a, let first, let last, let out):
      Compare.codeRange(s.bytes(a), first, last, into: s.bytes(out), count: s.count(out))
    case .codeSet(let a, let map, let out):
      let (input, output) = (s.bytes(a), s.bytes(out))
      plan.byteTables[map].withUnsafeBufferPointer { table in
        for i in 0..<s.count(out) { output[i] = table[Int(input[i])] }
      }
    case .settle(let value, let status):
      Truth.settle(s.bytes(value), s.bytes(status), count: s.count(value))
    case .and(let a, let aStatus, let b, let bStatus, let out, let outStatus):
      Truth.and(
        s.bytes(a), s.bytes(aStatus), s.bytes(b), s.bytes(bStatus), into: s.bytes(out),
        s.bytes(outStatus), count: s.count(out))
    case .or(let a, let aStatus, let b, let bStatus, let out, let outStatus):
      Truth.or(
        s.bytes(a), s.bytes(aStatus), s.bytes(b), s.bytes(bStatus), into: s.bytes(out),
        s.bytes(outStatus), count: s.count(out))
    case .not(let a, let status, let out):
      Truth.not(s.bytes(a), s.bytes(status), into: s.bytes(out), count: s.count(out))
    case .isMissing(let status, let out, let outStatus):
      Truth.isMissing(s.bytes(status), into: s.bytes(out), s.bytes(outStatus), count: s.count(out))

    case .chooseLanes(let c, let a, let b, let out):
      SelectLoop<L.Element>(choice: s.bytes(c), out: s.lanes(out), count: s.count(out))
        .dispatch(lanes(a), lanes(b))
    case .chooseInt32(let c, let a, let b, let out):
      SelectLoop<Int32>(choice: s.bytes(c), out: s.int32(out), count: s.count(out))
        .dispatch(int32(a), int32(b))
    case .chooseBytes(let c, let a, let b, let out):
      let (choice, x, y, output) = (s.bytes(c), s.bytes(a), s.bytes(b), s.bytes(out))
      for i in 0..<s.count(out) { output[i] = choice[i] != 0 ? x[i] : y[i] }
    case .assumedLanes(let a, let status, let b, let out):
      AssumeLoop<L.Element>(status: s.bytes(status), out: s.lanes(out), count: s.count(out))
        .dispatch(.stream(s.lanes(a)), lanes(b))
    case .assumedInt32(let a, let status, let b, let out):
      AssumeLoop<Int32>(status: s.bytes(status), out: s.int32(out), count: s.count(out))
        .dispatch(.stream(s.int32(a)), int32(b))
    case .assumedBytes(let a, let status, let b, let out):
      let (x, test, y, output) = (s.bytes(a), s.bytes(status), s.bytes(b), s.bytes(out))
      for i in 0..<s.count(out) { output[i] = test[i] == Status.missing ? y[i] : x[i] }

    default: runLookUpOrList(instruction)
    }
  }

  func int32(_ argument: Int32Argument) -> LaneOperand<Int32> {
    switch argument {
    case .slot(let slot): .stream(scratch.int32(slot))
    case .constant(let value): .splat(value)
    }
  }

  private func compare(
    _ comparator: Comparator, _ a: LaneArgument, _ b: LaneArgument, _ out: Slot, guarded: Bool
  ) {
    let s = scratch
    switch (lanes(a), lanes(b)) {
    case (.stream(let x), .splat(let y)):
      Compare.run(comparator, x, y, into: s.bytes(out), count: s.count(out))
    case (.splat(let x), .stream(let y)):
      Compare.run(comparator.mirrored, y, x, into: s.bytes(out), count: s.count(out))
    case (.stream(let x), .stream(let y)):
      Compare.run(comparator, x, y, into: s.bytes(out), count: s.count(out))
    case (.splat(var x), .splat(let y)):
      Compare.run(comparator, &x, y, into: s.bytes(out), count: min(1, s.count(out)))
      s.bytes(out).update(repeating: s.bytes(out)[0], count: s.count(out))
    }
    if guarded {
      L.guardComparison(lanes(a), lanes(b), escape: s.escape(out), count: s.count(out))
    }
  }
}

extension Comparator {
  /// The comparator with its operands exchanged.
  var mirrored: Comparator {
    switch self {
    case .equal: .equal
    case .unequal: .unequal
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
