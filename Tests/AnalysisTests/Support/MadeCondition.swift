/// A made-up condition, which can be written with a part of it taken for true or false.
indirect enum MadeCondition {
  case atom(String)
  case not(MadeCondition)
  case and([MadeCondition])
  case or([MadeCondition])

  /// Which operands lead from the whole to a part.
  typealias Path = [Int]

  var operands: [MadeCondition] {
    switch self {
    case .atom: []
    case .not(let inner): [inner]
    case .and(let all), .or(let all): all
    }
  }

  var isJunction: Bool {
    switch self {
    case .and, .or: true
    case .atom, .not: false
    }
  }

  /// The text, with the part at a path replaced.
  func text(replacing path: Path? = nil, by word: String = "") -> String {
    if path?.isEmpty == true { return word }
    func inner(_ index: Int) -> String {
      let rest = path?.first == index ? path.map { Array($0.dropFirst()) } : nil
      let text = operands[index].text(replacing: rest, by: word)
      return operands[index].isJunction && rest?.isEmpty != true ? "(\(text))" : text
    }
    switch self {
    case .atom(let text): return text
    case .not:
      return
        "not (\(operands[0].text(replacing: path?.first == 0 ? Array(path?.dropFirst() ?? []) : nil, by: word)))"
    case .and: return operands.indices.map(inner).joined(separator: " and ")
    case .or: return operands.indices.map(inner).joined(separator: " or ")
    }
  }

  static func random(
    _ atoms: [String], depth: Int, using generator: inout SeededGenerator
  ) -> MadeCondition {
    let atom = MadeCondition.atom(atoms.randomElement(using: &generator) ?? "true")
    guard depth > 0 else { return atom }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return atom
    case 1: return .not(random(atoms, depth: depth - 1, using: &generator))
    case let kind:
      let count = Int.random(in: 2...(depth > 1 ? 2 : 3), using: &generator)
      let all = (0..<count).map { _ in random(atoms, depth: depth - 1, using: &generator) }
      return kind < 5 ? .and(all) : .or(all)
    }
  }
}
