import Columns
package import Engine
import Semantics

/// What of a book its tests meet, by running all of them with every value kept.
///
/// Tests that set parameters or facts meet what is the same in the book as it then is; a definition whose value
/// is set directly is not met by it.
package func coverage(of book: TrialBook) throws(BindingError) -> Coverage {
  let known = CoverageMap(book.program).probes
  var items = known.map(\.item)
  let positions = Dictionary(
    uniqueKeysWithValues: known.enumerated().map { ($1.key, $0) })
  for group in TrialGroup.groups(of: book) {
    guard let program = group.program else { continue }
    let probes = CoverageMap(program).probes.compactMap { probe in
      positions[probe.key].map { (position: $0, probe: probe) }
    }
    let tracer = try Tracer(Engine(program), RecordTable(group.cases, of: program))
    for row in group.cases.indices {
      let trace = tracer.trace(row)
      for (position, probe) in probes { items[position].count(probe.met(trace)) }
    }
  }
  for index in items.indices where items[index].kind == .reason {
    guard case .rule = items[index].owner else { continue }
    items[index].parts[0].tests = book.program.tests.count { $0.expects(items[index].subject) }
  }
  return Coverage(program: book.program, items: items)
}

extension CoverageItem {
  /// Counts what a test met.
  fileprivate mutating func count(_ met: Set<CoveragePart.Meaning>) {
    for index in parts.indices where met.contains(parts[index].meaning) { parts[index].tests += 1 }
  }
}
