import Semantics

/// How far those whom the candidate approves differ from those whom the live version approves, by PSI.
///
/// The baseline are the live version's approvals. Numbers fall into ten bins of equal frequency among them, equal values
/// together; of a segment each value is a bin.
package struct PopulationShift: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case score, line
    /// The mix of a field's values.
    case segment(String)
  }

  package let subject: Subject
  package let figures: Result<StabilityIndex, RiskGap>

  /// The shifts of the reference score, of the line and of every segment.
  static func all(_ cases: RiskCases) -> [PopulationShift] {
    let ledger = cases.ledger
    let live = cases.rows.filter { cases.isLiveIn($0) }
    let candidate = cases.rows.filter { cases.isCandidateIn($0) }
    func shift(_ subject: Subject, _ index: StabilityIndex?) -> PopulationShift {
      PopulationShift(
        subject: subject, figures: index.map { .success($0) } ?? .failure(.noCases))
    }
    var shifts: [PopulationShift] = []
    if ledger.reference != nil {
      shifts.append(
        shift(
          .score,
          StabilityIndex(
            baseline: live.compactMap(cases.score), current: candidate.compactMap(cases.score))))
    } else {
      shifts.append(PopulationShift(subject: .score, figures: .failure(.noReferenceModel)))
    }
    if ledger.live.lines.isEmpty || ledger.candidate.lines.isEmpty {
      shifts.append(PopulationShift(subject: .line, figures: .failure(.noLines)))
    } else {
      shifts.append(
        shift(
          .line,
          StabilityIndex(
            baseline: live.map { ledger.live.lines[$0] },
            current: candidate.map { ledger.candidate.lines[$0] })))
    }
    for segment in ledger.segments {
      func mix(_ rows: [Int]) -> [Int] {
        rows.reduce(into: Array(repeating: 0, count: segment.values.count)) {
          $0[Int(segment.codes[$1])] += 1
        }
      }
      shifts.append(
        shift(
          .segment(segment.field), StabilityIndex(baseline: mix(live), current: mix(candidate))))
    }
    return shifts
  }
}
