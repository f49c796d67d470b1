/// How the pieces of a file become one: in the order of the file, whoever read them.
extension FileAttempt {
  /// One dictionary of a field for all pieces, by first appearance in the file.
  ///
  /// - Returns: the dictionary, and whether no text stood in two pieces.
  func mergeTexts(
    _ field: Int, _ results: inout [PieceResult], _ values: UnsafeMutableRawPointer,
    _ validity: UnsafeMutableRawPointer?
  ) -> (TextTable, allNew: Bool) {
    guard results.count > 1 else { return (results.first?.texts[field] ?? TextTable(), true) }
    // The first piece's dictionary is the beginning of the file's; its codes stand.
    var merged = TextTable()
    swap(&merged, &results[0].texts[field])
    var allNew = true
    var codes: [[Int32]] = [[]]
    for index in results.indices.dropFirst() {
      let (own, isNew) = merged.merge(results[index].texts[field])
      results[index].texts[field] = TextTable()
      allNew = allNew && isNew
      codes.append(own)
    }
    let values = values.assumingMemoryBound(to: Int32.self)
    let validity = validity?.assumingMemoryBound(to: UInt8.self)
    let pieces = pieces
    let kept = results.map(\.kept)
    // Threads change rows of different pieces, which never overlap.
    nonisolated(unsafe) let shared = (values: values, validity: validity)
    Threads.forEach(&codes, threads: loader.threads) { index, codes in
      guard index > 0, !codes.enumerated().allSatisfy({ $0 == Int($1) }) else { return }
      let first = pieces[index].firstRow
      for row in first..<first + kept[index] {
        let isPresent = shared.validity.map { $0[row] != 0 } ?? true
        shared.values[row] = isPresent ? codes[Int(shared.values[row])] : 0
      }
    }
    return (merged, allNew)
  }

  /// The keys that are no texts; they are put together only where something asks for them.
  func mergedKeys(_ results: inout [PieceResult]) -> (TextTable, allNew: Bool) {
    guard results.count > 1 else { return (results.first?.keys ?? TextTable(), true) }
    let filled = results.map(\.keys).filter { $0.count > 0 }
    let isSorted = zip(filled, filled.dropFirst()).allSatisfy { $1.follows($0) }
    if isSorted, !loader.needsKeys { return (TextTable(), true) }
    var merged = TextTable()
    swap(&merged, &results[0].keys)
    var allNew = true
    for index in results.indices.dropFirst() {
      allNew = merged.merge(results[index].keys).allNew && allNew
      results[index].keys = TextTable()
    }
    return (merged, allNew)
  }

  /// Closes the gaps that blank lines and rows left out have made between pieces.
  ///
  /// - Returns: the rows of all pieces.
  func compact(
    _ places: [UnsafeMutableRawPointer], _ widths: [Width], _ results: [PieceResult]
  ) -> Int {
    var row = 0
    for (piece, result) in zip(pieces, results) {
      if row < piece.firstRow {
        for (place, width) in zip(places, widths) {
          (place + row * width.stride).copyMemory(
            from: place + piece.firstRow * width.stride, byteCount: result.kept * width.stride)
        }
      }
      row += result.kept
    }
    return row
  }
}
