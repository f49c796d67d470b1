import Testing

@testable import Registry

@Suite("verify holds the log against what a pipeline was answered") struct AnswerTests {
  private func found(_ answers: [String: Trust.Answer], _ bank: TestRegistry) throws
    -> RegistryError?
  {
    var verification = RegistryVerification(
      path: bank.path, keygen: try TestKeys.shared.get().keygen)
    verification.answers = answers
    return refusal { () throws(RegistryError) in _ = try verification.run() }
  }

  @Test("a sequence, or an event of a refusal, that the log does not have")
  func answers() throws {
    let bank = try TestRegistry()
    try bank.bringLive("v1")
    try bank.signCurrent()
    let last = bank.state.position
    #expect(last == 6)
    #expect(try found(["production": Trust.Answer(sequence: 1)], bank) == nil)
    #expect(try found(["test": Trust.Answer()], bank) == nil)
    var missing = try found(["production": Trust.Answer(sequence: 2)], bank)
    #expect(missing?.reason == .downgrade)
    #expect(
      missing?.description
        == "the log states up to sequence 1 of 'production', sequence 2 has been seen")
    missing = try found(["nowhere": Trust.Answer(sequence: 1)], bank)
    #expect(
      missing?.description
        == "the log states up to sequence 0 of 'nowhere', sequence 1 has been seen")
    let refusal = Trust.Answer.Refusal(reason: .halted, position: last)
    #expect(
      try found(["production": Trust.Answer(sequence: 1, refusal: refusal)], bank) == nil)
    let later = Trust.Answer.Refusal(reason: .halted, position: last + 1)
    missing = try found(["production": Trust.Answer(sequence: 1, refusal: later)], bank)
    #expect(missing?.reason == .downgrade)
    #expect(missing?.description == "the log ends with event 6, event 7 has been seen")
  }
}
