import Engine
import Semantics
import Synchronization

/// Replays whole versions in between along drawn orders, where a rule or output hangs on too many changes for all of its
/// variants to be computed.
struct DrawnReplay: Sendable {
  let changes: ChangeSet
  let cases: LedgerCases
  let permutations: Permutations
  let judges: [AttributionJudge]

  /// Versions whose lines by customer are held at once.
  private static let block = 32

  /// What a version comes to, by quantity.
  private typealias Value = [Int128]

  func play(_ options: AttributionOptions) throws -> GameSums {
    let players = changes.changes.count
    let quantities = 2 + judges.count
    let whole = Coalition(first: players)
    var wanted: Set<Coalition> = [[], whole]
    for player in 0..<players {
      wanted.insert(Coalition(player))
      wanted.insert(whole.subtracting(Coalition(player)))
    }
    for order in permutations.orders {
      var coalition: Coalition = []
      for player in order {
        coalition.insert(Coalition(player))
        wanted.insert(coalition)
      }
    }
    let values = try replay(wanted.sorted { $0.rawValue < $1.rawValue }, options)
    func value(_ coalition: Coalition) -> Value {
      values[coalition] ?? Array(repeating: 0, count: quantities)
    }
    var sums = GameSums(
      players: players, quantities: quantities, judges: judges.count)
    sums.sampled = cases.ledger.customerCount
    sums.drawn = ExactSums(count: permutations.orders.count * players * quantities)
    let weight = Shapley.denominator / Int128(permutations.orders.count)
    for quantity in 0..<quantities {
      let (none, all) = (value([])[quantity], value(whole)[quantity])
      sums.total.add(all - none, at: quantity)
      for player in 0..<players {
        let place = player * quantities + quantity
        sums.alone.add(value(Coalition(player))[quantity] - none, at: place)
        let without = value(whole.subtracting(Coalition(player)))[quantity]
        sums.last.add(all - without, at: place)
      }
      for (number, order) in permutations.orders.enumerated() {
        var (coalition, before) = (Coalition(), none)
        for player in order {
          coalition.insert(Coalition(player))
          let after = value(coalition)[quantity]
          let place = player * quantities + quantity
          sums.shares.add((after - before) * weight, at: place)
          sums.drawn.add(after - before, at: number * players * quantities + place)
          before = after
        }
      }
    }
    return sums
  }

  /// Every version over all parts.
  private func replay(_ coalitions: [Coalition], _ options: AttributionOptions) throws
    -> [Coalition: Value]
  {
    var values: [Coalition: Value] = [:]
    for start in stride(from: 0, to: coalitions.count, by: Self.block) {
      let block = Array(coalitions[start..<min(start + Self.block, coalitions.count)])
      let engines = try block.map { coalition in
        guard let program = changes.program(with: coalition) else {
          throw VariantPlan.Refusal.doesNotCheck(coalition)
        }
        return Engine(program)
      }
      let empty = Held(
        sums: Array(repeating: 0, count: 2 + judges.count),
        lines: Array(repeating: 0, count: cases.holders.count))
      let held = Mutex(Array(repeating: empty, count: block.count))
      try cases.run.forEach { index in
        guard let (rows, numbers) = try cases.part(index) else { return }
        for (version, engine) in engines.enumerated() {
          let decisions = try engine.decide(
            rows, options: RunOptions(threads: cases.run.threads))
          held.withLock { add(decisions, engine.program, numbers, to: &$0[version]) }
        }
      }
      for (coalition, held) in zip(block, held.withLock { $0 }) {
        var value = held.sums
        value[1] = held.lines.reduce(0) { $0 + Int128($1) }
        values[coalition] = value
      }
      options.progress?(start + block.count)
    }
    return values
  }

  /// Sums of a version so far, and the highest line of each customer.
  private struct Held: Sendable {
    var sums: [Int128]
    var lines: [Int64]
  }

  private func add(
    _ decisions: Decisions, _ program: Program, _ numbers: [Int32], to held: inout Held
  ) {
    let line = program.outputs.firstIndex { $0.name == "line" && program[$0.node].type == .money }
    let lines = line.map {
      decisions.outputs[$0].numbers(
        decimals: 2, status: decisions.outputStatuses[$0], absent: 0)
    }
    for (row, number) in numbers.enumerated() where decisions.outcomes[row] == 0 {
      held.sums[0] += 1
      guard let own = lines?[row] else { continue }
      let holder = Int(cases.holders.numbers[Int(number)])
      held.lines[holder] = max(held.lines[holder], own)
      for (index, judge) in judges.enumerated() {
        let probability = judge.probabilities[Int(number)]
        if probability > 0 { held.sums[2 + index] += Int128(probability) * Int128(own) }
      }
    }
  }
}
