package import Diagnostics

/// One of the fixed ways in which a book is changed to see whether its tests notice.
///
/// The raw value is the name by which people choose it. `docs/mutation.md` says of each why a reviewer cares.
package enum MutationOperator: String, CaseIterable, Comparable, Sendable {
  // What decides.
  case boundary, negation, literal
  case junction
  case droppedNot = "dropped_not"
  case droppedOperand = "dropped_operand"
  case droppedMember = "dropped_member"
  // Rules.
  case effect
  case droppedRule = "dropped_rule"
  case undecided
  // Figures of policy.
  case parameter, reference
  // Tables and scorecards.
  case cell
  case tableBound = "table_bound"
  case tableOutput = "table_output"
  case swappedRows = "swapped_rows"
  case droppedRow = "dropped_row"
  case points, bin
  // Questions to lists.
  case window
  case droppedFilter = "dropped_filter"
  case aggregate
  // Amounts.
  case rounding, assumed
  case droppedStep = "dropped_step"
  case arithmetic, branches

  package static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }

  /// What it changes, in a few words.
  package var title: Phrase {
    switch self {
    case .boundary: Phrase("a bound taken in or left out", "边界值由含变为不含，或反之")
    case .negation: Phrase("a condition turned round", "条件取反")
    case .literal: Phrase("a figure moved by one step", "数值移动一个单位")
    case .junction: Phrase("'and' and 'or' exchanged", "“且”与“或”互换")
    case .droppedNot: Phrase("'not' left out", "去掉“非”")
    case .droppedOperand: Phrase("one of several conditions left out", "去掉并列条件之一")
    case .droppedMember: Phrase("a value left out of a set", "从集合中去掉一个取值")
    case .effect: Phrase("a rule's effect exchanged", "规则结果互换")
    case .droppedRule: Phrase("a rule left out", "去掉一条规则")
    case .undecided: Phrase("what undecided does exchanged", "“未定”的处理互换")
    case .parameter: Phrase("a parameter moved by one step", "参数移动一个单位")
    case .reference: Phrase("a reference value moved by one step", "参考值移动一个单位")
    case .cell: Phrase("a table's cell replaced", "替换决策表的单元格")
    case .tableBound: Phrase("a bound of a table's column moved", "移动决策表某列的界限")
    case .tableOutput: Phrase("a table's output changed", "改变决策表的输出")
    case .swappedRows: Phrase("two rows exchanged", "交换两行")
    case .droppedRow: Phrase("a row left out", "去掉一行")
    case .points: Phrase("points of a scorecard changed", "改变评分卡的分值")
    case .bin: Phrase("a bin's bound moved", "移动评分卡的分段界限")
    case .window: Phrase("a window one longer or shorter", "时间窗口加长或缩短一期")
    case .droppedFilter: Phrase("a filter of a list left out", "去掉列表的筛选条件")
    case .aggregate: Phrase("another question to the list", "换一种汇总方式")
    case .rounding: Phrase("rounded otherwise", "改变取整方式或单位")
    case .assumed: Phrase("an assumed value moved by one step", "假定值移动一个单位")
    case .droppedStep: Phrase("a limit, factor or deduction left out", "去掉上限、系数或扣减")
    case .arithmetic: Phrase("an arithmetic operator exchanged", "算术运算互换")
    case .branches: Phrase("the branches of a choice exchanged", "“如果”的两个分支互换")
    }
  }
}
