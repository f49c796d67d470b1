import Analysis
import Columns
import Diagnostics
import Engine
import Foundation
import Numbers
import Semantics
import Testing

@testable import Trials

@Suite("Proofs against runs") struct EquivalentMutantTests {
  @Test(
    "mutants that are proved to be the book again decide made-up applications alike",
    arguments: ["tax_line/v2", "term_loan/v2"])
  func alike(name: String) throws {
    let models = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Models/\(name)").standardized.path
    let book = try check(bookAt: models, reader: .onDisk)
    let plain = try #require(book.withoutTests.program)
    var maker = ApplicationMaker(plain, seed: 7)
    let table = RecordTable((0..<400).map { _ in maker.application() }, of: plain)
    let expected = try Decided(plain, table)
    var proved = 0
    for mutant in MutationTrial(book, operators: Set(MutationOperator.allCases)).mutants {
      let changed = book.replacing(mutant.file, with: mutant.text(in: book.files))
      guard let other = changed.program, Equivalence.proof(plain, other) != nil else { continue }
      proved += 1
      #expect(try Decided(other, table) == expected, "\(mutant)")
    }
    #expect(proved > 3)
  }
}

/// All that can be seen of decisions.
private struct Decided: Equatable {
  var rows: [String] = []

  init(_ program: Program, _ table: RecordTable) throws {
    let decisions = try Engine(program).decide(
      table, options: RunOptions(threads: 1, keep: program.outputs.map(\.node)))
    for row in 0..<table.count {
      var text = "\(decisions.outcome(row))"
      for (index, rule) in program.rules.enumerated() {
        if decisions.fired(index, row) { text += " \(rule.code)" }
        if decisions.undecided(index, row) { text += " \(rule.code)?" }
      }
      for output in program.outputs {
        guard let kept = decisions.kept[output.node] else { continue }
        let status = kept.status(row)
        let number = Number(kept.column.scaled(row), decimals: kept.column.decimals)
        let isKnown = status & (Status.missing | Status.error) == 0
        text += " \(output.name) " + (isKnown ? number?.description ?? "?" : "\(status)")
      }
      rows.append(text)
    }
  }
}

/// Applications whose numbers lie at and beside the figures that a book names.
private struct ApplicationMaker {
  private let program: Program
  private var state: UInt64
  private let figures: [Number]

  init(_ program: Program, seed: UInt64) {
    self.program = program
    state = seed
    var figures: Set<Number> = [.zero]
    for case .constant(.number(let number)) in program.nodes.map(\.operation) {
      figures.insert(number)
    }
    for case .number(let number) in program.parameters.map(\.value) { figures.insert(number) }
    for row in program.tables.flatMap(\.rows) {
      for case .tests(_, let tests) in row.cells {
        for case .range(let range) in tests {
          for case .number(let bound)? in [range.lower, range.upper] { figures.insert(bound) }
        }
      }
    }
    self.figures = figures.sorted()
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func application() -> TestCase {
    let values = program.record.fields.indices.map { index in
      index == program.record.asOf
        ? Constant.date(CalendarDate(year: 2026, month: 3, day: 10)!)
        : value(of: program.record.fields[index])
    }
    let rows = program.lists.map { list -> [[Constant?]]? in
      (0..<random(30)).map { _ in list.record.fields.map { value(of: $0) } }
    }
    return TestCase(
      title: "", values: values, rows: rows, parameters: [:], expectations: [],
      span: SourceSpan(file: FileID(index: 0), lower: 0, upper: 0))
  }

  private mutating func value(of field: FieldSchema) -> Constant? {
    if field.isOptional, random(6) == 0 { return nil }
    switch field.type {
    case .boolean: return .truth(random(4) == 0)
    case .oneOf(let type): return .code(random(program.oneOfs[type].values.count))
    case .text: return .text(["x", "y"][random(2)])
    case .date:
      return CalendarDate(year: 2024 + random(3), month: 1 + random(12), day: 1 + random(28))
        .map { .date($0) }
    default: return .number(number(of: field))
    }
  }

  private mutating func number(of field: FieldSchema) -> Number {
    let step = Number(1, decimals: field.decimals) ?? .one
    var number =
      figures[random(figures.count)].magnitude
      .rounded(.down, toDecimals: field.decimals) ?? .zero
    switch random(3) {
    case 0: number = number.adding(step) ?? number
    case 1: number = number.subtracting(step) ?? number
    default: break
    }
    let low = field.lowest.flatMap { field.lowestIncluded ? $0 : $0.adding(step) } ?? .zero
    let high = field.highest ?? Number(100_000_000)
    return max(low, min(high, number))
  }
}

extension BookReader {
  fileprivate static let onDisk = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) },
    names: { path in
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
      return names
    })
}
