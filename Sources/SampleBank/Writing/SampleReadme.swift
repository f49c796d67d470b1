/// The page that goes with a sample: what it is, how it was made, what each column means.
func sampleReadme(_ request: SampleRequest, _ summary: SampleSummary, _ tables: [Table]) -> String {
  let sections = tables.map { table in
    """
    ## \(table.name).csv: \(table.about); \(summary.rows(table.name)) rows

    | column | meaning |
    | --- | --- |
    \(table.keptColumns.map { "| `\($0.name)` | \($0.meaning) |" }.joined(separator: "\n"))

    """
  }
  return """
    # Sample bank

    **Generated, not real.** No firm, person or loan in these files exists. Every share, range and course is an assumption unless
    `docs/sample-bank.md`, which lists them all, names a source.

        \(command(request))

    writes these files again, byte for byte, on any machine: \(summary.applications) applications of \(summary.customers) firms,
    dated \(request.from) to \(request.to). UTF-8, comma, line feed, one header line; money in yuan with two decimals; dates as
    YYYY-MM-DD; an empty cell is a fact that nobody supplied.

    Rows that became known only after the application (returns, corrections, levels, invoices, bureau rows) stand in the files too: a
    decision must not see them. A firm that applies again brings its dossier again.

    \(sections.joined(separator: "\n"))
    ## versions

    The two rule books by which the bank decided, and `versions.csv`: `version` (the book's digest), `file`, `in_force_from`. The
    system outcomes of `recorded.csv` are theirs, on the facts as known on the day.

    \(request.isBrief ? brief : truth)
    """
}

private let truth = """
  ## truth

  For judging only; no verb of the tool opens it.

  """

private let brief = """
  ## What is left out

  Brief: for decisions only. Without `--brief` there are all columns of the returns, levels, consents, bureau rows, invoices, loans by
  month, and the truth.

  """

/// The command that makes the sample again; days and invoices are named where they are not the usual ones.
private func command(_ request: SampleRequest) -> String {
  var words = ["rulebench sample --applications \(request.applications) --seed \(request.seed)"]
  let usual = SampleRequest()
  if request.from != usual.from { words.append("--from \(request.from)") }
  if request.to != usual.to { words.append("--to \(request.to)") }
  if request.invoices != usual.invoices { words.append("--invoices \(request.invoices)") }
  if request.isBrief { words.append("--brief") }
  return (words + ["--out FOLDER"]).joined(separator: " ")
}
