import RunRecord
import Semantics

extension CaseLedger {
  /// Puts the ledger into a file, without what names applications.
  func write(into file: inout ColumnFile) {
    file.add("places", places)
    file.add("dates", dates)
    file.add("customers", customers)
    file.add("customer_count", [Int64(customerCount)])
    live.write("live", into: &file)
    candidate.write("candidate", into: &file)
    file.add("segments", segments.map(\.field))
    for (index, segment) in segments.enumerated() {
      // What is missing, if anything is, stands last.
      file.add("segment.\(index).values", segment.values.compactMap(\.self))
      file.add("segment.\(index).missing", [UInt8(segment.values.last == .some(nil) ? 1 : 0)])
      file.add("segment.\(index).codes", segment.codes)
    }
    if let reference {
      file.add("reference.scores", reference.scores)
      file.add("reference.probabilities", reference.probabilities)
    }
    if let stated {
      file.add("stated.bad", stated.bad)
      file.add("stated.exposures", stated.exposures)
      file.add("stated.losses", stated.losses)
    }
    file.add(
      "measures",
      measures.flatMap { [$0.live, $0.candidate] }.flatMap {
        [Int128($0.count), Int128($0.unknown), Int128($0.whole), $0.sum]
      })
  }

  init(
    _ file: ColumnFile, live: Program, candidate: Program
  ) throws(ColumnFile.Fault) {
    var segments: [Segment] = []
    for (index, field) in try file.texts("segments").enumerated() {
      let missing: [UInt8] = try file.integers("segment.\(index).missing")
      segments.append(
        Segment(
          field: field,
          values: try file.texts("segment.\(index).values") + (missing == [1] ? [nil] : []),
          codes: try file.integers("segment.\(index).codes")))
    }
    let counts: [Int64] = try file.integers("customer_count")
    let sums: [Int128] = try file.integers("measures")
    let tallies = stride(from: 0, to: sums.count - 3, by: 4).map { place in
      MeasuredPair.Tally(
        count: Int(clamping: sums[place]), unknown: Int(clamping: sums[place + 1]),
        whole: Int(clamping: sums[place + 2]), sum: sums[place + 3])
    }
    self.init(
      places: try file.integers("places"), dates: try file.integers("dates"),
      customers: try file.integers("customers"), customerCount: Int(counts.first ?? 0), keys: [],
      live: try VersionCases("live", live, from: file),
      candidate: try VersionCases("candidate", candidate, from: file), segments: segments,
      measures: stride(from: 0, to: tallies.count - 1, by: 2).map {
        MeasuredPair(live: tallies[$0], candidate: tallies[$0 + 1])
      })
    if file.has("reference.scores") {
      reference = ReferenceCases(
        scores: try file.integers("reference.scores"),
        probabilities: try file.integers("reference.probabilities"))
    }
    if file.has("stated.bad") {
      stated = StatedOutcomes(
        bad: try file.integers("stated.bad"), exposures: try file.integers("stated.exposures"),
        losses: try file.integers("stated.losses"))
    }
  }

  /// Puts ledgers of different customers one behind the other; `gathering` brings them into the history's order.
  init(chaining ledgers: [CaseLedger], live: Program, candidate: Program) {
    var customers: [Int32] = []
    var count: Int32 = 0
    for ledger in ledgers {
      customers += ledger.customers.map { $0 + count }
      count += Int32(ledger.customerCount)
    }
    self.init(
      places: ledgers.flatMap(\.places), dates: ledgers.flatMap(\.dates), customers: customers,
      customerCount: Int(count), keys: [],
      live: VersionCases(joining: ledgers.map(\.live), live),
      candidate: VersionCases(joining: ledgers.map(\.candidate), candidate),
      segments: (ledgers.first?.segments ?? []).indices.map { index in
        Segment(chaining: ledgers.map { $0.segments[index] })
      })
    reference = ReferenceCases(joining: ledgers.compactMap(\.reference))
    stated = StatedOutcomes(joining: ledgers.compactMap(\.stated))
    measures = (ledgers.first?.measures ?? []).indices.map { index in
      ledgers.reduce(into: MeasuredPair()) { $0.add($1.measures[index]) }
    }
  }
}

extension CaseLedger.Segment {
  /// The same field of several ledgers: listed values are the same in all, texts are united in their order.
  fileprivate init(chaining segments: [Self]) {
    let names = segments.map { $0.values.compactMap(\.self) }
    let isListed = names.allSatisfy { $0 == names.first }
    let united = isListed ? names.first ?? [] : Set(names.joined()).sorted()
    let isMissing = segments.contains { $0.values.last == .some(nil) }
    let positions = Dictionary(
      united.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    self.init(
      field: segments.first?.field ?? "", values: united.map { $0 } + (isMissing ? [nil] : []),
      codes: segments.flatMap { segment in
        let own = segment.values.map { value in
          value.flatMap { positions[$0] } ?? UInt16(united.count)
        }
        return segment.codes.map { own[Int($0)] }
      })
  }
}
