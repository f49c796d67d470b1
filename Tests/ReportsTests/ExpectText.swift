import Testing

/// Compares two texts line by line, so that a failure names the line.
func expectText(
  _ found: String, _ wanted: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let wanted = wanted.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for (index, (left, right)) in zip(found, wanted).enumerated() where left != right {
    Issue.record(
      "line \(index + 1)\n  found  \(left)\n  wanted \(right)", sourceLocation: sourceLocation)
  }
  #expect(found.count == wanted.count, sourceLocation: sourceLocation)
}
