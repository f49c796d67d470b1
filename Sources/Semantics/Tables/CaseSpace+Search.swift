/// How much may be searched before a question is given up, in boxes looked at.
package struct SearchBudget: Sendable {
  package private(set) var left: Int
  package init(_ boxes: Int = 20_000_000) { left = boxes }

  package mutating func spend(_ boxes: Int) throws(TooManyCases) {
    left -= boxes
    if left < 0 { throw TooManyCases() }
  }
}

/// The budget did not settle a question.
package struct TooManyCases: Error {}

// Exact answers without walking through every case: a region is cut along the edges of the boxes that meet it,
// until a box covers a part whole or none meets it. The box that covers most of the region's columns is cut at
// first, so that few pieces come about where boxes lie side by side, as the rows of good tables do.
extension CaseSpace {
  /// A part of a region in which none of the boxes has a case; `nil` where they cover it.
  package func uncovered(
    of region: CaseBox, by boxes: [CaseBox], _ budget: inout SearchBudget
  ) throws(TooManyCases) -> CaseBox? {
    isEmpty(region) ? nil : try rest(of: region, boxes, Array(boxes.indices), &budget)
  }

  private func rest(
    of region: CaseBox, _ boxes: [CaseBox], _ candidates: [Int], _ budget: inout SearchBudget
  ) throws(TooManyCases) -> CaseBox? {
    var region = region
    var candidates = candidates
    while true {
      try budget.spend(candidates.count + 1)
      var met: [Int] = []
      var nearest = 0
      var fewest = Int.max
      for index in candidates {
        guard let open = openColumns(boxes[index], region) else { continue }
        if open == 0 { return nil }
        if open < fewest { (fewest, nearest) = (open, index) }
        met.append(index)
      }
      guard !met.isEmpty,
        let column = columns.indices.first(where: { isOpen($0, boxes[nearest], region) })
      else { return region }
      let (inside, outside) = cut(
        region, at: column, along: classes(of: boxes[nearest], column))
      if let found = try rest(of: inside, boxes, met, &budget) { return found }
      region = outside
      candidates = met
    }
  }

  /// In how many columns a region goes beyond a box; `nil` where they have no case in common.
  private func openColumns(_ box: CaseBox, _ region: CaseBox) -> Int? {
    var count = 0
    for column in columns {
      var isMet = false
      var isCovered = true
      for word in column.words {
        if box.words[word] & region.words[word] != 0 { isMet = true }
        if region.words[word] & ~box.words[word] != 0 { isCovered = false }
      }
      if !isMet { return nil }
      if !isCovered { count += 1 }
    }
    return count
  }

  private func isOpen(_ column: Int, _ box: CaseBox, _ region: CaseBox) -> Bool {
    columns[column].words.contains { region.words[$0] & ~box.words[$0] != 0 }
  }

  /// The cases of a region of which no row is true or undecided, in a few boxes as large as they can be.
  ///
  /// One more than `limit` is looked for: then there are more than are worth telling.
  package func gaps(
    in region: CaseBox, limit: Int, _ budget: inout SearchBudget
  ) throws(TooManyCases) -> [CaseBox] {
    var found: [CaseBox] = []
    while found.count <= limit,
      let gap = try uncovered(of: region, by: possibleCases + found, &budget)
    {
      found.append(widened(gap, within: region))
    }
    return withoutRepetition(found)
  }

  /// The boxes less what one of the others holds as well, where boxes remain.
  private func withoutRepetition(_ boxes: [CaseBox]) -> [CaseBox] {
    var boxes = boxes
    var index = 0
    while index < boxes.count {
      let others = boxes.indices.filter { $0 != index }.map { boxes[$0] }
      for column in columns.indices {
        var kept = classes(of: boxes[index], column)
        for member in kept.members {
          let only = BitSet(member..<(member + 1), count: columns[column].classes.count)
          let slab = replacing(column, of: boxes[index], by: only)
          if others.contains(where: { $0.contains(slab) }) { kept.subtract(only) }
        }
        boxes[index] = replacing(column, of: boxes[index], by: kept)
      }
      if isEmpty(boxes[index]) { boxes.remove(at: index) } else { index += 1 }
    }
    return boxes
  }

  /// A box without cases of any row, widened column by column as long as it has none.
  private func widened(_ gap: CaseBox, within region: CaseBox) -> CaseBox {
    var gap = gap
    for column in columns.indices {
      var free = classes(of: region, column)
      for row in possibleCases where meets(row, gap, but: column) {
        free.subtract(classes(of: row, column))
      }
      gap = replacing(column, of: gap, by: free)
    }
    return gap
  }

  private func meets(_ first: CaseBox, _ second: CaseBox, but free: Int) -> Bool {
    columns.indices.allSatisfy { column in
      column == free
        || columns[column].words.contains { first.words[$0] & second.words[$0] != 0 }
    }
  }
}
