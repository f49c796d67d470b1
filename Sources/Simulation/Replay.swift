import Columns
import Engine
import Numbers
package import Semantics

/// One version made ready to decide part after part.
final class ReplayedVersion: Sendable {
  let program: Program
  /// Position of the money output named `line`.
  let line: Int?
  /// Position of the rate output named `rate`, and of the output of months named `term`.
  let rate: Int?
  let term: Int?
  let ownRisk: NodeID?
  let probe: AssumptionProbe
  /// Traces rows to their causes.
  let engine: Engine
  let names: NodeNames
  /// Rules that may be undecided, by their conditions.
  let openConditions: [NodeID]
  private let probing: Engine

  init(_ program: Program) {
    self.program = program
    probe = AssumptionProbe(program)
    func output(_ name: String, _ type: ValueType) -> Int? {
      program.outputs.firstIndex { $0.name == name && program[$0.node].type == type }
    }
    line = output("line", .money)
    rate = output("rate", .rate)
    term = output("term", .months)
    ownRisk = program.ownRisk
    engine = Engine(program)
    names = NodeNames(program)
    openConditions = program.rules.filter {
      $0.disabledBecause == nil && ($0.undecided != nil || program[$0.condition].mayBeMissing)
    }.map(\.condition)
    probing = Engine(probe.program)
  }

  /// Decides every application of a part.
  ///
  /// - Parameter keepsRisk: whether the version's own chance of default is wanted.
  func decide(
    _ table: RecordTable, threads: Int, batch: Int = RunOptions().batch, keepsRisk: Bool = false,
    progress: (@Sendable (Int) -> Void)?
  ) throws(BindingError) -> Replay {
    let risk = keepsRisk ? [ownRisk].compactMap(\.self) : []
    let decisions = try probing.decide(
      table,
      options: RunOptions(
        threads: threads, batch: batch, keep: Array(Set(probe.kept + risk)).sorted(),
        progress: progress))
    return Replay(version: self, decisions: decisions, table: table)
  }

  /// Decimals of the sums of lines: those that the book rounds its line to.
  private var lineDecimals: Int { line.map { program[program.outputs[$0].node].decimals } ?? 0 }

  /// A sum of lines as money.
  func lineSum(_ scaled: Int128) -> Number? {
    line.flatMap { _ in Number(scaled, decimals: lineDecimals) }
  }

  /// The lines of some rows at the scale of the sums, 0 where there is none; `nil` without such an output.
  func lines(_ decisions: Decisions, of rows: Range<Int>) -> [Int128]? {
    guard let line else { return nil }
    let column = decisions.outputs[line]
    var values: [Int128] =
      switch column.storage {
      case .bytes(let all): all[rows].map { Int128($0) }
      case .int32(let all): all[rows].map { Int128($0) }
      case .lanes(let all): all[rows].map { Int128(Int64($0)) }
      case .wide(let all): Array(all[rows])
      }
    // A column may hold more decimals than lines have, or fewer.
    let excess = column.decimals - lineDecimals
    if excess > 0 {
      let factor = Int128.powerOfTen(excess)
      for index in values.indices { values[index] /= factor }
    } else if excess < 0 {
      let factor = Int128.powerOfTen(-excess)
      for index in values.indices { values[index] *= factor }
    }
    if let status = decisions.outputStatuses[line] {
      for (index, row) in rows.enumerated() where status[row] != Status.present {
        values[index] = 0
      }
    }
    return values
  }
}

/// One version's decisions of a part.
struct Replay {
  let version: ReplayedVersion
  let decisions: Decisions
  let hits: HitPlanes
  let table: RecordTable

  init(version: ReplayedVersion, decisions: Decisions, table: RecordTable) {
    self.version = version
    self.decisions = decisions
    hits = HitPlanes(decisions, of: version.program)
    self.table = table
  }

  func lines(of rows: Range<Int>) -> [Int128]? { version.lines(decisions, of: rows) }

  /// Applications by assumption.
  var assumptions: AssumptionTally {
    var tally = AssumptionTally(version.probe)
    for (index, node) in version.probe.nodes.enumerated() {
      guard let node, let kept = decisions.kept[node], case .bytes(let used) = kept.column.storage
      else { continue }
      tally.add(
        index, used.indices.count { used[$0] != 0 && kept.status($0) == Status.present })
    }
    return tally
  }
}

extension Program {
  /// The version's own chance of default: the output `pd`, else that of the first scorecard that the book reads.
  package var ownRisk: NodeID? {
    outputs.first { $0.name == "pd" && self[$0.node].type.isNumeric }?.node
      ?? scorecards.lazy.compactMap(\.pd).first
  }
}
