import Diagnostics
import Glibc
import RunRecord

/// The folder that a run is written to: whole or not at all.
///
/// Everything is written to a folder beside it, which then takes its place. What an earlier run left there
/// is replaced; a folder that holds anything else is refused.
struct OutputFolder {
  let path: String

  /// What is written to a folder.
  enum Kind {
    case run, sweep

    /// The file by which a folder of ours is known.
    fileprivate var mark: String { self == .run ? RunFiles.record : SweepRun.record }

    /// The files that belong to it, by what that file says; `nil` where it is none of ours.
    fileprivate func files(_ mark: [UInt8]) -> Set<String>? {
      switch self {
      case .run:
        // What does not read as a record is somebody else's file.
        (try? RunRecord(json: mark)).map { Set($0.tables.map(\.file) + RunFiles.names) }
      case .sweep: Set(SweepRun.files)
      }
    }
  }

  /// - Throws: where something else is there.
  init(_ path: String, of kind: Kind = .run) throws(ToolError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    guard FileSystem.status(path) != nil else { return }
    guard let names = FileSystem.names(in: path) else { throw Self.taken(path) }
    if names.isEmpty { return }
    guard names.contains(kind.mark),
      let ours = kind.files(try FileSystem.read("\(path)/\(kind.mark)"))
    else { throw Self.taken(path) }
    if let other = names.first(where: { !ours.contains($0) }) {
      throw Self.taken("\(path)/\(other)")
    }
  }

  private static func taken(_ path: String) -> ToolError {
    ToolError(
      .failure, Phrase("'\(path)' is not of a run and is not replaced", "“\(path)”不是运行结果，不予替换"),
      remedy: Phrase("name a folder that is empty or is not there", "请指定空文件夹或尚不存在的文件夹"))
  }

  /// Puts files in the folder's place.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws(ToolError) {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try FileSystem.makeFolder(String(path[..<slash]))
    }
    var template = Array("\(path).XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .file(path, .write, errno)
    }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    do throws(ToolError) {
      chmod(temporary, 0o755)
      for (name, bytes) in files { try FileSystem.replace("\(temporary)/\(name)", with: bytes) }
      try settle(temporary)
    } catch {
      Self.remove(temporary)
      throw error
    }
  }

  /// Puts a folder in this one's place; what was there steps aside first, and comes back where that fails.
  private func settle(_ temporary: String) throws(ToolError) {
    let isReplaced = FileSystem.status(path) != nil
    let old = temporary + ".old"
    guard !isReplaced || rename(path, old) == 0 else {
      throw .file(path, .write, errno)
    }
    guard rename(temporary, path) == 0 else {
      let reason = errno
      if isReplaced { rename(old, path) }
      throw .file(path, .write, reason)
    }
    if isReplaced { Self.remove(old) }
  }

  /// Removes a folder of files.
  private static func remove(_ folder: String) {
    for name in FileSystem.names(in: folder) ?? [] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
