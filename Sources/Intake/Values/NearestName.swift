/// The candidate that a mistyped name most likely meant: fewest edits, then alphabetical order.
///
/// - Returns: `nil` where none is near: a third of the name's letters, at least one.
func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(name.lowercased().unicodeScalars.prefix(64))
  let limit = max(1, letters.count / 3)
  return
    candidates
    .map {
      (edits: editDistance(letters, Array($0.lowercased().unicodeScalars.prefix(64))), name: $0)
    }
    .filter { $0.edits <= limit }
    .min { ($0.edits, $0.name) < ($1.edits, $1.name) }?
    .name
}

/// Insertions, deletions and substitutions between two texts.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let substituted = diagonal + (letter == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
