package import Diagnostics
import Digest
package import Intake
package import Numbers

/// A control of a manifest that a delivery does not meet.
package struct ControlFailure: Hashable, Sendable {
  package enum Control: Hashable, Sendable {
    case rows(expected: Int, found: Int)
    /// `found` is absent where the sum is beyond all numbers; `unreadable` cells are no numbers.
    case sum(column: String, expected: Number, found: Number?, unreadable: Int)
    case noColumn(String)
    case sha256(expected: String, found: String)
    /// The manifest names a file that nothing reads.
    case notDelivered
    /// A file that the manifest does not name.
    case notListed
  }
  package var file: String
  package var control: Control

  /// One line for people: `sales.csv: rows: expected 1,200, found 1,199`.
  package var words: Phrase {
    func differ(_ control: Phrase, _ expected: String, _ found: Phrase) -> Phrase {
      Phrase(verbatim: "\(file): ") + control
        + Phrase(
          ": expected \(expected), found \(found.english)", "：应为 \(expected)，实为 \(found.chinese)")
    }
    switch control {
    case .rows(let expected, let found):
      return differ(Phrase("rows", "行数"), "\(expected)", Phrase(verbatim: "\(found)"))
    case .sum(let column, let expected, let found, let unreadable):
      let total =
        found.map { Phrase(verbatim: "\($0)") } ?? Phrase("a sum beyond 10^26", "超过 10^26")
      let cells =
        unreadable == 0
        ? Phrase(verbatim: "")
        : Phrase(
          " (\(unreadable) cell\(unreadable == 1 ? " is" : "s are") no number)",
          "（\(unreadable) 个单元格不是数）")
      return differ(
        Phrase("sum of '\(column)'", "“\(column)”合计"), "\(expected)", total + cells)
    case .noColumn(let column):
      return Phrase(
        "\(file): the manifest sums column '\(column)', which the file has not",
        "\(file)：清单对列“\(column)”求和，但文件中没有该列")
    case .sha256(let expected, let found):
      return differ(Phrase(verbatim: "sha256"), expected, Phrase(verbatim: found))
    case .notDelivered:
      return Phrase(
        "\(file): the manifest names it, but nothing of that name is read",
        "\(file)：清单列出了它，但没有读取到同名文件")
    case .notListed:
      return Phrase("\(file): it is read, but the manifest does not name it", "\(file)：已读取，但清单未列出")
    }
  }
}

extension Manifest {
  /// All controls that the files do not meet, by file.
  ///
  /// - Parameters:
  ///   - paths: what is read.
  ///   - source: where it is.
  /// - Throws: `IntakeError` where a file cannot be read.
  package func failures(
    of paths: [String], in source: any InputSource
  ) throws(IntakeError) -> [ControlFailure] {
    var failures: [ControlFailure] = []
    var read: Set<String> = []
    for path in paths {
      let title = source.title(of: path)
      guard read.insert(title).inserted else { continue }
      guard let file = files[title] else {
        failures.append(ControlFailure(file: title, control: .notListed))
        continue
      }
      failures += try file.failures(of: try source.open(path), title)
    }
    for title in files.keys.sorted() where !read.contains(title) {
      failures.append(ControlFailure(file: title, control: .notDelivered))
    }
    return failures
  }
}

extension Manifest.File {
  fileprivate func failures(
    of input: InputBytes, _ title: String
  ) throws(IntakeError) -> [ControlFailure] {
    let columns = sums.keys.sorted()
    let totals = try ControlTotals(of: input, file: title, columns: columns)
    var failures: [ControlFailure.Control] = []
    if totals.rows != rows { failures.append(.rows(expected: rows, found: totals.rows)) }
    for column in columns {
      guard let expected = sums[column] else { continue }
      guard let found = totals.sums[column] else {
        failures.append(.noColumn(column))
        continue
      }
      if found.total != expected || found.unreadable > 0 {
        failures.append(
          .sum(
            column: column, expected: expected, found: found.total, unreadable: found.unreadable))
      }
    }
    if let sha256 {
      let found = input.withBytes { SHA256.hex(of: $0) }
      if found != sha256 { failures.append(.sha256(expected: sha256, found: found)) }
    }
    return failures.map { ControlFailure(file: title, control: $0) }
  }
}
