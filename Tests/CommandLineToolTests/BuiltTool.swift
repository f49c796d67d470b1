import Foundation
import Glibc

/// The tool as it is built beside the tests.
enum BuiltTool {
  /// The package's folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let path = root + "/.build/release/rulebench"
  static var isThere: Bool { access(path, X_OK) == 0 }
}
