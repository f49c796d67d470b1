import Diagnostics
import Foundation
import Glibc
import Testing

@testable import Registry

@Suite("files that are read") struct PlainFileTests {
  private func refusal(_ path: String, _ kind: PlainFile.Kind) -> PlainFile.Refusal? {
    do {
      _ = try PlainFile.bytes(of: path, kind)
      return nil
    } catch { return error }
  }

  @Test("a plain file is read byte by byte")
  func plain() throws {
    let folder = try LogFolder()
    let path = folder.file("a")
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try Data(bytes).write(to: URL(filePath: path))
    #expect(try PlainFile.bytes(of: path, .trust) == bytes)
    try Data().write(to: URL(filePath: path))
    #expect(try PlainFile.bytes(of: path, .trust) == [])
  }

  @Test("what could be waited for without end, or never ends, is refused at once")
  func endless() throws {
    let folder = try LogFolder()
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let socket = folder.file("socket")
    #expect(mknod(socket, S_IFSOCK | 0o600, 0) == 0)
    let plain = Phrase("name a plain file", "请指定普通文件")
    for (path, kind, english, chinese, remedy) in [
      (folder.path, .trust, "is a folder, expected a trust file", "是文件夹，应为信任文件", plain),
      (
        pipe, .policy, "is a pipe, expected a policy", "是管道，应为制度文件",
        Phrase("write what comes out of it into a file, and name that", "请将其输出存为文件，再指定该文件")
      ),
      (socket, .bundle, "is a socket, expected a bundle", "是套接字，应为发布包", plain),
      ("/dev/zero", .document, "is a device, expected a document", "是设备，应为文档", plain),
    ] as [(String, PlainFile.Kind, String, String, Phrase)] {
      let found = try #require(refusal(path, kind))
      #expect(found.message.text(in: .english) == "'\(path)' \(english)")
      #expect(found.message.text(in: .chinese) == "“\(path)”\(chinese)")
      #expect(found.remedy == remedy)
      #expect(!found.isSystems)
    }
  }

  @Test("what is far too big is refused before it is read; a log may be of any length")
  func size() throws {
    let folder = try LogFolder()
    let path = folder.file("big")
    try Data().write(to: URL(filePath: path))
    #expect(truncate(path, 1 << 36) == 0)
    let words: [(PlainFile.Kind, String)] = [
      (.key, "64 KB, which is the most for a key"),
      (.trust, "4 MB, which is the most for a trust file"),
      (.heads, "64 MB, which is the most for heads of decision logs"),
      (.record, "256 MB, which is the most for the record of a run"),
    ]
    for (kind, limit) in words {
      let found = try #require(refusal(path, kind))
      #expect(found.message.text(in: .english) == "'\(path)' is bigger than \(limit)")
    }
    #expect(throws: Never.self) { try PlainFile.check(path, .log) }
    // At its limit a file is read, one byte beyond it is not.
    #expect(truncate(path, 1 << 16) == 0)
    #expect(try PlainFile.bytes(of: path, .key).count == 1 << 16)
    #expect(truncate(path, 1 << 16 + 1) == 0)
    #expect(refusal(path, .key) != nil)
  }

  @Test("what is not there is the system's to refuse")
  func absent() throws {
    let found = try #require(refusal("/nowhere/x", .trust))
    #expect(found.isSystems)
    #expect(
      found.message.text(in: .english) == "cannot read '/nowhere/x': No such file or directory")
    #expect(found.remedy?.text(in: .english) == "see whether the path is right")
  }

  @Test("a registry beside whose file a pipe lies is not opened")
  func journal() throws {
    let folder = try LogFolder()
    let path = folder.file("registry.db")
    try Data("SQLite format 3\u{0}".utf8).write(to: URL(filePath: path))
    #expect(mkfifo(path + "-journal", 0o600) == 0)
    do {
      _ = try RegistryStore(path: path)
      Issue.record("it was opened")
    } catch {
      #expect(
        error.message.text(in: .english)
          == "'\(path)-journal' is a pipe, expected a registry's journal")
      #expect(error.reason == .badInput)
    }
  }
}
