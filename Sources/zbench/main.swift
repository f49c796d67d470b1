import Columns
import Foundation
import Intake
import Numbers
import Syntax
import Semantics
import Glibc

func one(_ s: String) -> OneOfType { OneOfType(name: nil, values: s.split(separator: " ").map { OneOfType.Value(name: String($0)) }, otherwise: nil) }
let oneOfs = [one("A B M C D"), one("NORMAL ABNORMAL CANCELLED SUSPENDED"), one((0..<16).map { ($0 < 10 ? "I0" : "I") + "\($0)" }.joined(separator: " ")), one("BASIC GENERAL OTHER")]
func f(_ n: String, _ t: ValueType, _ d: Int = 0, opt: Bool = false, key: Bool = false) -> FieldSchema { FieldSchema(name: n, type: t, decimals: d, isOptional: opt, isKey: key) }
let args = CommandLine.arguments
let textKey = args.count > 4 && args[4] == "text"
let rb = RecordSchema(name: "application", words: .init(), fields: [
 f("app_id", textKey ? .text : .integer, key: true), f("application_date", .date), f("tax_level", .oneOf(0)), f("established_date", .date), f("taxpayer_status", .oneOf(1)),
 f("vat_paid_12m", .money, 2, opt: true), f("vat_paid_prev_12m", .money, 2, opt: true), f("cit_paid_12m", .money, 2, opt: true), f("revenue_12m", .money, 2),
 f("revenue_prev_12m", .money, 2, opt: true), f("total_assets", .money, 2, opt: true), f("employees", .integer, opt: true), f("industry", .oneOf(2)), f("overdue_count_24m", .integer), f("max_overdue_days", .integer),
 f("credit_inquiries_3m", .integer, opt: true), f("outstanding_loans", .money, 2), f("blacklist_hit", .boolean), f("court_enforcement_count", .integer), f("void_invoice_ratio", .share, 4), f("red_invoice_ratio", .share, 4), f("top1_customer_share", .share, 4), f("months_filed_24m", .integer), f("owner_age", .integer), f("requested_amount", .money, 2), f("account_type", .oneOf(3))], key: 0, asOf: 1)
let schema = InputSchema(name: "rb30", record: rb, oneOfs: oneOfs)
func rss() -> Int { var u = rusage(); getrusage(0, &u); return u.ru_maxrss / 1024 }
let runs = Int(args[3])!
for _ in 0..<runs {
  let t = ContinuousClock.now
  let r = try load(IntakeRequest(files: ["application": args[1]], threads: Int(args[2])!), schema: schema)
  let d = ContinuousClock.now - t
  let s = Double(d.components.attoseconds) / 1e18 + Double(d.components.seconds)
  var bytes = 0
  for c in r.table?.columns ?? [] { 
    switch c.column.storage { case .bytes(let v): bytes += v.count; case .int32(let v): bytes += 4 * v.count; case .lanes(let v): bytes += 8*v.count; case .wide(let v): bytes += 16*v.count }
    bytes += (c.column.validity?.count ?? 0) + (c.column.dictionary?.count ?? 0) * 16
  }
  print("rows", r.read, "kept", r.kept, "s", s, "Mrows/s", Double(r.read) / s / 1e6, "columns MB", bytes >> 20, "rss MB", rss())
  for b in r.badRows.prefix(3) { print(b) }
}
