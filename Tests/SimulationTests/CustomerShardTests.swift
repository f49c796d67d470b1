import Testing

@testable import Simulation

@Suite("Shards of customers") struct CustomerShardTests {
  // 64-bit FNV-1a of "a" is af63dc4c8601ec8c, of "foobar" 85944171f73967e8 (draft-eastlake-fnv, test vectors); the
  // halves folded and the remainders taken in Python.
  @Test(
    "A customer is in the shard that its hash says",
    arguments: [
      ("a", [1, 2, 2, 825]), ("foobar", [2, 2, 5, 698]),
    ])
  func vectors(name: String, shards: [Int]) throws {
    for (count, index) in zip([2, 3, 7, 1000], shards) {
      for other in 1...count {
        let shard = try #require(CustomerShard(index: other, of: count))
        #expect(shard.holds(name) == (other == index), "\(other)/\(count)")
      }
    }
  }

  @Test("A shard is read as it is written, and nothing else is one")
  func reading() {
    #expect(CustomerShard("2/5")?.text == "2/5")
    for text in ["0/5", "6/5", "2", "2/", "/5", "2/5/7", "a/b", "1/1001", "-1/5", ""] {
      #expect(CustomerShard(text) == nil, "\(text)")
    }
  }
}
