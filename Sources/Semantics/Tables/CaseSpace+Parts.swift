// Parts of boxes.
extension CaseSpace {
  /// A single case of a box that has one.
  package func point(in box: CaseBox) -> CaseBox {
    columns.indices.reduce(box) { result, column in
      let count = columns[column].classes.count
      guard let first = classes(of: box, column).members.first else { return result }
      return replacing(column, of: result, by: BitSet(first..<(first + 1), count: count))
    }
  }

  /// A box that takes a column whole.
  package func freeing(_ column: Int, of box: CaseBox) -> CaseBox {
    let count = columns[column].classes.count
    return replacing(column, of: box, by: BitSet(0..<count, count: count))
  }

  /// Whether a region takes some of a box's classes of a column, and some others.
  package func parts(_ region: CaseBox, _ box: CaseBox, in column: Int) -> Bool {
    let words = columns[column].words
    return words.contains { region.words[$0] & box.words[$0] != 0 }
      && words.contains { region.words[$0] & ~box.words[$0] != 0 }
  }

  /// A region's parts inside and outside some classes of a column.
  package func cut(_ region: CaseBox, at column: Int, along edge: BitSet) -> (CaseBox, CaseBox) {
    let taken = classes(of: region, column)
    var outside = taken
    outside.subtract(edge)
    var inside = taken
    inside.subtract(outside)
    return (
      replacing(column, of: region, by: inside), replacing(column, of: region, by: outside)
    )
  }

  /// The class of missing inputs, where there may be any.
  package func missing(in column: Int) -> BitSet? {
    let classes = columns[column].classes
    guard classes.last?.extent == .missing else { return nil }
    return BitSet(classes.count - 1..<classes.count, count: classes.count)
  }

  /// Whether a box takes missing inputs of a column.
  package func takesMissing(_ box: CaseBox, in column: Int) -> Bool {
    let classes = columns[column].classes
    return classes.last?.extent == .missing
      && self.classes(of: box, column).contains(classes.count - 1)
  }
}
