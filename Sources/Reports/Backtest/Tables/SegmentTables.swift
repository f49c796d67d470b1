import Diagnostics
import Numbers
import RunRecord
import Semantics
import Simulation
import Syntax

extension Comparison {
  /// Both versions by the values of each field.
  var segmentTable: RunTable {
    RunTable(
      "segments", Phrase("Segments", "分群对比"), note: supportNote,
      columns: SegmentFigures.columns + [
        .init("n_applications", Phrase("Applications", "申请笔数"), .count)
      ] + RunTable.pair("n_approved", Phrase("Approved", "通过笔数"), .count)
        + RunTable.pair("pass_rate", Phrase("Pass rate", "通过率"), .share)
        + RunTable.pair("line_total", Phrase("Approved line", "通过额度"), .money) + [
          .init("n_swap_in", Phrase("Swapped in", "换入"), .count),
          .init("n_swap_out", Phrase("Swapped out", "换出"), .count),
        ],
      rows: segments.map { [words = self.words] segment in
        func share(_ part: Int) -> RunTable.Cell {
          segment.applications < minimumSupport
            ? .smallCell : .share(part, of: segment.applications)
        }
        return segment.cells(words) + [.count(segment.applications)]
          + RunTable.pair(.count(segment.liveApproved), .count(segment.candidateApproved))
          + RunTable.pair(share(segment.liveApproved), share(segment.candidateApproved))
          + RunTable.pair(line(segment.liveLine, live), line(segment.candidateLine, candidate))
          + [
            .count(segment.candidateApproved - segment.bothApproved),
            .count(segment.liveApproved - segment.bothApproved),
          ]
      })
  }

  /// Whom the candidate declines, refers or grants less than the live version.
  var loserTable: RunTable {
    RunTable(
      "who_loses", Phrase("Who loses", "受损客群"),
      note: Phrase(
        """
        of the applications that the live version approves: those that the candidate refers, declines or grants a lower \
        line; a renewal is an application of a customer who was approved before; 
        """,
        "现行版通过的申请中，候选版转人工、拒绝或降低额度的；续贷指该客户此前已有申请通过；") + supportNote,
      columns: SegmentFigures.columns + [
        .init("n_approved.live", Phrase("Approved (live)", "通过笔数（现行）"), .count),
        .init("n_lose", Phrase("Lose", "受损笔数"), .count),
        .init("n_lose_declined", Phrase("Declined", "转为拒绝"), .count),
        .init("n_lose_referred", Phrase("Referred", "转为转人工"), .count),
        .init("n_lose_line_cut", Phrase("Line cut", "降低额度"), .count),
        .init("share_lose", Phrase("Share", "受损占比"), .share),
        .init("line_lost", Phrase("Line lost", "减少额度"), .money),
        .init("main_reason", Phrase("Main reason", "主要原因"), .text),
        .init("n_main_reason", Phrase("By it", "其笔数"), .count),
      ],
      rows: segments.map { [words = self.words] segment in
        segment.cells(words) + [
          .count(segment.liveApproved), .count(segment.losers), .count(segment.declined),
          .count(segment.referred), .count(segment.cut),
          segment.liveApproved < minimumSupport
            ? .smallCell : .share(segment.losers, of: segment.liveApproved),
          live.decidesLine ? .fen(segment.lineLost) : .noLine, reason(segment.mainReason),
          segment.mainReason == nil ? .empty : .count(segment.mainReasonCount),
        ]
      })
  }

  private var supportNote: Phrase {
    Phrase(
      "shares of fewer than \(minimumSupport) applications are not shown",
      "不足 \(minimumSupport) 笔的占比不予显示")
  }

  private func line(_ fen: Int128, _ program: Program) -> RunTable.Cell {
    program.decidesLine ? .fen(fen) : .noLine
  }

  private func reason(_ reason: SegmentFigures.Reason?) -> RunTable.Cell {
    switch reason {
    case .rule(let place): .named(candidate.rules[place].code, candidate.rules[place].words)
    case .output: .label("output_not_known", Phrase("an output is not known", "输出项未知"))
    case .lineCut: .label("line_cut", Phrase("line cut", "额度降低"))
    case nil: .empty
    }
  }
}

extension Program {
  /// Whether there is an output `line` of money.
  fileprivate var decidesLine: Bool {
    outputs.contains { $0.name == "line" && self[$0.node].type == .money }
  }
}

extension SegmentFigures {
  fileprivate static let columns: [RunTable.Column] = [
    .init("field", Phrase("Field", "字段"), .text),
    .init("value", Phrase("Value", "取值"), .text),
  ]

  fileprivate func cells(_ words: FieldWords) -> [RunTable.Cell] {
    switch field {
    case .all: words.group(nil, nil)
    case .named(let name): words.group(name, value)
    case .relation:
      [
        .label("relation", Phrase("relation", "客户关系")),
        value == "renewal"
          ? .label("renewal", Phrase("renewal", "续贷"))
          : .label("first_grant", Phrase("first grant", "首次授信")),
      ]
    }
  }
}

extension RunTable.Cell {
  fileprivate static let smallCell = Self.unavailable(
    "small_cell", Phrase("too few applications", "样本过少"))
}
