import Digest
import Testing

@testable import Registry

@Suite("the arm of a customer") struct ArmTests {
  /// Places worked out from vectors of RFC 4231 (cases 1, 2 and 4 have texts for keys and data, or bytes
  /// that are texts): the first four bytes of the code ÷ 2³² × 100, rounded down, by hand.
  @Test("known codes have known places")
  func vectors() {
    // 0xb0344c61 ÷ 2³² = 0.6883…
    #expect(Arm(salt: String(repeating: "\u{0b}", count: 20)).place(of: "Hi There") == 68)
    // 0x5bdcc146 ÷ 2³² = 0.3588…
    #expect(Arm(salt: "Jefe").place(of: "what do ya want for nothing?") == 35)
    // 0xa3b61674 ÷ 2³² = 0.6395…
    let salt = String(repeating: "\u{0c}", count: 20)
    #expect(Arm(salt: salt).place(of: "Test With Truncation") == 63)
  }

  @Test("who is in stays in while the share is widened; 0 has nobody and 100 everybody")
  func monotone() {
    let arm = Arm(salt: "7f3c")
    for number in 0..<2_000 {
      let customer = "C\(number)"
      let first = (0...100).first { arm.holds(customer, share: $0) }
      #expect(first == arm.place(of: customer) + 1)
      #expect((0...100).allSatisfy { arm.holds(customer, share: $0) == ($0 >= first ?? 101) })
    }
  }

  @Test("a share has its part of 100,000 customers, within one in a hundred")
  func share() {
    let arm = Arm(salt: "a release of March")
    var customers = [Int](repeating: 0, count: 100)
    for number in 0..<100_000 { customers[arm.place(of: "91330200MA2\(number)")] += 1 }
    for share in [1, 5, 10, 25, 50, 75, 90, 99] {
      let held = customers[..<share].reduce(0, +)
      #expect(abs(held - share * 1_000) <= 1_000, "\(share) %: \(held)")
    }
  }

  @Test("another salt draws other customers")
  func salts() {
    let (first, second) = (Arm(salt: "one"), Arm(salt: "two"))
    let both = (0..<10_000).count {
      first.holds("C\($0)", share: 10) && second.holds("C\($0)", share: 10)
    }
    // Of customers drawn independently one in a hundred is in both: 100 of 10,000, ± 5 standard deviations of 10.
    #expect((50...150).contains(both))
  }
}
