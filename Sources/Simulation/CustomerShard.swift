import Columns

/// One of so many parts of the customers, each with all of a customer's applications.
///
/// A customer belongs to the part that a hash of its name says (64-bit FNV-1a over the UTF-8 bytes, its halves folded),
/// so that the same customer is in the same part of every history and on every machine.
package struct CustomerShard: Hashable, Sendable {
  /// From 1 on.
  package let index: Int
  package let count: Int

  package init?(index: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Shards into which a history may be cut.
  package static let most = 1_000

  /// Reads `2/5`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(index: index, of: count)
  }

  package var text: String { "\(index)/\(count)" }

  /// Whether a customer is in this part.
  package func holds(_ customer: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in customer.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash ^ hash >> 32) % UInt64(count) == UInt64(index - 1)
  }
}

/// A part of the customers by the field that names them.
package struct ShardedCustomers: Sendable {
  package let shard: CustomerShard
  /// The field with the role customer, else the key.
  package let field: String

  package init(_ shard: CustomerShard, by field: String) {
    self.shard = shard
    self.field = field
  }

  /// Those of some rows that are in the part; a row that names no customer is in the first.
  func rows(_ rows: [Int], of part: RecordTable) -> [Int] {
    guard let column = part.column(field), let words = column.dictionary,
      case .int32(let codes) = column.storage
    else { return shard.index == 1 ? rows : [] }
    let isHeld = words.map { shard.holds($0) }
    return rows.filter {
      column.isPresent($0) ? isHeld[Int(codes[$0])] : shard.index == 1
    }
  }
}
