package import Columns
import Engine
import Numbers
package import Semantics
import Synchronization

extension LookaheadAudit {
  /// How often every application is decided anew, each time with other changes.
  private static let rounds = 3

  /// Decides every application again with all changed that could not be known, and demands the same decisions.
  ///
  /// - Throws: what reading a part throws; a `BindingError` where the history lacks what a version reads.
  package init(
    live: Program, candidate: Program, table: any TableParts,
    options: BacktestOptions = BacktestOptions(), seed: UInt64 = 1
  ) throws {
    let versions = [AuditedVersion(live, .live), AuditedVersion(candidate, .candidate)]
    let sum = Mutex(Tally())
    let run = PartRun(table, threads: options.threads)
    let done = Atomic<Int>(0)
    try run.forEach { index in
      var tally = Tally()
      let first = run.places[index]
      let part = try table.part(index)
      let selection = Selection(
        part, first: first, options, dates: candidate.asOfDates(in: part))
      let places = selection.places ?? Array(first..<first + selection.table.count)
      for version in versions {
        for round in 0..<Self.rounds {
          tally.changes += try version.audit(
            selection.table, places: places, seed: seed &+ UInt64(round), threads: run.threads,
            into: &tally.leaks)
          let sum = done.add(selection.table.count, ordering: .relaxed).newValue
          options.progress?(sum)
        }
      }
      tally.applications = selection.table.count
      sum.withLock { $0.add(tally) }
    }
    let tally = sum.withLock { $0 }
    var facts = Self.facts(live)
    for fact in Self.facts(candidate) where !facts.contains(fact) { facts.append(fact) }
    self.init(
      facts: facts, applications: tally.applications, rounds: Self.rounds, changes: tally.changes,
      leaks: versions.flatMap { version in
        tally.leaks.filter { $0.key.version == version.role }
          .sorted {
            ($0.key.names.count, $0.value.place, $0.key.names.joined(separator: ",")) < (
              $1.key.names.count, $1.value.place, $1.key.names.joined(separator: ",")
            )
          }
          .map { $0.value.leak }
      })
  }

  /// Decisions that all rounds make of each application, by both versions: what progress runs to.
  package static func decisions(of applications: Int) -> Int { applications * rounds * 2 }

  /// What was found of a part, or of all.
  fileprivate struct Tally {
    var applications = 0
    var changes = 0
    var leaks: [LeakKey: FoundLeak] = [:]

    mutating func add(_ other: Tally) {
      applications += other.applications
      changes += other.changes
      leaks.merge(other.leaks) { $0.place <= $1.place ? $0 : $1 }
    }
  }
}

/// A leaking fact of a version.
private struct LeakKey: Hashable {
  var version: VersionRole
  var names: [String]
}

/// The earliest application of the history that shows a leak.
private struct FoundLeak {
  var place: Int
  var leak: LookaheadAudit.Leak
}

/// A version whose decisions are made twice.
private final class AuditedVersion: Sendable {
  /// Applications that are looked at to find what leaks.
  private static let examined = 64
  let role: VersionRole
  private let program: Program
  private let known: KnownTime
  private let engine: Engine
  private let targets: [Scrambler.Target]

  init(_ program: Program, _ role: VersionRole) {
    self.program = program
    self.role = role
    known = KnownTime(program)
    engine = Engine(program)
    // What a graph reads is not all that it could: the audit must not rely on it.
    targets = Scrambler.targets(
      program, known, read: Set(program.fieldsRead(by: program.observed)))
  }

  /// Decides a part as it is and changed; adds what leaks, and gives the number of changes.
  func audit(
    _ table: RecordTable, places: [Int], seed: UInt64, threads: Int,
    into leaks: inout [LeakKey: FoundLeak]
  ) throws -> Int {
    guard !targets.isEmpty, table.count > 0 else { return 0 }
    let hidden = Hidden(program, known, table)
    let scrambler = Scrambler(program: program, known: known, seed: seed)
    let changed = scrambler.scramble(table, hidden, places: places, Set(targets))
    let options = RunOptions(threads: threads)
    let before = try engine.decide(table, options: options)
    let after = try engine.decide(changed.table, options: options)
    let differing = (0..<table.count).filter {
      before.difference(at: $0, from: after, program) != nil
    }
    guard !differing.isEmpty else { return changed.changes }
    try find(Array(differing.prefix(Self.examined)), table, places, scrambler, into: &leaks)
    return changed.changes
  }

