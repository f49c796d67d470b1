import Glibc

/// When the rule files and spreadsheets below some paths were last saved.
struct FileSnapshot: Equatable {
  private struct Mark: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }
  private var marks: [String: Mark] = [:]

  init(_ paths: [String]) {
    for path in paths { add(path) }
  }

  private mutating func add(_ path: String) {
    guard let status = FileSystem.status(path) else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in FileSystem.names(in: path) ?? [] where !name.hasPrefix(".") {
        add("\(path)/\(name)")
      }
    } else {
      marks[path] = Mark(
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size))
      // A book is more than its file: modules and tables beside it belong to it.
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      for name in FileSystem.names(in: folder) ?? [] {
        let sibling = "\(folder)/\(name)"
        guard name.hasSuffix(".rules") || name.hasSuffix(".csv"), marks[sibling] == nil,
          let status = FileSystem.status(sibling)
        else { continue }
        marks[sibling] = Mark(
          seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
          size: Int(status.st_size))
      }
    }
  }
}
