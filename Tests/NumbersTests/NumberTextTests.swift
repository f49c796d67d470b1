import Numbers
import Testing

@Suite("numbers: reading and printing")
struct NumberTextTests {
  @Test(
    "plain decimals",
    arguments: [
      ("0", "0"), ("-0", "0"), ("0.000", "0"), ("007", "7"), ("4.35", "4.35"), ("-0.5", "-0.5"),
      ("3000000", "3000000"), ("-1234.5678", "-1234.5678"), ("1.500000000000000", "1.5"),
      ("0.000000000001", "0.000000000001"),
      ("00000000000000000000000000000000000000000000001", "1"),
      ("-99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999"),
    ])
  func plain(text: String, printed: String) throws {
    #expect(try Number(parsing: text).description == printed)
  }

  @Test(
    "what is no plain decimal says why and where",
    arguments: [
      ("", NumberParseError.empty), ("-", .invalidCharacter(at: 1)),
      (".", .invalidCharacter(at: 0)), (".5", .invalidCharacter(at: 0)),
      ("5.", .invalidCharacter(at: 2)), ("-.5", .invalidCharacter(at: 1)),
      ("+5", .invalidCharacter(at: 0)), ("--5", .invalidCharacter(at: 1)),
      ("1.2.3", .invalidCharacter(at: 3)), ("1e5", .invalidCharacter(at: 1)),
      ("1_000", .invalidCharacter(at: 1)), ("1,000", .invalidCharacter(at: 1)),
      (" 1", .invalidCharacter(at: 0)), ("1 ", .invalidCharacter(at: 1)),
      ("５", .invalidCharacter(at: 0)), ("12万", .invalidCharacter(at: 2)),
      ("0.0000000000001", .tooManyDecimals), ("1.0000000000005", .tooManyDecimals),
      ("100000000000000000000000000", .outOfBound), ("-100000000000000000000000000.0", .outOfBound),
      ("999999999999999999999999999999999999999999", .outOfBound),
      ("100000000000000000000000000.0000000000001", .outOfBound),
      ("100000000000000000000000000x", .invalidCharacter(at: 27)),
    ])
  func refused(text: String, reason: NumberParseError) {
    #expect(throws: reason) { try Number(parsing: text) }
  }

  @Test("text and bytes come back as they were", arguments: [UInt64(5)])
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let number = generator.number()
      #expect(try Number(parsing: number.description) == number)
      #expect(try Number(parsing: "x\(number)y".dropFirst().dropLast()) == number)
      #expect(try Number(parsing: number.grouped(decimals: 12, separator: nil)) == number)
      #expect(try Number(parsingWithUnits: number.asPercent) == number)
      #expect(try Number(parsingWithUnits: number.asBasisPoints) == number)
      #expect(try Number(parsingWithUnits: number.asWan) == number)
      #expect(try Number(parsingWithUnits: number.asYi) == number)
    }
  }

  @Test(
    "decimals with units",
    arguments: [
      ("4.35%", "0.0435"), ("-30%", "-0.3"), ("35bp", "0.0035"), ("300万", "3000000"),
      ("1.2亿", "120000000"), ("0.01%/day", "0.0365"), ("12.5", "12.5"), ("1万亿", "1000000000000"),
      ("0.0000000000000001万", "0.000000000001"), ("0.0000000001%", "0.000000000001"),
    ])
  func units(text: String, value: String) throws {
    #expect(try Number(parsingWithUnits: text).description == value)
  }

  @Test(
    "units that leave no exact number",
    arguments: [
      ("", NumberParseError.empty), ("%", .invalidCharacter(at: 0)),
      ("万", .invalidCharacter(at: 0)), ("4.35 %", .invalidCharacter(at: 4)),
      ("%5", .invalidCharacter(at: 0)), ("0.00000000001%", .tooManyDecimals),
      ("99999999999999999999999999万", .outOfBound),
      ("1000000000000000000000000/day", .outOfBound), ("5%%", .invalidCharacter(at: 1)),
      ("5亿万", .invalidCharacter(at: 1)), ("5%万", .invalidCharacter(at: 1)),
      ("万亿", .invalidCharacter(at: 0)),
    ])
  func refusedUnits(text: String, reason: NumberParseError) {
    #expect(throws: reason) { try Number(parsingWithUnits: text) }
  }

  @Test("the fixed forms")
  func forms() throws {
    let amount = try Number(parsing: "3000000.5")
    #expect(amount.grouped(decimals: 2) == "3_000_000.50")
    #expect(amount.grouped(decimals: 0) == "3_000_000")
    #expect(amount.grouped(decimals: 1, separator: nil) == "3000000.5")
    #expect(amount.asMoney == "3,000,000.50")
    #expect(amount.asWan == "300.00005万")
    #expect(try Number(parsing: "85309.9").asMoney == "85,309.90")
    #expect(try Number(parsing: "-999.995").asMoney == "-1,000.00")
    #expect(try Number(parsing: "-0.005").asMoney == "0.00")
    #expect(try Number(parsing: "0.015").asMoney == "0.02")
    #expect(Number(123_456).grouped(decimals: 0) == "123_456")
    #expect(Number(-123).grouped(decimals: 0) == "-123")
    #expect(Number(3_000_000).asWan == "300万")
    #expect(try Number(parsing: "85309.9").asWan == "8.53099万")
    #expect(Number(120_000_000).asYi == "1.2亿")
    #expect(try Number(parsing: "-0.000000000001").asYi == "-0.00000000000000000001亿")
    #expect(try Number(parsing: "0.0435").asPercent(decimals: 2) == "4.35%")
    #expect(try Number(parsing: "0.0435").asPercent(decimals: 0) == "4%")
    #expect(try Number(parsing: "0.045").asPercent(decimals: 0) == "4%")
    #expect(try Number(parsing: "0.0435").asPercent == "4.35%")
    #expect(try Number(parsing: "-0.3").asPercent == "-30%")
    #expect(try Number(parsing: "0.0035").asBasisPoints == "35bp")
    #expect(
      Number.greatest.grouped(decimals: 2) == "100_000_000_000_000_000_000_000_000.00")
  }
}
