import Diagnostics
import Numbers
import RunRecord
import Simulation

extension RunTable.Cell {
  /// Why there is no figure.
  static func gap(_ gap: RiskGap) -> Self { .unavailable(gap.id, gap.words) }

  /// An estimated amount in yuan, to the fen, ties to even.
  static func yuan(_ amount: Number?) -> Self {
    .number(amount?.rounded(.halfEven, toDecimals: 2))
  }

  /// Yes or no.
  static func claim(_ isTrue: Bool) -> Self {
    isTrue ? .label("yes", Phrase("yes", "是")) : .label("no", Phrase("no", "否"))
  }
}

extension RunTable {
  /// A table of which there is nothing but the reason.
  static func gap(_ name: String, _ title: Phrase, _ gap: RiskGap) -> RunTable {
    RunTable(
      name, title,
      columns: [.init("available", Phrase("available", "可用"), .text)],
      rows: [[.gap(gap)]])
  }
}

extension ObservedRisk.Group {
  var words: Phrase {
    switch self {
    case .all: Phrase("all observed", "全部有表现")
    case .live: Phrase("live approves", "现行版通过")
    case .candidate: Phrase("candidate approves", "候选版通过")
    case .bothIn: Phrase("both in", "两版均通过")
    case .swapIn: Phrase("swap-in", "换入")
    case .swapOut: Phrase("swap-out", "换出")
    case .bothOut: Phrase("both out", "两版均不通过")
    }
  }

  var cell: RunTable.Cell { .label(rawValue, words) }
}

extension RiskStatement {
  var words: Phrase {
    switch self {
    case .live: Phrase("live version's own chance of default", "现行版自有违约概率")
    case .candidate: Phrase("candidate's own chance of default", "候选版自有违约概率")
    case .reference: Phrase("reference model", "参考模型")
    }
  }

  var cell: RunTable.Cell { .label(rawValue, words) }
}
