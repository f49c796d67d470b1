import Foundation

/// A folder of files that is there as long as the value.
final class TemporaryFolder: Sendable {
  let path: String

  /// `files` are texts by path below the folder.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rulebench-tests-\(UUID().uuidString)")
    path = folder.path()
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// What a run says with the folder's own path taken out of it.
  func run(_ arguments: String...) -> ToolRun {
    var run = ToolRun(arguments.map { $0.replacing("@", with: path) })
    run.output = run.output.replacing(path, with: "@")
    run.messages = run.messages.replacing(path, with: "@")
    return run
  }
}
