import Numbers
import Semantics
import Testing

@Suite("Table kernels")
struct TableKernelTests {
  private static func range(_ lower: Number?, _ upper: Number?) -> CellTest {
    .tests(
      negated: false,
      [
        .range(
          ValueRange(
            lower: lower.map { .number($0) }, lowerIncluded: true,
            upper: upper.map { .number($0) }, upperIncluded: false))
      ])
  }

  /// Cuts at so many steps, each row its own points.
  private static func steps(
    _ cuts: [Number], decimals: Int, _ rows: [[Constant?]], isOptional: Bool = false
  ) throws -> String? {
    var small = SmallProgram()
    let bounds = [nil] + cuts.map { $0 } + [nil]
    let table = small.table(
      [.decimal],
      (0...cuts.count).map {
        ([range(bounds[$0], bounds[$0 + 1])], .number(Number(($0 * 37) % 11 - 5)))
      }, policy: .unique)
    let input = small.field(.decimal, decimals: decimals, isOptional: isOptional)
    let node = small.node(.table(table, [input]), .integer, mayBeMissing: isOptional)
    return try small.difference(at: node, rows)
  }

  @Test(
    "values at cuts and one unit beside them, few cuts and many", arguments: [1, 2, 12, 13, 200])
  func cuts(count: Int) throws {
    let cuts = (0..<count).map { Number(Int128($0 * $0 * 5 - 300), decimals: 1)! }
    let values = cuts.flatMap { cut in
      (-1...1).map { Number(units: cut.units + Int128($0) * .powerOfTen(10))! }
    }
    let rows = values.map { [Constant.number($0)] } + [[nil]]
    #expect(try Self.steps(cuts, decimals: 2, rows, isOptional: true) == nil)
  }

  @Test("cuts that the column's decimals, or doubles, cannot hold")
  func fineCuts() throws {
    let fine = [Number(units: 1)!, Number(5, decimals: 1)!, Number(1_500_001, decimals: 6)!]
    let whole = (-2...4).map { [Constant.number(Number($0))] }
    #expect(try Self.steps(fine, decimals: 0, whole) == nil)
    let large = [Number((1 << 53) - 1), Number(1 << 53), Number((1 << 53) + 1), .greatest]
    let near = (-3...1).map { [Constant.number(Number((1 << 53) + $0))] }
    #expect(try Self.steps(large, decimals: 0, near) == nil)
    #expect(try Self.steps(large, decimals: 0, Array(near.prefix(2))) == nil)
  }

  @Test("more cases than are tabulated")
  func manyCases() throws {
    var small = SmallProgram()
    let inputs = (0..<4).map { small.field(.decimal, isOptional: $0 == 0) }
    // 19 or 20 cuts in each column, so more than 20⁴ cases.
    let table = small.table(
      inputs.map { _ in .decimal },
      (1...29).map { row in
        (
          inputs.indices.map { column in
            (row + column) % 3 == 0
              ? .any : Self.range(nil, Number(row * [1, 7, 11, 13][column] % 30 * 10 + 5))
          }, .number(Number(row))
        )
      }, policy: .first, otherwise: .number(Number(-1)))
    let node = small.node(.table(table, inputs), .integer, mayBeMissing: true)
    let rows = (0..<400).map { row -> [Constant?] in
      inputs.indices.map { column in
        column == 0 && row % 50 == 7 ? nil : .number(Number(row * (7 + column * 13) % 310))
      }
    }
    #expect(try small.difference(at: node, rows) == nil)
    let outputs = Set(
      rows.map { Reference(small.program, Application(fields: $0, lists: [])).value(node) })
    #expect(outputs.count > 5)
  }

  @Test("what cells say of missing: undecided, or false where the column speaks of missing")
  func missing() throws {
    for policy in [.unique, .first, .collect(.sum), .collect(.count)] as [DecisionTable.Policy] {
      for named in [false, true] {
        for otherwise in [nil, Constant.number(Number(9))] {
          var small = SmallProgram()
          let type = small.oneOf(3)
          let rest: CellTest.Test = named ? .missing : .equal(.code(2))
          let table = small.table(
            [type, .boolean],
            [
              ([.tests(negated: false, [.equal(.code(0))]), .any], .number(Number(1))),
              (
                [
                  .tests(negated: false, [.equal(.code(1))]),
                  .tests(negated: true, [.equal(.truth(true))]),
                ], .number(Number(2))
              ),
              ([.tests(negated: false, [rest]), .any], .number(Number(3))),
            ], policy: policy, otherwise: otherwise)
          let inputs = [
            small.field(type, isOptional: true), small.field(.boolean, isOptional: true),
          ]
          let node = small.node(.table(table, inputs), .integer, mayBeMissing: true)
          let rows = (0..<12).map { row -> [Constant?] in
            [
              row % 4 == 3 ? nil : .code(row % 4), row / 4 == 2 ? nil : .truth(row / 4 == 1),
            ]
          }
          #expect(try small.difference(at: node, rows) == nil)
        }
      }
    }
  }
}
