import RunRecord
import Semantics

extension MatchRate {
  func write(into file: inout ColumnFile) {
    file.add("match.versions", versions.map(\.digest))
    file.add("match.books", versions.map { $0.name ?? "" })
    file.add(
      "match.counts",
      versions.flatMap { [$0.decided, $0.matched, $0.equalLines, $0.comparedLines] }
        .map { Int64($0) })
    file.add("match.not_compared", [Int64(notRecorded), Int64(versionNotRecorded)])
    file.add(
      "match.mismatches",
      mismatches.flatMap { mismatch -> [Int64] in
        let value: [Int64] =
          switch mismatch.value {
          case .outcome(let recorded, let replayed): [0, Int64(recorded), Int64(replayed)]
          case .line(let recorded, let replayed): [1, recorded, replayed]
          }
        return [Int64(mismatch.position), Int64(mismatch.version), Int64(mismatch.reason)] + value
      })
  }

  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has("match.versions") else { return nil }
    let (digests, books) = (try file.texts("match.versions"), try file.texts("match.books"))
    let counts: [Int64] = try file.integers("match.counts")
    let others: [Int64] = try file.integers("match.not_compared")
    guard books.count == digests.count, counts.count == digests.count * 4, others.count == 2 else {
      throw .broken
    }
    self.init(
      versions: digests.indices.map { index in
        var version = Version(digest: digests[index])
        version.name = books[index].isEmpty ? nil : books[index]
        let own = counts[index * 4..<index * 4 + 4].map { Int($0) }
        (version.decided, version.matched) = (own[0], own[1])
        (version.equalLines, version.comparedLines) = (own[2], own[3])
        return version
      })
    (notRecorded, versionNotRecorded) = (Int(others[0]), Int(others[1]))
    let values: [Int64] = try file.integers("match.mismatches")
    mismatches = stride(from: 0, to: values.count - 5, by: 6).map { place in
      Mismatch(
        position: Int(values[place]), version: Int(values[place + 1]),
        value: values[place + 3] == 0
          ? .outcome(
            recorded: UInt8(clamping: values[place + 4]),
            replayed: UInt8(clamping: values[place + 5]))
          : .line(recorded: values[place + 4], replayed: values[place + 5]),
        reason: UInt16(clamping: values[place + 2]))
    }
  }

  /// Match rates of different cases together; `nil` of none.
  ///
  /// - Parameters:
  ///   - versionNames: the digests of the versions, as the cases number them.
  ///   - position: a case's place among all, by part and its place there.
  ///   - books: the books at hand.
  init?(
    merging parts: [Self], versionNames: [String], books: [Program],
    position: (_ part: Int, _ row: Int) -> Int
  ) {
    guard !parts.isEmpty else { return nil }
    self.init(versions: versionNames.map { Version(digest: $0) })
    let numbers = Dictionary(
      versionNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, part) in parts.enumerated() {
      notRecorded += part.notRecorded
      versionNotRecorded += part.versionNotRecorded
      for version in part.versions {
        guard let number = numbers[version.digest] else { continue }
        versions[number].name = versions[number].name ?? version.name
        versions[number].decided += version.decided
        versions[number].matched += version.matched
        versions[number].equalLines += version.equalLines
        versions[number].comparedLines += version.comparedLines
      }
      mismatches += part.mismatches.compactMap { mismatch in
        numbers[part.versions[mismatch.version].digest].map { number in
          var mismatch = mismatch
          mismatch.position = position(index, mismatch.position)
          mismatch.version = number
          return mismatch
        }
      }
    }
    mismatches.sort { $0.position < $1.position }
    mismatches.removeLast(max(0, mismatches.count - Self.listed))
    for book in books {
      if let number = numbers[book.digest], programs[number] == nil { programs[number] = book }
    }
  }
}
