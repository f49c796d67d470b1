package import Engine
package import History
import Numbers

extension HistorySummary {
  /// Everything, with exact numbers as texts.
  package var json: JSON {
    .members([
      "path": .text(path), "digest": .text(digest),
      "imports": .array(
        log.imports.map { entry in
          .members([
            "id": .count(Int(entry.id)), "at": .text(entry.at),
            "applications": .count(entry.applications), "digest": .text(entry.digest),
            "delivery": entry.facts?.delivery.map {
              .members([
                "channel": .text($0.channel), "interface_version": .text($0.interfaceVersion),
                "delivered_on": .text($0.deliveredOn),
              ])
            },
            "files": .array(
              (entry.facts?.files ?? []).map {
                .members([
                  "file": .text($0.file), "record": .text($0.record), "read": .count($0.read),
                  "kept": .count($0.kept), "quarantined": .count($0.quarantined),
                ])
              }),
          ])
        }),
      "erasures": .array(
        log.erasures.map {
          .members([
            "at": .text($0.at), "order": .text($0.order), "customers": .count($0.customers),
            "applications": .count($0.applications),
          ])
        }), "quarantined": .counts(quarantined), "records": .array(records.map(\.json)),
    ])
  }
}

extension JSON {
  fileprivate static func counts(_ counts: [String: Int]) -> JSON {
    .object(counts.sorted { $0.key < $1.key }.map { Member($0.key, .count($0.value)) })
  }
}

extension RecordSummary {
  fileprivate var json: JSON {
    .members([
      "name": .text(name), "kind": .text("\(kind)"), "rows": .count(rows),
      "applications": parents.map {
        .members([
          "with_rows": .count($0.withRows), "without_rows": .count($0.withoutRows),
          "missing": .count($0.missing), "most": .count($0.most),
        ])
      }, "fields": .array(fields.map(\.json)), "findings": .array(findings.map(\.json)),
    ])
  }
}

extension FieldSummary {
  fileprivate var json: JSON {
    let (kind, value): (String, JSON) =
      switch distribution {
      case .none: ("nothing", .null)
      case .texts(let distinct): ("texts", .members(["different": .count(distinct)]))
      case .values(let values):
        ("values", .object(values.map { JSON.Member($0.name, .count($0.rows)) }))
      case .dates(let dates):
        (
          "dates",
          .members([
            "first": .text("\(dates.first)"), "last": .text("\(dates.last)"),
            "years": .object(dates.years.map { JSON.Member("\($0.year)", .count($0.rows)) }),
          ])
        )
      case .numbers(let numbers):
        (
          "numbers",
          .members([
            "least": .decimal(numbers.least),
            "percentiles": .object(
              zip(NumberSummary.percents, numbers.quantiles).map {
                JSON.Member("\($0)", .decimal($1))
              }), "most": .decimal(numbers.most), "sum": numbers.sum.map { .decimal($0) },
            "zeros": .count(numbers.zeros), "negatives": .count(numbers.negatives),
            "histogram": .array(numbers.histogram.map { .count($0) }),
          ])
        )
      }
    return .members([
      "name": .text(name), "role": role.map { .text($0) }, "missing": .count(missing),
      "kind": .text(kind), "distribution": value,
    ])
  }
}

extension Finding {
  fileprivate var json: JSON {
    switch self {
    case .repeats(let rows, let parents):
      .members([
        "finding": .text("repeats"), "rows": .count(rows), "applications": .count(parents),
      ])
    case .negatives(let field, let rows, let cancelled):
      .members([
        "finding": .text("negatives"), "field": .text(field), "rows": .count(rows),
        "cancelled": .count(cancelled),
      ])
    case .sum(let field, let parts, let holds, let fails):
      .members([
        "finding": .text("sum"), "field": .text(field), "of": .array(parts.map { .text($0) }),
        "holds": .count(holds), "fails": .count(fails),
      ])
    case .shared(let field, let texts, let all):
      .members([
        "finding": .text("shared"), "field": .text(field), "texts": .count(texts),
        "of": .count(all),
      ])
    case .doubled(let field, let rows):
      .members(["finding": .text("doubled"), "field": .text(field), "rows": .count(rows)])
    case .common(let field, let other, let texts):
      .members([
        "finding": .text("common"), "field": .text(field), "other": .text(other),
        "texts": .count(texts),
      ])
    case .split(let field, let number, let parts):
      .members([
        "finding": .text("split"), "field": .text(field), "number": .text(number),
        "parts": .array(
          parts.map {
            .members([
              "value": .text($0.value), "rows": .count($0.rows), "nonzero": .count($0.nonzero),
              "sum": $0.sum.map { .decimal($0) },
            ])
          }),
      ])
    }
  }
}
