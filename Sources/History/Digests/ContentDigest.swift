import Digest
import Semantics

/// The digest of all applications of a history, whatever their order, imports and parts.
///
/// The digests of the applications (`CanonicalRows`) fall into 256 groups by their first byte and are sorted in each; a
/// group's digest is the SHA-256 of them one behind the other. The whole is the SHA-256 of the canonical bytes
/// (`CanonicalBytes`) of the records, the count of applications and the groups' digests.
struct ContentDigest {
  private let schema: StoredSchema
  private var groups = [[UInt8]](repeating: [], count: 256)
  private(set) var count = 0

  init(_ schema: StoredSchema) { self.schema = schema }

  /// Adds the digests of some applications, 32 bytes each.
  mutating func add(_ digests: [UInt8]) {
    let size = SHA256.digestSize
    count += digests.count / size
    for start in stride(from: 0, to: digests.count, by: size) {
      groups[Int(digests[start])].append(contentsOf: digests[start..<start + size])
    }
  }

  /// The digest of all that was added: `sha256:…`.
  func finished() -> String {
    var groups = groups
    for group in groups.indices { groups[group] = Self.sorted(groups[group]) }
    var starts: [Int] = [0]
    for group in groups { starts.append(starts[starts.count - 1] + group.count) }
    let all = groups.flatMap { $0 }
    let digests = SHA256.digests(of: all, ends: Array(starts.dropFirst()))
    var bytes = CanonicalBytes()
    bytes.append("rulebench history 1")
    let records = schema.records.sorted { Self.precedes(Self.name($0), Self.name($1)) }
    bytes.append(records) { bytes, record in
      bytes.append(Self.name(record))
      let fields = record.fields.map(\.field).sorted { Self.precedes($0.name, $1.name) }
      bytes.append(fields) { bytes, field in
        bytes.append(field.name)
        bytes.append(field.type.storedName)
        bytes.append(field.decimals)
      }
    }
    bytes.append(count)
    bytes.append(bytes: digests)
    return "sha256:\(bytes.digest)"
  }

  /// The list's name, or the decided record's.
  private static func name(_ record: StoredRecord) -> String {
    record.list?.name ?? record.schema.name
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func sorted(_ digests: [UInt8]) -> [UInt8] {
    let size = SHA256.digestSize
    return digests.withUnsafeBytes { bytes in
      func word(_ digest: Int, _ place: Int) -> UInt64 {
        UInt64(
          bigEndian: bytes.loadUnaligned(
            fromByteOffset: digest * size + place * 8, as: UInt64.self))
      }
      // The first eight bytes decide nearly always.
      var order = (0..<digests.count / size).map { (first: word($0, 0), digest: $0) }
      order.sort { left, right in
        if left.first != right.first { return left.first < right.first }
        for place in 1..<4 where word(left.digest, place) != word(right.digest, place) {
          return word(left.digest, place) < word(right.digest, place)
        }
        return false
      }
      return [UInt8](unsafeUninitializedCapacity: digests.count) { sorted, count in
        let sorted = UnsafeMutableRawBufferPointer(sorted)
        for (place, entry) in order.enumerated() {
          UnsafeMutableRawBufferPointer(rebasing: sorted[place * size..<(place + 1) * size])
            .copyMemory(
              from: UnsafeRawBufferPointer(
                rebasing: bytes[entry.digest * size..<(entry.digest + 1) * size]))
        }
        count = digests.count
      }
    }
  }
}
