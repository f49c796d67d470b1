import Columns
import Numbers
import Semantics

extension Decisions {
  /// Puts the decisions of some rows, made apart, in their places.
  mutating func replace(_ rows: [Int], with other: Decisions) {
    exactRows += rows.count
    for (position, row) in rows.enumerated() { outcomes[row] = other.outcomes[position] }
    for plane in firedPlanes.indices {
      Self.scatter(rows, other.firedPlanes[plane], into: &firedPlanes[plane], count)
      Self.scatter(rows, other.undecidedPlanes[plane], into: &undecidedPlanes[plane], count)
      Self.scatter(rows, other.errorPlanes[plane], into: &errorPlanes[plane], count)
    }
    if let system = other.systemReferrals, system.contains(1) || systemReferrals != nil {
      var own = systemReferrals ?? [UInt8](repeating: 0, count: count)
      for (position, row) in rows.enumerated() { own[row] = system[position] }
      systemReferrals = own
    }
    for output in outputs.indices {
      outputs[output].scatter(rows, other.outputs[output])
      Self.scatterStatus(rows, other.outputStatuses[output], into: &outputStatuses[output], count)
    }
    for (node, value) in other.kept {
      guard var column = kept[node]?.column else { continue }
      var status = kept[node]?.status
      column.scatter(rows, value.column)
      Self.scatterStatus(rows, value.status, into: &status, count)
      kept[node] = KeptColumn(column: column, status: status)
    }
  }

  /// Planes that are empty hold no bit.
  private static func scatter(
    _ rows: [Int], _ from: [UInt8], into: inout [UInt8], _ count: Int
  ) {
    if from.isEmpty {
      if !into.isEmpty { for row in rows { into[row] = 0 } }
      return
    }
    if into.isEmpty {
      guard from.contains(where: { $0 != 0 }) else { return }
      into = [UInt8](repeating: 0, count: count)
    }
    for (position, row) in rows.enumerated() { into[row] = from[position] }
  }

  private static func scatterStatus(
    _ rows: [Int], _ from: [UInt8]?, into: inout [UInt8]?, _ count: Int
  ) {
    guard from?.contains(where: { $0 != 0 }) ?? false || into != nil else { return }
    var status = into ?? [UInt8](repeating: 0, count: count)
    for (position, row) in rows.enumerated() { status[row] = from?[position] ?? 0 }
    into = status
  }
}

extension Column {
  /// Puts values of another column in some rows; widens where a value needs it.
  mutating func scatter(_ rows: [Int], _ other: Column) {
    var other = other
    if let names = other.dictionary, names != dictionary {
      other = other.renamed(from: names, to: &dictionary)
    }
    if !tryScatter(rows, other) {
      let factor = powerOfTen(12 - decimals)
      storage = .wide(
        (0..<count).map { row in
          // Where there is no value, a double may be anything.
          if case .lanes(let own) = storage, !(abs(own[row]) < FastLanes.exactBound) { return 0 }
          return scaled(row) * factor
        })
      decimals = 12
      _ = tryScatter(rows, other)
    }
  }

  /// The column with the codes that its texts have in another dictionary, which takes in those it lacks.
  private func renamed(from names: [String], to own: inout [String]?) -> Column {
    var texts = own ?? []
    guard case .int32(let codes) = storage else { return self }
    var places = Dictionary(
      texts.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let renamed = codes.map { code -> Int32 in
      guard names.indices.contains(Int(code)) else { return 0 }
      let name = names[Int(code)]
      if let known = places[name] { return known }
      places[name] = Int32(texts.count)
      texts.append(name)
      return Int32(texts.count - 1)
    }
    own = texts
    return Column(.int32(renamed))
  }

  private mutating func tryScatter(_ rows: [Int], _ other: Column) -> Bool {
    let values = rows.indices.map { position -> Int128? in
      let value = other.scaled(position)
      if other.decimals <= decimals { return value * powerOfTen(decimals - other.decimals) }
      let (quotient, rest) = value.quotientAndRemainder(
        dividingBy: powerOfTen(other.decimals - decimals))
      return rest == 0 ? quotient : nil
    }
    switch storage {
    case .bytes(var own):
      for (row, value) in zip(rows, values) { own[row] = UInt8(truncatingIfNeeded: value ?? 0) }
      storage = .bytes(own)
    case .int32(var own):
      guard values.allSatisfy({ $0.flatMap { Int32(exactly: $0) } != nil }) else { return false }
      for (row, value) in zip(rows, values) { own[row] = Int32(truncatingIfNeeded: value ?? 0) }
      storage = .int32(own)
    case .lanes(var own):
      guard values.allSatisfy({ $0.map { $0.magnitude < 1 << 53 } ?? false }) else { return false }
      for (row, value) in zip(rows, values) { own[row] = Double(value ?? 0) }
      storage = .lanes(own)
    case .wide(var own):
      for (row, value) in zip(rows, values) { own[row] = value ?? 0 }
      storage = .wide(own)
    }
    return true
  }
}