  /// Finds which facts make some applications differ: each alone, and where none does, the fewest together.
  private func find(
    _ rows: [Int], _ table: RecordTable, _ places: [Int], _ scrambler: Scrambler,
    into leaks: inout [LeakKey: FoundLeak]
  ) throws {
    let few = table.gathering(rows)
    let places = rows.map { places[$0] }
    let hidden = Hidden(program, known, few)
    let options = RunOptions(threads: 1)
    let before = try engine.decide(few, options: options)
    var open = Set(rows.indices)
    /// The rows that differ where some targets change.
    func differing(_ targets: Set<Scrambler.Target>) throws -> [(Int, LookaheadAudit.Difference)] {
      let changed = scrambler.scramble(few, hidden, places: places, targets).table
      let after = try engine.decide(changed, options: options)
      return rows.indices.compactMap { row in
        before.difference(at: row, from: after, program).map { (row, $0) }
      }
    }
    func note(_ targets: [Scrambler.Target], _ row: Int, _ difference: LookaheadAudit.Difference) {
      let names = targets.map { name(of: $0) }
      let leak = LookaheadAudit.Leak(
        version: role, names: names, application: key(of: row, few) ?? "\(places[row] + 1)",
        difference: difference)
      let key = LeakKey(version: role, names: names)
      if let known = leaks[key], known.place <= places[row] { return }
      leaks[key] = FoundLeak(place: places[row], leak: leak)
    }
    for target in targets {
      let found = try differing([target])
      if let (row, difference) = found.first { note([target], row, difference) }
      open.subtract(found.map(\.0))
    }
    guard let row = open.min() else { return }
    var together = Set(targets)
    for target in targets {
      let without = together.subtracting([target])
      if try differing(without).contains(where: { $0.0 == row }) { together = without }
    }
    let found = try differing(together).first { $0.0 == row }
    if let found { note(targets.filter { together.contains($0) }, row, found.1) }
  }

  private func name(of target: Scrambler.Target) -> String {
    switch target {
    case .field(let field): program.record.fields[field].name
    case .rows(let list): program.lists[list].name
    case .rowField(let list, let field): program.name(of: FieldPlace(list: list, field: field))
    }
  }

  /// The key of a row, where the table has its text.
  private func key(of row: Int, _ table: RecordTable) -> String? {
    guard let key = program.record.key,
      let column = table.column(program.record.fields[key].name), let words = column.dictionary,
      column.isPresent(row)
    else { return nil }
    let code = Int(column.scaled(row))
    return words.indices.contains(code) ? words[code] : nil
  }
}

extension Decisions {
  /// What the decision of a row differs in; `nil` where it is the same.
  func difference(
    at row: Int, from other: Decisions, _ program: Program
  ) -> LookaheadAudit.Difference? {
    if outcomes[row] != other.outcomes[row] {
      return .outcome(from: outcome(row), to: other.outcome(row))
    }
    for plane in firedPlanes.indices {
      guard
        bits(firedPlanes[plane], row) != bits(other.firedPlanes[plane], row)
          || bits(undecidedPlanes[plane], row) != bits(other.undecidedPlanes[plane], row)
          || bits(errorPlanes[plane], row) != bits(other.errorPlanes[plane], row)
      else { continue }
      let rule = (plane * 8..<min(program.rules.count, plane * 8 + 8)).first { rule in
        fired(rule, row) != other.fired(rule, row)
          || undecided(rule, row) != other.undecided(rule, row)
          || failed(rule, row) != other.failed(rule, row)
      }
      if let rule { return .rule(program.rules[rule].code) }
    }
    for output in outputs.indices where !isSame(output, row, other) {
      return .output(program.outputs[output].name)
    }
    return nil
  }

  private func bits(_ plane: [UInt8], _ row: Int) -> UInt8 { plane.isEmpty ? 0 : plane[row] }

  private func isSame(_ output: Int, _ row: Int, _ other: Decisions) -> Bool {
    let (has, had) = (hasOutput(output, row), other.hasOutput(output, row))
    guard has, had else { return has == had }
    let (mine, theirs) = (outputs[output], other.outputs[output])
    if let words = mine.dictionary, let others = theirs.dictionary {
      let (a, b) = (Int(mine.scaled(row)), Int(theirs.scaled(row)))
      guard words.indices.contains(a), others.indices.contains(b) else { return a == b }
      return words[a] == others[b]
    }
    let decimals = max(mine.decimals, theirs.decimals)
    return mine.scaled(row) * .powerOfTen(decimals - mine.decimals)
      == theirs.scaled(row) * .powerOfTen(decimals - theirs.decimals)
  }
}
