import Semantics

// Which rows are the standing versions of their chains, by looking at every row's whole chain.
extension Reference {
  func standing(_ standing: Standing) -> [Value] {
    let known = series(standing.known)
    let dates = series(standing.on)
    let chains = standing.chain.map(series)
    let voids = standing.void.map(series)
    return known.indices.map { row in
      if known[row].isFalse { return .truth(false) }
      let chain = known.indices.filter { other in
        if known[other].isFalse { return false }
        guard let chains, chains[row].isPresent else { return other == row }
        return chains[other] == chains[row]
      }
      let history = chain.flatMap { [known[$0], dates[$0]] }
      if history.contains(.error) { return .error }
      if history.contains(.missing) { return .missing }
      let isReplaced = chain.contains { other in
        dates[row].date < dates[other].date || dates[row].date == dates[other].date && row < other
      }
      if isReplaced { return .truth(false) }
      guard let void = voids?[row] else { return .truth(true) }
      return void.isPresent ? .truth(!void.isTrue) : void
    }
  }
}
