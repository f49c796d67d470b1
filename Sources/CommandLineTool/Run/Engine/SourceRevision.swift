import Digest
import Glibc

/// The revision of the source that this binary was built from.
///
/// The linker writes it: the Makefile gives the revision's 20 bytes, and one more that is 1 where the source was changed,
/// as the binary's build id (`--build-id=0x…`). A build id of any other length is the linker's own and says nothing of
/// the source; so a build without git works and merely does not know.
enum SourceRevision {
  /// Forty hexadecimal digits, `+changes` behind them where the source was changed; `nil` where it is not known.
  static let current: String? = beginning(of: "/proc/self/exe").flatMap(revision(inProgram:))

  /// The revision in the first bytes of an ELF program.
  static func revision(inProgram bytes: [UInt8]) -> String? {
    guard let id = buildID(bytes), id.count == 21, id[20] <= 1 else { return nil }
    return SHA256.hexadecimal(Array(id[..<20])) + (id[20] == 1 ? "+changes" : "")
  }

  /// The content of the note that holds the build id (`NT_GNU_BUILD_ID`, 64-bit little-endian ELF).
  private static func buildID(_ bytes: [UInt8]) -> [UInt8]? {
    func number(_ place: Int, _ size: Int) -> Int? {
      guard place >= 0, place + size <= bytes.count else { return nil }
      return bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let headers = number(32, 8),
      let size = number(54, 2), let count = number(56, 2)
    else { return nil }
    for header in 0..<count {
      let place = headers + header * size
      guard number(place, 4) == 4, let start = number(place + 8, 8),
        let length = number(place + 32, 8)
      else { continue }
      var note = start
      while note + 12 <= start + length, let nameSize = number(note, 4),
        let idSize = number(note + 4, 4), let kind = number(note + 8, 4)
      {
        let name = note + 12
        let content = name + (nameSize + 3) & ~3
        if kind == 3, nameSize == 4, content + idSize <= bytes.count {
          return Array(bytes[content..<content + idSize])
        }
        note = content + (idSize + 3) & ~3
      }
    }
    return nil
  }

  private static func beginning(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : nil
  }
}
