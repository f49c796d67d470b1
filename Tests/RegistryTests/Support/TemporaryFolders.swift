import Foundation
import Glibc
import Synchronization

/// Folders that go when the tests end.
enum TemporaryFolders {
  private static let folders = Mutex<[String]>([])
  private static let once: Void = {
    _ = atexit {
      TemporaryFolders.folders.withLock { folders in
        for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
      }
    }
  }()

  /// Removes a folder at the end.
  static func remove(_ folder: String) {
    folders.withLock { $0.append(folder) }
    _ = once
  }

  /// Makes a folder that goes at the end.
  static func make() throws -> String {
    let folder = NSTemporaryDirectory() + "rulebench-test-" + RegistryTestID.next()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    remove(folder)
    return folder
  }
}

/// Names that no other test has.
enum RegistryTestID {
  static func next() -> String {
    "\(getpid())-\(UInt64.random(in: 0 ... .max))"
  }
}
