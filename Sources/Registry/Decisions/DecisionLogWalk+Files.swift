import Glibc

extension DecisionLogWalk {
  /// The logs that some paths name, each chain once.
  ///
  /// - Throws: where a folder holds none, or two files hold one chain, whose decisions would count twice.
  package static func files(at paths: [String]) throws(DecisionLogError) -> [String] {
    var files: [String] = []
    var known: [String: String] = [:]
    for path in paths {
      for file in try Self.files(at: path) {
        files.append(file)
        // What has no header is told of by the walk.
        guard let chain = try chain(of: file) else { continue }
        if let other = known.updateValue(file, forKey: chain) {
          throw .sameChain(chain, other, file)
        }
      }
    }
    return files
  }

  /// The logs that a path names: the file itself, or all of a folder in the order of their names.
  ///
  /// - Throws: where a folder holds none.
  package static func files(at path: String) throws(DecisionLogError) -> [String] {
    guard let stream = opendir(path) else { return [path] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".ndjson"), !name.hasPrefix(".") { names.append(name) }
    }
    guard !names.isEmpty else { throw .noLogs(in: path) }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return names.sorted().map { folder + $0 }
  }

  /// The chain that a file says it holds; `nil` where its first line is no header.
  static func chain(of file: String) throws(DecisionLogError) -> String? {
    let descriptor = try LineStream.open(file)
    defer { close(descriptor) }
    var lines = LineStream(descriptor, file)
    guard let first = try lines.next(), first.isWhole else { return nil }
    return DecisionLogHeader(line: first.bytes)?.chain
  }
}
