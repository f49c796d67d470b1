import Contracts
import Diagnostics
import LoanBook
import Numbers
import Testing

@Suite("Curves that hold together")
struct LoanCurvesTests {
  private func refusal(
    _ language: Language = .english, _ change: (inout LoanCurves.Figures) -> Void
  ) -> String? {
    var figures = LoanCurves.Figures()
    change(&figures)
    do {
      _ = try LoanCurves(validating: figures)
      return nil
    } catch { return error.phrase.text(in: language) }
  }

  private func tenths(_ count: Int) -> Number { Number(Int128(count), decimals: 1) ?? .zero }

  @Test("shares are shares")
  func shares() {
    #expect(refusal { _ in } == nil)
    #expect(
      refusal { $0.renewed = tenths(12) }
        == "renewed at maturity: expected a share within 0 % and 100 %, found 120%")
    #expect(refusal { $0.prepaid = .one } == "prepaid a year: expected less than 100 %")
    #expect(
      refusal {
        $0.lost = tenths(8)
        $0.cured = tenths(3)
      } == "more than all of a default: 80% lost and 30% cured")
    #expect(
      refusal(.chinese) {
        $0.lost = tenths(8)
        $0.cured = tenths(3)
      } == "违约金额分配超过 100%：损失 80%，恢复正常 30%")
  }

  @Test("timings never fall, and end at all of it")
  func timings() {
    #expect(
      refusal { $0.timing = DefaultTiming(MonthCurve([.init(3, tenths(5)), .init(6, tenths(4))])) }
        == "timing of default: a cumulative share cannot fall, as it does at month 6")
    #expect(
      refusal { $0.timing = DefaultTiming(MonthCurve([.init(0, tenths(5))])) }
        == "timing of default: month 0 is stated twice or before the curve begins")
    #expect(
      refusal { $0.writeOff = MonthCurve([.init(9, tenths(9))]) }
        == "timing of write-off: expected all of it in the end, found 90%")
    #expect(
      refusal { $0.recovery = MonthCurve([.init(9, tenths(9)), .init(9, .one)]) }
        == "timing of recovery: month 9 is stated twice or before the curve begins")
    #expect(
      refusal { $0.use = MonthCurve([.init(1, .one)]) }
        == "use of the line: expected a share at month 0")
    #expect(
      refusal { $0.use = MonthCurve([.init(0, .zero)]) }
        == "use of the line: expected more than 0 %")
    #expect(
      refusal {
        $0.bulletTiming = DefaultTiming(
          MonthCurve([.init(-3, tenths(3)), .init(3, tenths(14))]), from: .maturity)
      } == nil)
  }

  @Test("months are few enough to reckon with")
  func months() {
    #expect(
      refusal { $0.repaidOver = 0 }
        == "months over which cured money is repaid: expected 1 to 120, found 0")
    #expect(
      refusal(.chinese) { $0.guarantees = [Guarantee(share: .one, lag: 200, pool: nil)] }
        == "违约至代偿的月数：应为 0 至 120，实为 200")
  }

  @Test("say from which age on nobody defaults, for the timing ends")
  func lastAge() throws {
    var figures = LoanCurves.Figures()
    figures.bulletTiming = DefaultTiming(
      MonthCurve([.init(-3, tenths(3)), .init(3, .one)]), from: .maturity)
    let curves = try LoanCurves(validating: figures)
    #expect(curves.lastAgeOfDefault(.revolving, term: 24) == 12)
    #expect(curves.lastAgeOfDefault(.interestFirst, term: 24) == 27)
  }
}
