import Foundation
import Numbers
import Testing

@testable import SampleBank

/// A sample in a folder of its own, and its files as rows by column name.
final class MadeSample: Sendable {
  let request: SampleRequest
  let folder: URL
  let summary: SampleSummary

  /// 1,500 applications over the usual three years, made once for all tests that only read.
  static let usual = try? MadeSample(SampleRequest(applications: 1_500, seed: 11, invoices: 60))

  init(_ request: SampleRequest, threads: Int = 2) throws {
    self.request = request
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    summary = try makeSample(request, into: folder, threads: threads)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func bytes(_ file: String) throws -> Data { try Data(contentsOf: folder.appending(path: file)) }

  /// The names of all files, those of folders within included.
  var files: [String] {
    ["", "truth", "versions"].flatMap { part in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: part).path())
      return (names ?? []).filter { $0.contains(".") }.map { part.isEmpty ? $0 : "\(part)/\($0)" }
    }.sorted()
  }

  /// The rows of a table.
  func rows(_ table: String) throws -> [Row] {
    let text = try String(contentsOf: folder.appending(path: table + ".csv"), encoding: .utf8)
    var lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines.removeFirst()
    #expect(Set(header).count == header.count)
    let places = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    #expect(lines.allSatisfy { $0.count == header.count }, "\(table)")
    return lines.map { Row(cells: $0, places: places) }
  }

  /// The rows of a table by their application.
  func children(_ table: String) throws -> [String: [Row]] {
    Dictionary(grouping: try rows(table)) { $0["application"] }
  }

  /// A row of a file.
  struct Row {
    let cells: [String]
    let places: [String: Int]
    subscript(column: String) -> String { places[column].map { cells[$0] } ?? "no such column" }
    /// Money in fen, `nil` where the cell is empty.
    func fen(_ column: String) -> Int? { Int(self[column].replacing(".", with: "")) }
    func whole(_ column: String) -> Int? { Int(self[column]) }
    func date(_ column: String) -> CalendarDate? { CalendarDate(parsing: self[column]) }
  }
}
