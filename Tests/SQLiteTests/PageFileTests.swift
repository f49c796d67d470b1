import Foundation
import Glibc
import SQLite
import Testing

@Suite("Rows laid out in pages are what statements would have written")
struct PageFileTests {
  /// Rows of numbers of all sizes, texts and nulls.
  private static func row(_ index: Int, _ size: Int) -> [Value] {
    let number = Int64(bitPattern: UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15)
    return [
      .integer(number >> Int64(index % 64)), .integer(Int64(index % 3)),
      index % 5 == 0 ? .null : .text(String(repeating: "税", count: index % (size + 1))),
      .text("x\(index)"),
    ]
  }

  @Test(
    "for every count of levels",
    arguments: [0, 1, 2, 3, 7, 8, 9, 100, 1_000, 5_000], [512, 4_096])
  func agrees(rows: Int, pageSize: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "pages-\(UUID().uuidString).db").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let database = try Database(path: path, access: .creating)
    try database.execute(
      """
      PRAGMA page_size = \(pageSize); PRAGMA journal_mode = OFF;
      CREATE TABLE other(a); CREATE TABLE t(a INTEGER, b INTEGER, c TEXT, d TEXT);
      CREATE TABLE u(a INTEGER, b INTEGER, c TEXT, d TEXT)
      """)
    let roots = [try database.rootPage(of: "t"), try database.rootPage(of: "u")]
    let file = try PageFile(path: path)
    // In three turns, with SQLite's own work between them.
    let cuts = [0, rows / 3, rows / 3 * 2, rows]
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      var pages = LeafPages(pageSize: pageSize, columns: 4)
      for index in from..<to {
        pages.append(Self.row(index, 40))
        let fits = pages.endRow(Int64(index + 1))
        #expect(fits)
      }
      try file.append(pages.take(), to: try #require(roots[0]))
      try database.run("INSERT INTO other VALUES(zeroblob(3000))")
    }
    var single = LeafPages(pageSize: pageSize, columns: 4)
    single.append(Self.row(3, 5))
    let fits = single.endRow(9)
    #expect(fits)
    try file.append(single.take(), to: try #require(roots[1]))
    try file.finish()

    #expect(try database.integrityFaults() == [])
    let read = try database.rows("SELECT rowid, a, b, c, d FROM t ORDER BY rowid") { row in
      (0..<5).map { row.value($0) }
    }
    #expect(read == (0..<rows).map { [.integer(Int64($0 + 1))] + Self.row($0, 40) })
    #expect(try database.integer("SELECT count(*) FROM other") == 3)
    #expect(try database.rows("SELECT rowid FROM u") { $0.integer(0) } == [9])
    // Statements go on where the pages end.
    try database.run("INSERT INTO t VALUES(1, 2, 'c', 'd')")
    #expect(try database.integer("SELECT max(rowid) FROM t") == Int64(rows + 1))
    #expect(try database.integer("SELECT rowid FROM t WHERE d = 'd'") == Int64(rows + 1))
    #expect(try database.integrityFaults() == [])
  }

  @Test("the page by which SQLite locks a file, at 1 GiB, stays free", arguments: 0...6)
  func lockPage(before: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "pages-\(UUID().uuidString).db").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pageSize = 65_536
    let root: UInt32?
    do {
      let database = try Database(path: path, access: .creating)
      try database.execute(
        "PRAGMA page_size = \(pageSize); CREATE TABLE t(a INTEGER, b INTEGER, c TEXT, d TEXT)")
      root = try database.rootPage(of: "t")
    }
    // As if the file had grown to just below it: pages without content take no room on the disk.
    let count = 0x4000_0000 / pageSize - before
    var bytes = try Data(contentsOf: URL(filePath: path))
    for byte in 0..<4 {
      bytes[28 + byte] = UInt8(truncatingIfNeeded: count >> (24 - byte * 8))
    }
    try bytes.write(to: URL(filePath: path))
    #expect(truncate(path, off_t(count * pageSize)) == 0)

    let file = try PageFile(path: path)
    var pages = LeafPages(pageSize: pageSize, columns: 4)
    let rows = 6_000
    for index in 0..<rows {
      pages.append(Self.row(index, 40))
      let fits = pages.endRow(Int64(index + 1))
      #expect(fits)
    }
    try file.append(pages.take(), to: try #require(root))
    try file.finish()
    let database = try Database(path: path)
    #expect(try database.integer("SELECT sum(rowid) FROM t") == Int64(rows * (rows + 1) / 2))
    #expect(
      try database.integer("PRAGMA page_count").map { Int($0) * pageSize > 0x4000_0000 } == true)
  }

  @Test("a row longer than a page is not taken") func tooLong() {
    var pages = LeafPages(pageSize: 512, columns: 2)
    let long = [UInt8](repeating: 65, count: 600)
    let taken = [474, 475, 600].map { count in
      pages.appendNull()
      long.withUnsafeBufferPointer {
        pages.append(text: UnsafeBufferPointer(rebasing: $0[..<count]))
      }
      return pages.endRow(1)
    }
    // 512 − 35 bytes are the longest record: four of header (two for the text's type), 473 of text.
    #expect(taken == [false, false, false])
    pages.appendNull()
    long.withUnsafeBufferPointer { pages.append(text: UnsafeBufferPointer(rebasing: $0[..<473])) }
    let fits = pages.endRow(1)
    #expect(fits)
  }
}

extension LeafPages {
  fileprivate mutating func append(_ row: [Value]) {
    for value in row {
      switch value {
      case .null, .blob: appendNull()
      case .integer(let number): append(number)
      case .text(let text):
        Array(text.utf8).withUnsafeBufferPointer { append(text: $0) }
      }
    }
  }
}
