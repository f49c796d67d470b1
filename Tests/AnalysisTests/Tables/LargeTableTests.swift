import Diagnostics
import Numbers
import Semantics
import Syntax
import Testing

@testable import Analysis

/// A table of 1,000 rows over six columns that share out all cases.
@Suite struct LargeTableTests {
  private static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

  /// A box is cut in two at a random place of a random column until there are 1,000.
  private static let boxes: [[Range<Int>]] = {
    var random = SeededGenerator(1)
    var boxes = [Array(repeating: 0..<1_000_000, count: 6)]
    while boxes.count < 1_000 {
      var box = boxes.remove(at: Int.random(in: 0..<boxes.count, using: &random))
      let column = Int.random(in: 0..<6, using: &random)
      let whole = box[column]
      let cut = Int.random(in: whole.lowerBound + 1..<whole.upperBound, using: &random)
      box[column] = whole.lowerBound..<cut
      boxes.append(box)
      box[column] = cut..<whole.upperBound
      boxes.append(box)
    }
    return boxes
  }()

  private func table(
    _ boxes: [[Range<Int>]] = Self.boxes, policy: DecisionTable.Policy = .unique
  ) -> DecisionTable {
    func number(_ value: Int) -> Constant { .number(Number(value)) }
    let domain = InputDomain(
      range: ValueRange(
        lower: number(0), lowerIncluded: true, upper: number(1_000_000), upperIncluded: false),
      decimals: 0, mayBeMissing: false)
    return DecisionTable(
      name: "t", words: Words(),
      columns: (0..<6).map { .init(name: "c\($0)", type: .integer, domain: domain) },
      outputType: .integer, outputDecimals: 0, policy: policy,
      rows: boxes.enumerated().map { index, box in
        .init(
          cells: box.map { bounds in
            bounds == 0..<1_000_000
              ? .any
              : .tests(
                negated: false,
                [
                  .range(
                    ValueRange(
                      lower: number(bounds.lowerBound), lowerIncluded: true,
                      upper: number(bounds.upperBound), upperIncluded: false))
                ])
          }, output: number(index), span: Self.span)
      }, otherwise: nil, span: Self.span)
  }

  private func knowledge(_ table: DecisionTable) -> TableKnowledge {
    var analysis = TableAnalysis(table, oneOfs: [])
    return analysis.knowledge()
  }

  @Test("that share out all cases leave nothing to say")
  func whole() throws {
    let table = table()
    let space = CaseSpace(table, oneOfs: [])
    var budget = SearchBudget()
    #expect(try space.gaps(in: space.whole, limit: 3, &budget).isEmpty)
    let known = knowledge(table)
    #expect(known.facts.isEmpty)
    #expect(!known.isPartial)
  }

  @Test("a row that is left out is the one gap")
  func gap() throws {
    var boxes = Self.boxes
    let left = boxes.remove(at: 500)
    let table = table(boxes)
    let space = CaseSpace(table, oneOfs: [])
    var budget = SearchBudget()
    let gaps = try space.gaps(in: space.whole, limit: 3, &budget)
    #expect(gaps.count == 1)
    let witness = try #require(space.witness(in: gaps[0]))
    for (value, bounds) in zip(witness, left) {
      guard case .number(let number) = value, let whole = number.integer else {
        Issue.record("\(value) is no whole number")
        continue
      }
      #expect(bounds.contains(whole))
    }
  }

  @Test("a row behind those that share it is masked; the policy need not be first without it")
  func masked() {
    var boxes = Self.boxes
    let low = Array(repeating: 0..<500_000, count: 6)
    boxes.append(low)
    let facts = knowledge(table(boxes, policy: .first)).facts
    #expect(facts.count == 1)
    guard case .masked(row: 1_000, let others)? = facts.first else {
      Issue.record("found \(facts)")
      return
    }
    // Exactly the boxes that reach into it are needed.
    #expect(
      others
        == Self.boxes.indices.filter { index in
          zip(Self.boxes[index], low).allSatisfy { $0.overlaps($1) }
        })
    #expect(knowledge(table(policy: .first)).facts == [.policyPossible(.unique)])
  }

  @Test("a table with more pieces than the budget allows is only partly known")
  func partial() {
    var analysis = TableAnalysis(
      table(policy: .first), oneOfs: [], budget: SearchBudget(10))
    #expect(analysis.knowledge().isPartial)
  }
}
