import Diagnostics
import Numbers
import Semantics

/// The versions that a sweep decides, before any application is read: one program computes them all.
package struct SweptVersions: Sendable {
  package let axes: [SweepAxis]
  /// The axis whose values only turn a rule; none of them is decided.
  package let turningAxis: Int?
  /// Combinations of the other axes, the last axis changing fastest.
  let combinations: [[(axis: SweepAxis, value: Number)]]
  let plan: SweepPlan

  /// Combinations that a sweep may have at most.
  package static let greatest = 100_000

  /// - Parameter book: the candidate, whose figures are swept.
  /// - Throws: where there are too many combinations, or the book does not hold with one.
  package init(_ book: SweptBook, _ axes: [SweepAxis]) throws(SweepError) {
    self.axes = axes
    let size = axes.reduce(1) { $0 * $1.values.count }
    guard size <= Self.greatest else { throw .tooMany(size, of: nil) }
    let turning = try Self.turning(book, axes)
    turningAxis = turning?.axis
    let others = axes.indices.filter { $0 != turning?.axis }.map { axes[$0] }
    combinations = others.reduce([[]]) { combinations, axis in
      combinations.flatMap { settings in axis.values.map { settings + [(axis, $0)] } }
    }
    plan = SweepPlan(
      try combinations.map { settings throws(SweepError) in try book.program(settings) },
      turning?.threshold)
  }

  /// All combinations.
  var size: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// The columns that some combination reads, as `InputSchema.reading` names them; neither version need read all of them.
  package var columns: Set<String> { plan.columns }

  /// Those of the columns that hold texts whose words matter.
  package var words: Set<String> { plan.words }

  /// The axis with the most values of those that only turn a rule.
  private static func turning(
    _ book: SweptBook, _ axes: [SweepAxis]
  ) throws(SweepError) -> (axis: Int, threshold: Threshold)? {
    let byCount = axes.indices.sorted {
      (-axes[$0].values.count, $0) < (-axes[$1].values.count, $1)
    }
    for index in byCount {
      let axis = axes[index]
      guard case .parameter(let parameter) = axis.target,
        let other = axis.values.last(where: { $0 != axis.current })
      else { continue }
      let altered = try book.program([(axis, other)])
      if let threshold = Threshold(parameter, base: book.program, altered: altered) {
        return (index, threshold)
      }
    }
    return nil
  }
}

extension SweepError {
  /// - Parameter applications: that they are to be decided over, where that is what makes them too many.
  static func tooMany(_ combinations: Int, of applications: Int?) -> SweepError {
    let words =
      applications.map {
        Phrase(
          "\(combinations) combinations over \($0) applications are too many",
          "\($0) 笔申请上取 \(combinations) 个组合，数量过大")
      }
      ?? Phrase(
        "\(combinations) combinations are too many: at most \(SweptVersions.greatest)",
        "\(combinations) 个组合数量过大，最多 \(SweptVersions.greatest) 个")
    return SweepError(
      words,
      remedy: Phrase(
        "take fewer values, wider steps or fewer months", "请减少取值、加大步长或减少月份"))
  }
}
