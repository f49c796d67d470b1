import Digest
import Numbers

/// The digests by which the results of two runs are compared; words and languages are no part of them.
///
/// A table's is SHA-256 over its canonical bytes: its name, its columns' names and units, and its rows, cell by cell. A
/// summary's covers its figures by name, in the order of the alphabet. A result's covers the names and digests of the
/// tables, in the order of the alphabet, and the summary's. So an equal result is an equal run, whatever computed it.
package enum ResultDigest {
  package static func of(_ table: RunTable) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench table 1")
    bytes.append(table.name)
    bytes.append(table.columns) { bytes, column in
      bytes.append(column.name)
      bytes.append(column.unit.rawValue)
    }
    bytes.append(table.rows) { bytes, row in
      bytes.append(row) { bytes, cell in cell.write(into: &bytes) }
    }
    return "sha256:" + bytes.digest
  }

  package static func of(_ summary: Summary) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench summary 1")
    bytes.append(summary.figures.sorted { $0.name < $1.name }) { bytes, figure in
      bytes.append(figure.name)
      bytes.append(figure.unit.rawValue)
      switch figure.value {
      case .count(let count): RunTable.Cell.count(count).write(into: &bytes)
      case .number(let number): RunTable.Cell.number(number).write(into: &bytes)
      case .unavailable(let id, let words):
        RunTable.Cell.unavailable(id, words).write(into: &bytes)
      }
    }
    return "sha256:" + bytes.digest
  }

  /// - Parameter tables: the names of the tables with their digests, in any order.
  package static func of(tables: [(name: String, digest: String)], summary: String) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench result 1")
    bytes.append(tables.sorted { $0.name < $1.name }) { bytes, table in
      bytes.append(table.name)
      bytes.append(table.digest)
    }
    bytes.append(summary)
    return "sha256:" + bytes.digest
  }
}

extension RunTable.Cell {
  /// The cell without the words that people read it by.
  fileprivate func write(into bytes: inout CanonicalBytes) {
    switch self {
    case .label(let id, _):
      bytes.append("label")
      bytes.append(id)
    case .text(let text):
      bytes.append("text")
      bytes.append(text)
    case .count(let count):
      bytes.append("count")
      bytes.append(count)
    case .number(let number):
      bytes.append("number")
      bytes.append(number.units)
    case .unavailable(let id, _):
      bytes.append("unavailable")
      bytes.append(id)
    case .empty: bytes.appendAbsent()
    }
  }
}
