import Diagnostics
package import Engine
import Numbers
import RunRecord
package import Simulation

extension Statistics {
  /// The statistics for machines: counts are numbers, amounts and shares are strings, what is not available is null.
  package var json: JSON {
    .members([
      "at": .text(at.description), "from": .text(from.description), "grain": .text(grain.rawValue),
      "products": .array(products.map { .text($0) }),
      "periods": .array(
        rows.map { row in
          .members([
            "period": .text(row.period.name), "first": .text(row.period.first.description),
            "last": .text(row.period.last.description), "total": row.total.map(\.json),
            "products": .object(
              zip(products, row.byProduct).map { JSON.Member($0, $1.json) }),
          ])
        }),
      "notes": .array(
        notes.map {
          .members([
            "id": .text($0.id), "count": .count($0.count),
            "text": .text($0.words.filled(in: .english)),
          ])
        }),
    ])
  }
}

extension MetricValues {
  fileprivate var json: JSON {
    let reasons = BusinessMetric.allCases.compactMap { metric in
      if case .unavailable(let reason) = self[metric] {
        JSON.Member(metric.name, .text(reason.id))
      } else {
        nil
      }
    }
    return .object(
      BusinessMetric.allCases.map { JSON.Member($0.name, self[$0].json) }
        + (reasons.isEmpty ? [] : [JSON.Member("not_available", .object(reasons))]))
  }
}

extension MetricValue {
  fileprivate var json: JSON {
    if case .count(let count) = self { return .count(count) }
    return plain.map { .text($0) } ?? .null
  }
}
