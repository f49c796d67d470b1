import Engine
import Numbers
import Registry
import RunRecord

extension VersionPage {
  /// Everything, with exact figures as texts.
  var json: JSON {
    let submission = record.submission
    return .members([
      "product": .text(record.product), "version": .text(record.version),
      "book": .text(submission.book), "semantics": .count(submission.semantics),
      "parent": submission.parent.map { .text($0) },
      "states": .object(
        state.policy.release.environments.map {
          .init($0, .text(state.state(of: record.version, in: $0, at: time).rawValue))
        }),
      "halts": .array(halts.map(\.json)),
      "compromised": .object(compromised.map { .init($0.place.environment, $0.events) }),
      "submitted_at": .text("\(record.submittedAt)"), "submitted_by": .text(record.submittedBy),
      "event": .count(record.position),
      "authors": .array(record.authors.sorted().map { .text($0) }),
      "committers": submission.committers.map { search in
        .members([
          "since": .text(search.since), "head": .text(search.head),
          "persons": .array(search.persons.map { .text($0) }),
        ])
      },
      "reason": .text(submission.package.reason), "trigger": .text(submission.package.trigger),
      "review_by": .text("\(submission.reviewBy)"),
      "documents": .object(
        submission.package.papers.map { .init($0.name, .text($0.digest)) }),
      "tests": .members([
        "cases": .count(submission.tests.cases), "failed": .count(submission.tests.failed),
        "covered": .count(submission.tests.covered),
        "coverable": .count(submission.tests.coverable),
      ]),
      "declared": .members([
        "runs": .count(submission.declared.runs), "sweeps": .count(submission.declared.sweeps),
      ]),
      "validations": .array(record.validations.map(Self.json)),
      "waivers": .array(record.waivers.map { ShownWaiver($0, at: time).json }),
      "approvals": .array(record.approvals.map(Self.json)),
      "rejected_by": record.rejected.map { .count($0) },
      "withdrawn_by": record.withdrawn.map { .count($0) },
      "reviews": .array(
        state.reviews.filter { $0.review.version == record.version }.map { $0.json(state) }),
    ])
  }

  /// The halts of what is live of it.
  private var halts: [Stop] {
    state.stops(at: time).filter { stop in
      (stop.product ?? record.product) == record.product
        && state.state(of: record.version, in: stop.environment, at: time) == .live
    }
  }

  private static func json(_ made: VersionRecord.ValidationRecord) -> JSON {
    .members([
      "event": .count(made.reliance.position), "at": .text("\(made.at)"), "by": .text(made.by),
      "environment": .text(made.validation.environment),
      "passed": .truth(made.validation.isPassed),
      "runs": .array(
        made.validation.runs.map { run in
          .members([
            "scenario": .text(run.scenario), "scenario_digest": .text(run.scenarioDigest),
            "run": .text(run.run), "result": .text(run.result), "data": .text(run.data),
            "live": run.live.map { .text($0) }, "months": run.months.map { .text($0) },
            "engine": .members([
              "version": .text(run.engine.version), "semantics": .count(run.engine.semantics),
              "conformance": .text(run.engine.conformance),
            ]), "gates": .array(run.gates.map(json)), "late": run.late.map(json),
          ])
        }),
    ])
  }

  private static func json(_ gate: RunRecord.GateOutcome) -> JSON {
    .members([
      "gate": .text(gate.gate), "figure": .text(gate.figure), "met": .truth(gate.isMet),
      "value": gate.value.map { .text($0) },
      "unavailable": gate.unavailable.map { .text($0.id) },
      "because": gate.unavailable.map { .text($0.words) },
    ])
  }

  private static func json(_ late: LateRun) -> JSON {
    .members([
      "asked": .text(late.asked), "tuned_until": .text("\(late.tunedUntil)"),
      "months": .text(late.months), "applications": .count(late.applications),
      "of": .count(late.of), "run": .text(late.run), "result": .text(late.result),
      "gates": .array(late.gates.map(json)),
    ])
  }

  private static func json(_ made: VersionRecord.ApprovalRecord) -> JSON {
    let plan = made.approval.plan
    return .members([
      "event": .count(made.reliance.position), "at": .text("\(made.at)"), "by": .text(made.by),
      "role": .text(made.approval.role), "environment": .text(made.approval.environment),
      "policy": .text(made.approval.policy),
      "evidence": .array(made.approval.evidence.map { .text($0) }),
      "plan": .members([
        "from": .text("\(plan.from)"), "share": .count(plan.share),
        "widen_to": .count(plan.widenTo), "in_flight": .text(plan.inFlight.rawValue),
        "in_flight_until": plan.inFlightUntil.map { .text($0.description) },
        "provinces": .array(plan.provinces.map { .text($0) }),
      ]), "expires": .text("\(made.approval.expires)"),
      "spent_by": made.spentBy.map { .count($0) },
    ])
  }
}
