import Numbers
import Semantics
import Syntax
import Testing

@Suite("Logic, comparison and selection kernels at every small size")
struct LogicKernelTests {
  /// A boolean node that may be true, false, missing or an error, by a code field: 0, 1, 2, 3.
  private static func kleene(_ small: inout SmallProgram) -> NodeID {
    let code = small.field(.integer)
    let truth = small.node(
      .compare(.equal, code, small.constant(.number(.one))), .boolean)
    let unknown = small.constant(.missing, .boolean)
    let isMissing = small.node(
      .compare(.equal, code, small.constant(.number(Number(2)))), .boolean)
    let open = small.node(
      .choose(condition: isMissing, then: unknown, otherwise: truth), .boolean, mayBeMissing: true)
    // Crossed bounds where the code is 3.
    let bound = small.node(
      .clamp(
        code, Bounds(lower: code, upper: small.constant(.number(Number(2))))), mayFail: true)
    let isSound = small.node(
      .compare(.lessOrEqual, bound, small.constant(.number(Number(9)))), .boolean)
    return small.node(.and([open, isSound]), .boolean)
  }

  @Test("all pairs of true, false, missing and error", arguments: [1, 3, 16, 64])
  func pairs(batch: Int) throws {
    let rows = (0..<16).map { [Constant.number(Number($0 / 4)), .number(Number($0 % 4))] }
    for isAnd in [true, false] {
      var small = SmallProgram()
      let (a, b) = (Self.kleene(&small), Self.kleene(&small))
      let both = small.node(isAnd ? .and([a, b]) : .or([a, b]), .boolean)
      let negated = small.node(.not(both), .boolean)
      let known = small.node(.isMissing(both), .boolean, mayFail: true)
      let supplied = small.node(.assumed(both, a, assumption: 0), .boolean)
      let chosen = small.node(.choose(condition: a, then: b, otherwise: both), .boolean)
      for node in [a, both, negated, known, supplied, chosen] {
        #expect(try small.difference(at: node, rows, batch: batch) == nil)
      }
    }
  }

  @Test("comparisons of columns of every length", arguments: Comparator.allCases)
  func comparisons(comparator: Comparator) throws {
    for count in Array(0...18) + [31, 33, 63, 64, 65, 70] {
      var small = SmallProgram()
      let numbers = [small.field(.decimal, decimals: 2), small.field(.decimal, decimals: 4)]
      let dates = [small.field(.date), small.field(.date, isOptional: true)]
      let order = small.oneOf(4, ranks: [2, nil, 0, 1])
      let codes = [small.field(order), small.field(order)]
      let nodes = [numbers, dates, codes].map {
        small.node(.compare(comparator, $0[0], $0[1]), .boolean, mayBeMissing: true)
      }
      let rows = (0..<count).map { row -> [Constant?] in
        [
          .number(Number(Int128(row % 5), decimals: 2)!),
          .number(Number(Int128(row % 7) * 50, decimals: 4)!),
          .date(CalendarDate(year: 2026, month: 1, day: row % 3 + 1)!),
          row % 11 == 3 ? nil : .date(CalendarDate(year: 2026, month: 1, day: row % 4 + 1)!),
          .code(row % 4), .code(row / 4 % 4),
        ]
      }
      for node in nodes { #expect(try small.difference(at: node, rows, batch: 64) == nil) }
    }
  }
}
