import Engine
import Semantics

/// What both versions come to in a group of cases, and who loses by the candidate.
///
/// A case *loses* where the live version approves it and the candidate does not, or where the candidate approves it with
/// a lower line.
package struct SegmentFigures: Hashable, Sendable {
  package enum Field: Hashable, Sendable {
    case all
    /// Whether the customer was approved before: `first_grant` or `renewal`.
    case relation
    case named(String)
  }

  /// What a loss is put down to.
  package enum Reason: Hashable, Sendable {
    /// The candidate's rule, by its place in the program.
    case rule(Int)
    /// An output of the candidate that is not known.
    case output
    case lineCut
  }

  package let field: Field
  /// `nil` where it is missing, and of all together.
  package let value: String?
  package let applications: Int
  package let liveApproved: Int
  package let candidateApproved: Int
  package let bothApproved: Int
  /// Of approved cases, in fen.
  package let liveLine: Int128
  package let candidateLine: Int128
  /// Losers by what becomes of them.
  package let referred: Int
  package let declined: Int
  package let cut: Int
  /// What losers have less: the whole line of those who are not approved, else the cut; in fen.
  package let lineLost: Int128
  /// The most frequent reason and how many lose by it, of equals the earliest rule; `nil` where nobody loses.
  package let mainReason: Reason?
  package let mainReasonCount: Int

  package var losers: Int { referred + declined + cut }

  static func all(
    _ ledger: CaseLedger, _ groupings: [CaseGrouping], renewals: [Int32]?, threads: Int
  ) -> [SegmentFigures] {
    var fields = groupings.map { ($0.field.map { Field.named($0) } ?? .all, $0) }
    if let renewals {
      var codes = [UInt16](repeating: 0, count: ledger.count)
      for index in renewals { codes[Int(index)] = 1 }
      fields.insert(
        (
          .relation,
          CaseGrouping(
            field: nil, values: ["first_grant", "renewal"], codes: codes, step: .month)
        ), at: 1)
    }
    return fields.flatMap { field, grouping in
      SegmentTally.all(ledger, grouping, threads: threads).enumerated().map {
        SegmentFigures(field, grouping.values[$0], $1)
      }
    }
  }

  private init(_ field: Field, _ value: String?, _ tally: SegmentTally) {
    self.field = field
    self.value = value
    applications = tally.applications
    liveApproved = tally.liveApproved
    candidateApproved = tally.candidateApproved
    bothApproved = tally.bothApproved
    liveLine = tally.liveLine
    candidateLine = tally.candidateLine
    referred = tally.referred
    declined = tally.declined
    cut = tally.cut
    lineLost = tally.lineLost
    // Reasons stand as rules in their order, then outputs, then line cuts.
    let most = tally.reasons.max() ?? 0
    let place = most > 0 ? tally.reasons.firstIndex(of: most) : nil
    mainReasonCount = most
    mainReason = place.map { place in
      switch tally.reasons.count - place {
      case 1: .lineCut
      case 2: .output
      default: .rule(place)
      }
    }
  }
}

/// Sums of a group's cases; all whole numbers.
private struct SegmentTally: Sendable {
  var applications = 0
  var liveApproved = 0
  var candidateApproved = 0
  var bothApproved = 0
  var liveLine: Int128 = 0
  var candidateLine: Int128 = 0
  var referred = 0
  var declined = 0
  var cut = 0
  var lineLost: Int128 = 0
  /// By rule of the candidate, then outputs, then line cuts.
  var reasons: [Int]

  static func all(
    _ ledger: CaseLedger, _ grouping: CaseGrouping, threads: Int
  ) -> [SegmentTally] {
    let (live, candidate) = (ledger.live, ledger.candidate)
    let rules = candidate.program.rules.count
    let empty = [SegmentTally](
      repeating: SegmentTally(reasons: Array(repeating: 0, count: rules + 2)),
      count: grouping.values.count)
    return Blocks.sum(of: ledger.count, threads: threads, from: empty) { tallies, rows in
      tallies.withUnsafeMutableBufferPointer { tallies in
        for index in rows {
          let value = grouping.value(of: index)
          tallies[value].applications += 1
          let (from, to) = (live.outcomes[index], candidate.outcomes[index])
          let old = from == 0 && !live.lines.isEmpty ? live.lines[index] : 0
          let new = to == 0 && !candidate.lines.isEmpty ? candidate.lines[index] : 0
          if to == 0 {
            tallies[value].candidateApproved += 1
            tallies[value].candidateLine += Int128(new)
          }
          guard from == 0 else { continue }
          tallies[value].liveApproved += 1
          tallies[value].liveLine += Int128(old)
          var reason = rules + 1
          if to == 0 {
            tallies[value].bothApproved += 1
            guard new < old else { continue }
            tallies[value].cut += 1
          } else {
            if to == Outcome.refer.rawValue {
              tallies[value].referred += 1
            } else {
              tallies[value].declined += 1
            }
            reason = min(Int(candidate.reasons[index]), rules)
          }
          tallies[value].lineLost += Int128(old - new)
          tallies[value].reasons[reason] += 1
        }
      }
    } merge: { sum, other in
      for value in sum.indices { sum[value].add(other[value]) }
    }
  }

  private mutating func add(_ other: Self) {
    applications += other.applications
    liveApproved += other.liveApproved
    candidateApproved += other.candidateApproved
    bothApproved += other.bothApproved
    liveLine += other.liveLine
    candidateLine += other.candidateLine
    referred += other.referred
    declined += other.declined
    cut += other.cut
    lineLost += other.lineLost
    reasons.add(other.reasons)
  }
}
