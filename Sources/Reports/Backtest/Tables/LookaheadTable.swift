import Diagnostics
import RunRecord
package import Simulation
import Syntax

extension LookaheadAudit {
  /// What leaks, and what the audit cannot say; without keys of applications, as in all tables.
  func table(_ words: FieldWords) -> RunTable {
    var table = RunTable(
      "lookahead_audit", Phrase("Look-ahead audit", "前视核查"),
      note: extent + Phrase("; ", "；") + answer,
      columns: [
        .init("fact", Phrase("field or list", "字段或列表"), .text),
        .init("finding", Phrase("finding", "结果"), .text),
        .init("detail", Phrase("detail", "说明"), .text),
      ])
    for leak in leaks {
      let version = leak.version == .live ? BacktestText.live : BacktestText.candidate
      table.rows.append([
        .text(leak.names.joined(separator: " ")), .label("leak", Phrase("leak", "存在前视")),
        .label(leak.version.rawValue, version),
      ])
    }
    for fact in facts {
      table.rows.append([words.field(fact.name), fact.footing.finding, fact.footing.detail])
    }
    return table
  }

  /// How much was decided anew.
  var extent: Phrase {
    BacktestWords.applications(applications)
      + Phrase(
        " decided anew \(rounds) times by each version, \(BacktestWords.count(changes)) values and rows changed that were known later or not open to it",
        "各由每一版重新决策 \(rounds) 次，共改动决策日之后才获知或未获授权的值与行 \(BacktestWords.count(changes)) 处")
  }

  private var answer: Phrase {
    leaks.isEmpty
      ? Phrase("no decision changed", "没有任何决策因此改变")
      : Phrase("\(leaks.count) leaks", "发现 \(leaks.count) 处前视")
  }
}

extension LookaheadAudit.Footing {
  fileprivate var finding: RunTable.Cell {
    switch self {
    case .notAuditable: .label("not_auditable", Phrase("not auditable", "无法核查"))
    case .assumed: .label("assumed", Phrase("known on an assumed day", "获知日为假定"))
    case .lag: .label("lag", Phrase("known later than dated", "晚于所标日期获知"))
    }
  }

  fileprivate var detail: RunTable.Cell {
    switch self {
    case .notAuditable:
      .label(
        "not_recorded", Phrase("it is not recorded when it became known", "未记录何时获知"))
    case .assumed(let because): .text(because)
    case .lag(let count, let unit, let source):
      .label(
        "\(count)_\(unit == .days ? "days" : "months")",
        (unit == .days
          ? Phrase("\(count) days", "\(count) 天") : Phrase("\(count) months", "\(count) 个月"))
          + Phrase(", as source '\(source)' assumes", "（数据来源“\(source)”的假定）"))
    }
  }
}

extension BacktestHeader.Audit {
  /// What an audit came to, in the few words of a card.
  package init(_ audit: LookaheadAudit) {
    let blind = audit.facts.count { $0.footing == .notAuditable }
    let decided = Phrase(
      "\(BacktestWords.count(audit.applications)) applications decided anew",
      "重新决策 \(BacktestWords.count(audit.applications)) 笔申请")
    self.init(
      leaks: audit.leaks.count,
      extent: blind == 0
        ? decided
        : decided + Phrase("; \(blind) facts not auditable", "；\(blind) 项事实无法核查"))
  }
}
