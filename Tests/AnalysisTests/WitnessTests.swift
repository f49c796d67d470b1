import Analysis
import Testing

@Suite struct WitnessTests {
  @Test("a case reads as rules write it")
  func text() {
    let witness = Witness([
      .init(name: "tax_paid_12m", value: "4_999.99"), .init(name: "tax_level", value: "missing"),
    ])
    #expect(witness.text == "tax_paid_12m = 4_999.99, tax_level = missing")
  }
}
