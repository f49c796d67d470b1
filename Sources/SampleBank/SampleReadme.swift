/// The page that goes with a sample: what it is, how it was made, what each column means.
func sampleReadme(_ request: SampleRequest, _ summary: SampleSummary) -> String {
  func table(_ rows: [(name: String, meaning: String)]) -> String {
    rows.map { "| `\($0.name)` | \($0.meaning) |\n" }.joined()
  }
  let firstColumns = [
    (name: "id", meaning: "number of the application, in order of dates"),
    (name: "customer", meaning: "the firm; about one application in six is of an earlier customer"),
  ]
  let columns = SampleTables.columns.map { (name: $0.name, meaning: $0.meaning) }
  return """
    # Sample history

    **Generated, not real.** No firm, person or loan in these files exists. Every share, range and course below is an
    assumption, shaped like small firms that apply for a loan on their tax record and measured on none.

        \(command(request))

    writes these files again, byte for byte, on any machine: \(summary.applications) applications of \(summary.customers) firms,
    dated \(request.from) to \(request.to), with \(summary.filings) tax filings. UTF-8, comma, line feed, one header line; money in yuan with two decimals; dates as
    YYYY-MM-DD; an empty cell is a fact that nobody supplied.

    ## applications.csv: one row an application

    | column | meaning |
    | --- | --- |
    \(table(firstColumns + columns))
    ## filings.csv: one row a tax return

    Each application brings the returns of the \(History.months) months before its own, if the firm existed: VAT by the month, income
    tax by the quarter. Returns received on or after the day of the application are among them: a decision must not see
    them. A firm that applies twice brings the same returns twice.

    | column | meaning |
    | --- | --- |
    \(table(SampleTables.filingColumns))
    ## How they were made

    - Sales of a month = the firm's average month × season of its industry × a straight trend × noise. The average month is
      drawn between deciles from 6,000 to 4,000,000 yuan; trends run from −60 % to +44 % a year; 11 % of firms have one to
      seven months without sales.
    - VAT is 0.6 % to 4.8 % of sales by industry for general taxpayers and about 1 % for small-scale ones, who by law often
      file by the quarter; here all file by the month. Income tax is 0.15 % to 1.3 % of sales.
    - Two thirds of the firms file late in 0.6 % of cases, a quarter in 5 %, the rest in 24 %; late means received 20 to 64
      days after the period's end.
    - The tax credit level follows age and care: M below 18 months, no A below 36, C and D mostly among late filers.
    - Random numbers come from SplitMix64, in integers throughout.

    """
}

/// The command that makes the sample again; days are named where they are not the usual ones.
private func command(_ request: SampleRequest) -> String {
  var words = ["rulebench sample --applications \(request.applications) --seed \(request.seed)"]
  if request.from != .defaultFrom { words.append("--from \(request.from)") }
  if request.to != .defaultTo { words.append("--to \(request.to)") }
  return (words + ["--out FOLDER"]).joined(separator: " ")
}
