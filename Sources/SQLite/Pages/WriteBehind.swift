import Glibc

/// Bringing written bytes to the disk while the process goes on.
enum WriteBehind {
  /// Asks the system to begin; nothing is waited for, and nothing is promised.
  static func begin(_ descriptor: Int32, at offset: off_t, count: Int) {
    _ = start?(descriptor, Int64(offset), Int64(count), writeFlag)
  }

  private typealias SyncRange = @convention(c) (Int32, Int64, Int64, UInt32) -> Int32
  /// SYNC_FILE_RANGE_WRITE of Linux.
  private static let writeFlag: UInt32 = 2

  // Swift's Glibc leaves `sync_file_range` out, so it is looked up; without it the disk begins later.
  private static let start: SyncRange? = dlsym(nil, "sync_file_range").map {
    unsafeBitCast($0, to: SyncRange.self)
  }
}
