import Foundation
import Testing

@testable import CommandLineTool

@Suite("stats") struct StatsTests {
  /// The bank of `SmallBusiness` in the tests of Simulation, which reckon its figures by hand.
  private static let files = [
    "small.rules": """
    rulebook small
    decides application
    record application {
      id         text key
      applied_on date as_of
      customer   text role customer
    }
    admission { undecided: refer  refer A01 "Late" when applied_on > 2030-01-01 }

    """,
    "bank/applications.csv": """
    id,applied_on,customer
    K1,2024-01-10,C1
    K2,2024-02-05,C1
    K3,2024-01-20,C2
    K4,2024-02-20,C2
    K5,2024-03-05,C1
    K6,2024-03-10,C3
    K7,2024-03-12,C4

    """,
    "bank/recorded.csv": """
    application,product,version,system_outcome,final_outcome,override_reason,decided_on,decided_line,booked_line,rate,term
    K1,tax_line,,approve,approve,,2024-01-15,100000.00,100000.00,0.0435,12
    K2,invoice_line,,refer,approve,,2024-02-10,50000.00,40000.50,0.0500,1
    K3,tax_line,,decline,decline,,2024-01-20,,,,
    K4,tax_line,,refer,refer,,2024-02-21,80000.00,,,
    K5,tax_line,,approve,approve,,2024-03-08,150000.00,150000.00,0.0435,12
    K6,tax_line,,refer,approve,,2024-04-02,200000.00,200000.00,0.0435,12

    """,
    "bank/performance.csv": """
    application,month_end,drawn,balance,days_past_due,cured,recovered,written_off
    K1,2024-01-31,60000.00,60000.00,0,0,0,0
    K1,2024-02-29,0,55000.10,0,0,0,0
    K1,2024-03-31,10000.00,65000.10,90,0,0,0
    K2,2024-02-29,40000.50,40000.50,0,0,0,0
    K2,2024-03-31,0,30000.00,91,0,1000.25,5000.00

    """,
  ]

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(files)
    let run = folder.run(
      "import", "--schema", "@/small.rules", "--csv", "@/bank", "--into", "@/h.db")
    #expect(run.code == 0, "\(run.messages)")
    return folder
  }

  @Test("tables by period, for all products together and for each, within 100 columns")
  func text() throws {
    let folder = try Self.folder()
    let run = folder.run(
      "stats", "--history", "@/h.db", "--at", "2024-03-31", "--grain", "quarter")
    #expect(run.code == 0, "\(run.messages)")
    let lines = run.output.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(
      run.output.components(separatedBy: "\n\nproduct ").first == """
        statistics at 2024-03-31, from 2024-01-01 by quarter
        amounts in yuan

        all products

          applications, by their date
          period   applications  approved  declined  pending  not decided  pass rate  pending share
          ───────  ────────────  ────────  ────────  ───────  ───────────  ─────────  ─────────────
          2024-Q1             7         3         1        2            1     42.86%         28.57%

          customers, by their best outcome
          period   customers  approved  pending  declined  not decided
          ───────  ─────────  ────────  ───────  ────────  ───────────
          2024-Q1          4         1        2         0            1

          credit lines
          period   new in the period  in force at its end  customers  per customer
          ───────  ─────────────────  ───────────────────  ─────────  ────────────
          2024-Q1         190,000.50           150,000.00          1    150,000.00

          loan balance
          period   at the period's end  customers  average of month ends  over 90 days past due   share
          ───────  ───────────────────  ─────────  ─────────────────────  ─────────────────────  ──────
          2024-Q1            95,000.10          1              67,280.43              30,000.00  31.58%

          flows of the period
          period        drawn  recovered  written off
          ───────  ──────────  ─────────  ───────────
          2024-Q1  110,000.50   1,000.25     5,000.00
        """)
    #expect(
      run.output.contains(
        "  2024-Q1          40,000.50                 0.00          0             –\n"))
    #expect(
      lines.suffix(4) == [
        "", "– not available: a share or average of nothing",
        "applications without a product, in the total alone: 1", "",
      ])
  }

  @Test("the same in Chinese, of one product")
  func chinese() throws {
    let folder = try Self.folder()
    let run = folder.run(
      "stats", "--history", "@/h.db", "--at", "2024-03-31", "--grain", "quarter", "--product",
      "invoice_line", "--language", "zh")
    #expect(
      run.output == """
        统计日 2024-03-31，自 2024-01-01 起按季统计
        金额单位：元

        产品 invoice_line

          申请（按申请日期）
          统计期   申请笔数  通过笔数  拒绝笔数  待定笔数  未决策笔数   通过率  待定占比
          ───────  ────────  ────────  ────────  ────────  ──────────  ───────  ────────
          2024-Q1         1         1         0         0           0  100.00%     0.00%

          客户（按最好的审批结论）
          统计期   客户数  通过  待定  拒绝  未决策
          ───────  ──────  ────  ────  ────  ──────
          2024-Q1       1     1     0     0       0

          授信额度
          统计期   统计期内新增  期末有效  授信客户数  户均
          ───────  ────────────  ────────  ──────────  ────
          2024-Q1     40,000.50      0.00           0     –

          贷款余额
          统计期        期末  贷款客户数  平均（按月末）  逾期90天以上     占比
          ───────  ─────────  ──────────  ──────────────  ────────────  ───────
          2024-Q1  30,000.00           1       18,296.87     30,000.00  100.00%

          统计期内发生额
          统计期      放款额  收回不良    核销额
          ───────  ─────────  ────────  ────────
          2024-Q1  40,000.50  1,000.25  5,000.00

        – 无数据：分母为零
        未注明产品的申请只计入合计：1 笔

        """)
  }

  @Test("for machines: amounts as text, what is not available is null, with its reason")
  func machines() throws {
    let folder = try Self.folder()
    let arguments = ["stats", "--history", "\(folder.path)/h.db", "--at", "2024-04-30"]
    let json = ToolRun(arguments + ["--from", "2024-04-01", "--format", "json"]).output
    #expect(json.contains(#""line_in_force": "350000.00""#))
    #expect(json.contains(#""n_applications": null"#))
    #expect(json.contains(#""n_applications": "after_last_application""#))
    #expect(json.contains(#""balance": "after_last_performance""#))
    let csv = ToolRun(arguments + ["--from", "2024-04-01", "--format", "csv"]).output
    #expect(csv.hasPrefix("period,first,last,product,n_applications,n_customers,n_approved,"))
    #expect(
      csv.components(separatedBy: "\n").dropFirst().first
        == "2024-04,2024-04-01,2024-04-30,all,,,,,,,,,,,,,200000.00,350000.00,2,175000.00,,,,,,,,")
  }

  @Test("a date outside the data, and a product that is not there, are told")
  func refusals() throws {
    let folder = try Self.folder()
    #expect(
      folder.run("stats", "--history", "@/h.db", "--at", "2019-12-31")
        == ToolRun(
          messages: """
            error: --at 2019-12-31 is outside the history, which tells of 2024-01-01 to 2024-04-30

            """, code: 3))
    #expect(
      folder.run("stats", "--history", "@/h.db", "--at", "2024-03-31", "--product", "tax_lime")
        == ToolRun(
          messages: """
            error: the history has no product 'tax_lime'; it has invoice_line, tax_line

            """, code: 3))
    #expect(folder.run("stats", "--history", "@/none.db", "--at", "2024-03-31").code != 0)
  }
}
