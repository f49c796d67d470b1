package import Engine
import Numbers
package import RunRecord

extension Summary {
  /// The figures by name: counts are numbers, all else exact decimals as texts, or why there is none.
  package var json: JSON {
    .object(figures.map { JSON.Member($0.name, $0.value.json) })
  }
}

extension Summary.Value {
  fileprivate var json: JSON {
    switch self {
    case .count(let count): .count(count)
    case .number(let number): .decimal(number)
    case .unavailable(let id, _): .members(["unavailable": .text(id)])
    }
  }
}
