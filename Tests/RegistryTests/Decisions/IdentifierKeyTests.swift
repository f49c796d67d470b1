import Diagnostics
import Testing

@testable import Registry

@Suite("the key of a decision log") struct IdentifierKeyTests {
  @Test("names equal things equally, and by their role")
  func tokens() throws {
    let folder = try LogFolder()
    let key = try IdentifierKey(file: try folder.key())
    // Python: hmac.new(bytes(range(32)), b"application\0A1", hashlib.sha256).hexdigest()[:32]
    #expect(key.token(.application, of: "A1") == "da78f890f5354d9d43bbfd0fbd6ba543")
    #expect(key.token(.customer, of: "C1") == "0a79182c06f359641c149249f01bd673")
    #expect(key.token(.customer, of: "A1") != key.token(.application, of: "A1"))
    #expect(key.id == "0fe6146685078e44")
    #expect(IdentifierKey([UInt8](repeating: 1, count: 32)).id != key.id)
    #expect(try IdentifierKey(file: try folder.key("kept", mode: 0o400)).id == key.id)
  }

  @Test(
    "a file that others may read is refused",
    arguments: [
      (0o644, "0644"), (0o640, "0640"), (0o660, "0660"), (0o700, "0700"), (0o440, "0440"),
    ])
  func mode(_ mode: Int, _ shown: String) throws {
    let folder = try LogFolder()
    let path = try folder.key(mode: mode)
    expect(
      path,
      "the key file '\(path)' must be of mode 0600 or 0400, and is of mode \(shown)",
      "chmod 600 '\(path)'")
  }

  @Test(
    "a file that holds something else is refused",
    arguments: [
      "", "\n", "00", String(repeating: "0g", count: 32), String(repeating: "0", count: 65),
    ])
  func content(_ text: String) throws {
    let folder = try LogFolder()
    let path = try folder.key(text: text)
    expect(
      path, "the key file '\(path)' must hold 64 hexadecimal digits on one line",
      "make one with: (umask 177; openssl rand -hex 32 > '\(path)')")
  }

  @Test("no file, or a folder")
  func none() throws {
    let folder = try LogFolder()
    let path = folder.file("none")
    expect(
      path, "cannot read '\(path)': No such file or directory", "see whether the path is right")
    expect(
      folder.path, "'\(folder.path)' is a folder, expected a key of decision logs",
      "name a plain file")
  }

  private func expect(_ path: String, _ words: String, _ remedy: String?) {
    do {
      _ = try IdentifierKey(file: path)
      Issue.record("the key was taken")
    } catch {
      #expect(error.message.text(in: .english) == words)
      #expect(error.remedy?.text(in: .english) == remedy)
    }
  }
}
