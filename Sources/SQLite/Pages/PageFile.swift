import CSQLite
import Glibc

/// Appends filled pages to a database file beside SQLite, and hangs them under their tables at the end.
///
/// Only for a file that nobody else reads yet: until `finish` the pages are in the file and in no table, and there is no
/// journal. Between two transactions of a connection pages may be appended, for SQLite looks at the file's change counter
/// before each.
package final class PageFile {
  private let path: String
  private let descriptor: Int32
  private let pageSize: Int
  private var pageCount: UInt32
  /// By table's root page: its leaves so far.
  private var tables: [UInt32: [Child]] = [:]
  /// By root page: the only leaf of a table so far, which becomes the root itself if no other comes.
  private var single: [UInt32: FilledPages] = [:]

  /// A page and the number of the last row below it.
  private struct Child {
    var page: UInt32
    var lastRow: Int64
  }

  package init(path: String) throws(SQLiteError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("open", path) }
    (pageSize, pageCount) = try Self.header(descriptor, path)
  }

  deinit { close(descriptor) }

  /// The size of a page and their count.
  private static func header(
    _ descriptor: Int32, _ path: String
  ) throws(SQLiteError) -> (Int, UInt32) {
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(descriptor, &header, 100, 0) == 100 else { throw failure("read", path) }
    let size = Int(header[16]) << 8 | Int(header[17])
    let count = header[28..<32].reduce(0) { $0 << 8 | UInt32($1) }
    return (size == 1 ? 65_536 : size, count)
  }

  /// Appends leaves of the table with a root page.
  package func append(_ pages: FilledPages, to root: UInt32) throws(SQLiteError) {
    var pages = pages
    if let first = single.removeValue(forKey: root) {
      pages = FilledPages(
        bytes: first.bytes + pages.bytes, lastRows: first.lastRows + pages.lastRows)
    }
    if tables[root] == nil, pages.lastRows.count < 2 {
      if !pages.lastRows.isEmpty { single[root] = pages }
      return
    }
    guard !pages.lastRows.isEmpty else { return }
    // SQLite may have added pages since.
    pageCount = try Self.header(descriptor, path).1
    var added: [Child] = []
    for lastRow in pages.lastRows {
      added.append(Child(page: usable(after: added.last?.page ?? pageCount), lastRow: lastRow))
    }
    // In one piece, or in two around the page that stays free.
    let below = added.prefix { $0.page < lockPage }.count
    for run in [0..<below, below..<added.count] where !run.isEmpty {
      try write(
        pages.bytes[run.lowerBound * pageSize..<run.upperBound * pageSize],
        atPage: added[run.lowerBound].page)
    }
    tables[root, default: []] += added
    try setPageCount(added.last?.page ?? pageCount)
  }

  /// Makes the levels above the leaves; the root page of each table, until now an empty leaf, becomes the topmost.
  package func finish() throws(SQLiteError) {
    pageCount = try Self.header(descriptor, path).1
    for (root, leaf) in single { try write(leaf.bytes[...], atPage: root) }
    single = [:]
    for (root, leaves) in tables.sorted(by: { $0.key < $1.key }) {
      var level = leaves
      while level.count > 1 {
        level = try parents(of: level, root: root)
      }
    }
    tables = [:]
    try setPageCount(pageCount)
  }

  /// Writes the pages above a level; a single one is the root.
  private func parents(of level: [Child], root: UInt32) throws(SQLiteError) -> [Child] {
    var pages: [[UInt8]] = []
    var parents: [Child] = []
    var rest = level[...]
    while !rest.isEmpty {
      let (page, taken) = interior(rest)
      pages.append(page)
      parents.append(Child(page: 0, lastRow: rest[rest.startIndex + taken - 1].lastRow))
      rest = rest.dropFirst(taken)
    }
    for (index, page) in pages.enumerated() {
      if pages.count > 1 { pageCount = usable(after: pageCount) }
      parents[index].page = pages.count == 1 ? root : pageCount
      try write(page[...], atPage: parents[index].page)
    }
    return parents
  }

  /// A page over as many of the children as it holds, at least two if there are two.
  private func interior(_ children: ArraySlice<Child>) -> (page: [UInt8], taken: Int) {
    let headerSize = 12
    var page = [UInt8](repeating: 0, count: pageSize)
    var start = pageSize
    var cells = 0
    var taken = 0
    let most = fitting(children, room: pageSize - headerSize)
    page.withUnsafeMutableBytes { page in
      guard let base = page.baseAddress else { return }
      // The last child stands in the header, without its row.
      while taken + 1 < most {
        let child = children[children.startIndex + taken]
        start -= 4 + LeafPages.size(UInt64(child.lastRow))
        page.storeBytes(of: child.page.bigEndian, toByteOffset: start, as: UInt32.self)
        _ = LeafPages.put(
          UInt64(child.lastRow), at: (base + start + 4).assumingMemoryBound(to: UInt8.self))
        page.storeBytes(
          of: UInt16(start).bigEndian, toByteOffset: headerSize + cells * 2, as: UInt16.self)
        cells += 1
        taken += 1
      }
      PageHeader(
        kind: .tableInterior, cells: cells, contentStart: start,
        lastChild: children[children.startIndex + taken].page
      ).write(to: base)
    }
    return (page, taken + 1)
  }

  /// How many children a page takes; none is left over alone, for a page must have two.
  private func fitting(_ children: ArraySlice<Child>, room: Int) -> Int {
    var room = room
    var count = 1
    while count < children.count {
      room -= 6 + LeafPages.size(UInt64(children[children.startIndex + count - 1].lastRow))
      if room < 0 { break }
      count += 1
    }
    return children.count - count == 1 ? count - 1 : count
  }

  // MARK: The file

  /// The page with the byte at 1 GiB, by which SQLite locks files: it holds nothing (section 1.2 of the format).
  private var lockPage: UInt32 { UInt32(0x4000_0000 / pageSize) + 1 }

  /// The next page that may hold something.
  private func usable(after page: UInt32) -> UInt32 { page + (page + 1 == lockPage ? 2 : 1) }

  /// Tells SQLite that the file has changed and how long it is (sections 1.3.6 and 1.3.7 of the format).
  private func setPageCount(_ count: UInt32) throws(SQLiteError) {
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(descriptor, &header, 100, 0) == 100 else { throw Self.failure("read", path) }
    let counter = header[24..<28].reduce(0) { $0 << 8 | UInt32($1) } &+ 1
    for (offset, number) in [(24, counter), (28, count), (92, counter)] {
      for byte in 0..<4 {
        header[offset + byte] = UInt8(truncatingIfNeeded: number >> UInt32(24 - byte * 8))
      }
    }
    guard pwrite(descriptor, header, 100, 0) == 100 else { throw Self.failure("write", path) }
    pageCount = count
  }

  private func write(_ bytes: ArraySlice<UInt8>, atPage page: UInt32) throws(SQLiteError) {
    let offset = off_t(page - 1) * off_t(pageSize)
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, offset + off_t(done))
      }
      guard written > 0 else { throw Self.failure("write", path) }
      done += written
    }
    WriteBehind.begin(descriptor, at: offset, count: bytes.count)
  }

  private static func failure(_ act: String, _ path: String) -> SQLiteError {
    let reason = errno
    return SQLiteError(
      kind: reason == ENOSPC || reason == EDQUOT ? .full : .inputOutput,
      code: reason == ENOSPC ? SQLITE_FULL : SQLITE_IOERR,
      message: "\(act): \(String(cString: strerror(reason)))")
  }
}

extension Database {
  /// The root page of a table.
  package func rootPage(of table: String) throws(SQLiteError) -> UInt32? {
    try integer("SELECT rootpage FROM sqlite_schema WHERE name = ?", .text(table))
      .map { UInt32(truncatingIfNeeded: $0) }
  }
}
