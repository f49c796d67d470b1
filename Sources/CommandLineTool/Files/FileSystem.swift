import Diagnostics
import Glibc
import Registry

/// The few things the tool asks of the file system, with errors that name the path.
enum FileSystem {
  /// All bytes of a plain file of some kind.
  static func read(_ path: String, _ kind: PlainFile.Kind) throws(ToolError) -> [UInt8] {
    do { return try PlainFile.bytes(of: path, kind) } catch { throw ToolError(error) }
  }

  /// Refuses what is no plain file of a kind, which something else will read.
  static func check(_ path: String, _ kind: PlainFile.Kind) throws(ToolError) {
    do { try PlainFile.check(path, kind) } catch { throw ToolError(error) }
  }

  /// Most bytes of what is read whole, whatever it is.
  private static let limit = 1 << 30

  /// All bytes of a file, a pipe or, as `-`, of standard input, as people hand rules and tables over.
  static func read(_ path: String) throws(ToolError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, .read, errno) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .file(path, .read, errno)
      }
      bytes += piece[..<count]
      guard bytes.count <= limit else {
        throw ToolError(
          .badInput, Phrase("'\(path)' has more than 1 GB", "“\(path)”超过 1 GB"),
          remedy: Phrase("see whether it is the file that you meant", "请确认是否为所要指定的文件"))
      }
    }
  }

  /// The names in a folder, sorted; `nil` where the path is no folder.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What the path is; `nil` where nothing is there.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Bytes of a file; `nil` where nothing is there.
  static func size(_ path: String) -> Int? { status(path).map { Int($0.st_size) } }

  /// Whether the path is a folder.
  static func isFolder(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Makes a folder, and those above it, where there is none.
  static func makeFolder(_ path: String) throws(ToolError) {
    if isFolder(path) || path.isEmpty { return }
    var parent = path[...]
    while parent.count > 1, parent.last == "/" { parent.removeLast() }
    if let slash = parent.lastIndex(of: "/"), slash != parent.startIndex {
      try makeFolder(String(parent[..<slash]))
    }
    guard mkdir(path, 0o755) == 0 || isFolder(path) else {
      throw .file(path, .write, errno)
    }
  }
}
