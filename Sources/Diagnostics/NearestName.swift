/// The nearest of some names to one that was not found: what "did you mean" suggests.
package enum NearestName {
  /// The nearest candidate, by distance and then by alphabet, or `nil` when none is near.
  ///
  /// Near is at most a third of the name's characters, and at least one edit.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    all(of: name, among: candidates).first
  }

  /// The near names among some, each once, at most `most` of them, by distance and then by alphabet.
  package static func all(
    of name: String, among candidates: some Sequence<String>, most: Int = 4
  ) -> [String] {
    let limit = max(1, name.count / 3)
    let characters = Array(name)
    return
      Set(candidates)
      .map { (distance: distance(characters, Array($0), limit: limit), name: $0) }
      .filter { $0.distance <= limit && $0.name != name && $0.distance < $0.name.count }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(most)
      .map(\.name)
  }

  /// How many insertions, deletions, replacements and swaps of neighbours make one text the other.
  package static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right), limit: .max)
  }

  private static func distance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return .max }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var best = min(
          last[column + 1] + 1, current[column] + 1,
          last[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
