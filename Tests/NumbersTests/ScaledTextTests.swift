import Numbers
import Testing

@Suite("scaled integers from bytes")
struct ScaledTextTests {
  /// The long way: a number first, then its scale.
  static func expected(_ text: String, decimals: Int) -> (Int64, ScaledText.Status) {
    do {
      let number = try Number(parsing: text)
      guard let scaled = number.scaled(toDecimals: decimals) else { return (0, .tooManyDecimals) }
      return Int64(exactly: scaled).map { ($0, .exact) } ?? (0, .tooLarge)
    } catch .tooManyDecimals {
      return (0, .tooManyDecimals)
    } catch .outOfBound {
      return (0, .tooLarge)
    } catch {
      return (0, .invalid)
    }
  }

  static func found(_ text: String, decimals: Int) -> (Int64, ScaledText.Status) {
    var text = text
    let scaled = text.withUTF8 { Number.parseScaled($0, decimals: decimals) }
    return (scaled.units, scaled.status)
  }

  @Test("agrees with the long way on numbers and on junk", arguments: [UInt64(6)])
  func agrees(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("00123456789..-")
    let junk = Array("0123456789.-+e ,_x")
    for index in 0..<30_000 {
      let letters = index % 4 == 0 ? junk : alphabet
      let count = Int.random(in: 0...22, using: &generator)
      let text = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "0" })
      let decimals = Int.random(in: 0...12, using: &generator)
      let (found, expected) = (
        Self.found(text, decimals: decimals), Self.expected(text, decimals: decimals)
      )
      #expect(found == expected, "\(text) with \(decimals) decimals")
    }
  }

  @Test("agrees on plain decimals of every length", arguments: [UInt64(7)])
  func agreesOnDecimals(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for whole in 1...21 {
      for fraction in 0...14 {
        let digits = (0..<whole + fraction).map { _ in Int.random(in: 0...9, using: &generator) }
        let text =
          digits[..<whole].map(String.init).joined()
          + (fraction > 0 ? "." + digits[whole...].map(String.init).joined() : "")
        for decimals in [0, 2, 6, 12] {
          for sign in ["", "-"] {
            let (found, expected) = (
              Self.found(sign + text, decimals: decimals),
              Self.expected(sign + text, decimals: decimals)
            )
            #expect(found == expected, "\(sign)\(text) with \(decimals) decimals")
          }
        }
      }
    }
  }

  @Test(
    "the ends of Int64",
    arguments: [
      ("92233720368547758.07", Int64.max, ScaledText.Status.exact),
      ("92233720368547758.08", 0, .tooLarge), ("-92233720368547758.08", .min, .exact),
      ("-92233720368547758.09", 0, .tooLarge), ("1.230", 123, .exact),
      ("1.234", 0, .tooManyDecimals), ("", 0, .invalid), ("-", 0, .invalid), ("1.", 0, .invalid),
    ])
  func ends(text: String, units: Int64, status: ScaledText.Status) {
    #expect(Self.found(text, decimals: 2) == (units, status))
  }
}
