/// `docs/sample-bank.md`: every figure that a sample is made with, as the code has it.
func sampleBankPage() -> String {
  let tables = [
    Firm.figures, Links.figures, VATLaw.figures, TaxRecord.figures, CreditRating.figures,
    Ring.figures, InvoiceBook.figures, BureauReport.figures, Consents.figures,
    Application.figures, Verdict.figures, Loan.figures, Case.figures, Risk.figures,
  ]
  let sections = tables.map { table in
    let rows = table.figures.map { figure in
      let source =
        switch figure.source {
        case .published(let source): source
        case .assumption: "**assumption**"
        }
      return "| \(figure.what) | \(figure.value) | \(source) |"
    }
    return """
      ## \(table.title)

      \(table.about)

      | figure | value | source |
      | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
  return """
    # The figures of the sample bank

    `rulebench sample` makes up a bank: firms, their tax, invoices and credit, their applications, what the bank decided and what became
    of the loans. No firm, person or loan in it exists. This page lists every figure it is made with; the tables are printed from the
    code, and a test holds the page to it. **Assumption** marks what nobody published or measured: such figures are shaped like small
    firms that apply for a loan on their tax record. DOMAIN is the project's reference of the trade; laws and notices are named by number.

    Random numbers come from SplitMix64, in integers throughout. Every firm, month, return, application and loan draws from a stream of
    its own, so equal requests give equal bytes on any machine and on any number of threads; a larger sample is not a longer one.

    \(sections.joined(separator: "\n"))
    """
}
