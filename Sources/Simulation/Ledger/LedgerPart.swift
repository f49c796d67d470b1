import Columns
import Engine
import Semantics

/// The cases of one part of a history.
struct LedgerPart: Sendable {
  /// Values of a field by code, as the part numbers them; -1 where there is none.
  struct Values: Sendable {
    var codes: [Int32]
    var words: [String]

    init(_ column: Column?, count: Int) {
      words = column?.dictionary ?? []
      guard let column, !words.isEmpty else {
        codes = Array(repeating: -1, count: count)
        return
      }
      codes =
        switch column.storage {
        case .bytes(let all): all.map { Int32($0) }
        case .int32(let all): all
        case .lanes, .wide: Array(repeating: -1, count: count)
        }
      if let validity = column.validity {
        for row in codes.indices where validity[row] == 0 { codes[row] = -1 }
      }
    }

    /// The words that some row has.
    var wordsThatOccur: [String] {
      var occurs = [Bool](repeating: false, count: words.count)
      for code in codes where code >= 0 { occurs[Int(code)] = true }
      return words.indices.filter { occurs[$0] }.map { words[$0] }
    }
  }

  var places: [Int32]
  var dates: [Int32]
  /// `nil` where the record names no customers.
  var customers: Values?
  var keys: [String]
  var live: VersionCases
  var candidate: VersionCases
  var segments: [Values]
  /// `nil` without a scenario.
  var scenario: ScenarioEvaluator.Cases?

  init(
    _ selection: Selection, live: Replay, candidate: Replay, _ request: LedgerRequest,
    threads: Int, batch: Int
  ) throws(BindingError) {
    let table = selection.table
    let count = table.count
    places =
      selection.places.map { $0.map { Int32($0) } }
      ?? (selection.first..<selection.first + count).map { Int32($0) }
    dates = []
    if let column = candidate.version.program.asOfDates(in: table),
      case .int32(let packed) = column.storage
    {
      dates = packed
    }
    customers = request.customer.map { Values(table.column($0), count: count) }
    keys = []
    if let name = request.key {
      let values = Values(table.column(name), count: count)
      keys = values.codes.map { $0 < 0 ? "" : values.words[Int($0)] }
    }
    self.live = VersionCases(live)
    self.candidate = VersionCases(candidate)
    segments = request.segments.map { Values(table.column($0), count: count) }
    scenario = try request.scenario?.evaluate(
      table, live: live.decisions, candidate: candidate.decisions, threads: threads, batch: batch)
  }
}

extension CaseLedger {
  /// Joins the parts of a history, in its order.
  init(
    joining parts: [LedgerPart], live: Program, candidate: Program, _ request: LedgerRequest,
    threads: Int
  ) {
    let (old, new) = Blocks.both(threads: threads) {
      VersionCases(joining: parts.map(\.live), live)
    } _: {
      VersionCases(joining: parts.map(\.candidate), candidate)
    }
    var numbers: [String: Int32] = [:]
    var customers: [Int32] = []
    var count: Int32 = 0
    for part in parts {
      guard let named = part.customers else {
        customers += (count..<count + Int32(part.places.count))
        count += Int32(part.places.count)
        continue
      }
      // Numbers of the part's own codes, given as they come.
      var known = [Int32](repeating: -1, count: named.words.count)
      for code in named.codes {
        guard code >= 0 else {
          customers.append(count)
          count += 1
          continue
        }
        if known[Int(code)] < 0 {
          let word = named.words[Int(code)]
          if let number = numbers[word] {
            known[Int(code)] = number
          } else {
            numbers[word] = count
            known[Int(code)] = count
            count += 1
          }
        }
        customers.append(known[Int(code)])
      }
    }
    self.init(
      places: Array(joining: parts.map(\.places)), dates: Array(joining: parts.map(\.dates)),
      customers: customers, customerCount: Int(count),
      keys: Array(joining: parts.map(\.keys)), live: old, candidate: new,
      segments: request.segments.enumerated().map { index, field in
        Segment(
          field: field, listed: request.listed[index], joining: parts.map { $0.segments[index] })
      })
    let told = parts.compactMap(\.scenario)
    reference = ReferenceCases(joining: told.compactMap(\.reference))
    stated = StatedOutcomes(joining: told.compactMap(\.stated))
    measures =
      request.scenario?.scenario.measures.indices.map { index in
        told.reduce(into: MeasuredPair()) { $0.add($1.measures[index]) }
      } ?? []
  }
}

extension CaseLedger.Segment {
  /// Values in the order of the record, texts that occur in the order of their scalars, what is missing last.
  init(field: String, listed: [String]?, joining parts: [LedgerPart.Values]) {
    let names = listed ?? Set(parts.flatMap(\.wordsThatOccur)).sorted()
    let positions = Dictionary(
      names.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    let missing = UInt16(names.count)
    let codes = parts.flatMap { part in
      let own = part.words.map { positions[$0] ?? missing }
      return part.codes.map { $0 < 0 ? missing : own[Int($0)] }
    }
    self.init(
      field: field, values: names.map { $0 } + (codes.contains(missing) ? [nil] : []),
      codes: codes)
  }
}
