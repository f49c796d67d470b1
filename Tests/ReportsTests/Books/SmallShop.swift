import Diagnostics
import Semantics
import Testing
import Trials

/// A book with a clause, a table, a reference value, a source under consent and two tests.
enum SmallShop {
  static let text = """
    /// Loans to shops.
    rulebook shop "Shop loans" zh "商户贷"
    card { owner "Products" purpose "credit decision" }
    decides application
    source tax "Tax office" zh "税务" requires consent agreed_from to agreed_until
    record application {
      applied_on   date as_of
      level        one of A zh "甲", B optional from tax zh "等级"
      age          months [0 months, 600 months] "Months in business" zh "经营月数"
      requested    money
      agreed_from  date optional
      agreed_until date optional
    }
    parameter least_age: months = 12 months tunable [6 months, 24 months] step 6 months "Least age" zh "最短经营时间"
    reference lpr: rate zh "基准利率" { from 2024-10-21 = 3.10%  from 2025-05-20 = 3% source "PBoC" }
    table factor(level) -> decimal "Factor" zh "系数" {
      | level   | factor  |
      | A       | 2       |
      | B       | 1       |
      | missing | missing |
    }
    admission {
      undecided: refer
      decline A01 "Too young" zh "经营时间短" when age < least_age basis "Law 3; Notice 7"
      refer   A02 "Not level A" when level = B basis "Law 3"
      refer   A03 "Large" when requested > 1_000
    }
    line {
      undecided: refer
      output line: money = amplify requested * factor(level) cap 5_000 round down to 10 "Credit line" zh "额度"
    }
    pricing { output rate: rate = lpr }
    applicant shop { applied_on: 2026-01-01, level: A, age: 24 months, requested: 500,
      agreed_from: 2025-01-01, agreed_until: 2027-01-01 }
    test "a young shop" { given shop with age: 11 months expect decline, reasons A01 }
    test "a large wish" { given shop with requested: 2_000 expect refer }
    """

  static func checked() throws -> (book: CheckedBook, program: Program) {
    let book = try check(bookAt: "shop.rules", reader: .memory(["shop.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let checked = book.program
    var program = try #require(checked, "\(problems)")
    program.digest = "sha256:0"
    return (book, program)
  }
}
