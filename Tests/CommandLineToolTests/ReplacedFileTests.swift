import Foundation
import Glibc
import Testing

@testable import CommandLineTool

@Suite("a file that is replaced") struct ReplacedFileTests {
  @Test("is rid of what killed processes left beside it, and of nothing else")
  func sweep() throws {
    let folder = try TemporaryFolder([
      "bundle.json": "old", "bundle.json.new-a1B2c3": "left behind",
      "bundle.json.new-writes": "being written", "bundle.json.new-a1B2c34": "longer",
      "bundle.json.newer": "somebody's", "trust.json.new-a1B2c3": "another's",
    ])
    // Another who writes holds a lock.
    let descriptor = open("\(folder.path)/bundle.json.new-writes", O_RDONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    defer { close(descriptor) }
    try FileSystem.replace("\(folder.path)/bundle.json", with: Array("new".utf8))
    #expect(try folder.text("bundle.json") == "new")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "bundle.json", "bundle.json.new-a1B2c34", "bundle.json.new-writes", "bundle.json.newer",
        "trust.json.new-a1B2c3",
      ])
  }

  @Test("keeps its mode, and stays a link where it is one")
  func mode() throws {
    let folder = try TemporaryFolder(["real/bundle.json": "old"])
    chmod("\(folder.path)/real/bundle.json", 0o640)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/bundle.json", withDestinationPath: "real/bundle.json")
    try FileSystem.replace("\(folder.path)/bundle.json", with: Array("new".utf8))
    #expect(try folder.text("real/bundle.json") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/bundle.json")
        == "real/bundle.json")
    #expect((FileSystem.status("\(folder.path)/real/bundle.json")?.st_mode ?? 0) & 0o777 == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/real").count == 1)
  }
}
