import Columns
package import Engine
import Numbers
import Semantics
package import Simulation
import Syntax

extension Backtest {
  /// The backtest for machines: counts are numbers, amounts and rates are strings.
  package var json: JSON { json(with: nil) }

  /// As above, with the audit of what it could not know.
  package func json(with audit: LookaheadAudit?) -> JSON {
    .members([
      "live": json(live),
      "candidate": json(candidate),
      "applications": .count(applications),
      "changed": .count(changed),
      "left_out": .count(leftOut),
      "outside_months": .count(outsideMonths),
      "excluded": .array(
        excluded.map { .members(["cause": .text($0.cause), "rows": .count($0.rows)]) }),
      "history": history.map {
        .members(["path": .text($0.path), "digest": .text($0.digest)])
      },
      "processing": processing.map { processing in
        .members([
          "on": .text(processing.on.description),
          "recorded": .truth(processing.withdrawn != nil),
          "customers_left_out": processing.withdrawn.map { .count($0.customers) },
          "applications_left_out": processing.withdrawn.map { .count($0.applications) },
        ])
      },
      "lookahead_audit": audit?.json,
      "match_rate": .null,
      "preflight": preflightJSON,
      "months": .array(
        months.indices.map { index in
          .members([
            "month": .text(BacktestWords.month(months[index])),
            "live": json(live.byMonth[index]),
            "candidate": json(candidate.byMonth[index]),
          ])
        }),
      "matrix": .array(
        matrix.enumerated().flatMap { from, row in
          row.enumerated().map { to, cell in
            JSON.members([
              "live": .text(Outcome.allCases[from].word),
              "candidate": .text(Outcome.allCases[to].word),
              "applications": .count(cell.count),
              "live_line": cell.liveLine.map { .decimal($0) },
              "candidate_line": cell.candidateLine.map { .decimal($0) },
            ])
          }
        }),
    ])
  }

  private var preflightJSON: JSON {
    let held = preflight.months.filter { $0.rows > 0 }
    return .members([
      "months": .count(held.count),
      "fields": .array(
        preflight.fields.map { field in
          .members([
            "field": .text(field.name),
            "applications": .count(field.present.reduce(0, +)),
            "months": .count(held.count - preflight.gaps(of: field).count),
            "not_held_in": .array(
              preflight.gaps(of: field).map { .text(BacktestWords.month($0)) }),
          ])
        }),
    ])
  }

  private func json(_ figures: Figures) -> JSON {
    .members([
      "applications": .count(figures.applications),
      "approvals": .count(figures.approvals),
      "referrals": .count(figures.referrals),
      "system_referrals": .count(figures.systemReferrals),
      "declines": .count(figures.declines),
      "errors": .count(figures.errors),
      "pass_rate": figures.passRate.map { .decimal($0) } ?? .null,
      "line_offered": figures.offeredLine.map { .decimal($0) },
      "line_proposed": figures.proposedLine.map { .decimal($0) },
    ])
  }

  private func json(_ version: VersionResult) -> JSON {
    .members([
      "book": .text(version.program.name),
      "digest": .text(version.program.digest),
      "total": json(version.total),
      "rules": .array(
        zip(version.program.rules, version.rules).map { rule, hits in
          .members([
            "code": .text(rule.code), "section": .text(rule.section.rawValue),
            "effect": .text(rule.effect.rawValue), "first": .count(hits.first),
            "any": .count(hits.any), "only": .count(hits.only),
            "only_to_approve": .count(hits.onlyToApprove),
            "only_to_refer": .count(hits.onlyToRefer), "fired": .count(hits.fired),
            "undecided": .count(hits.undecided), "errors": .count(hits.errors),
          ])
        }),
      "first_by_output": .count(version.firstByOutput),
      "undecided": .members([
        "applications": .count(version.undecided.applications),
        "examined": .count(version.undecided.examined),
        "causes": .array(version.undecided.causes.map { json($0, version.program) }),
      ]),
      "assumptions": .array(
        version.assumptions.map { count in
          .members([
            "text": .text(version.program.assumptions[count.assumption].text),
            "because": .text(version.program.assumptions[count.assumption].because),
            "applications": count.applications.map { .count($0) } ?? .null,
          ])
        }),
    ])
  }

  private func json(_ cause: UndecidedCauses.Cause, _ program: Program) -> JSON {
    let source: String? = if case .noConsent(let name) = cause.reason { name } else { nil }
    return .members([
      "what": .text(cause.place), "cause": .text(cause.reason.id),
      "source": source.map { .text($0) },
      "applications": .count(cause.applications),
      "rules": .object(
        cause.rules.map { JSON.Member(program.rules[$0.rule].code, .count($0.applications)) }),
    ])
  }
}
