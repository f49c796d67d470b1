import Testing

@testable import CommandLineTool

@Suite("Help of the verbs that keep runs") struct RunHelpTests {
  @Test(
    "of each",
    arguments: [
      (
        "verify-run",
        """
        OVERVIEW: Make a run again and compare it with its record.

        Reads the books, the scenario and the history that the record names, relative to
        the current folder, and says which of them changed; holds the history's file
        against itself; replays, and says which tables, figures or files beside the
        record differ.

        USAGE: rulebench verify-run [--threads <n>] <record>

        ARGUMENTS:
          <record>                The run.json of the run.

        OPTIONS:
          --threads <n>           Threads to use. (default: one for each processor)
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "merge",
        """
        OVERVIEW: Join the shards of a backtest.

        Every shard must be there once, and all must be of the same books, scenario,
        history and options. What is written is byte for byte what the whole run would
        have written. The books are read anew; the history is not.

        USAGE: rulebench merge --out <folder> <shard> ...

        ARGUMENTS:
          <shard>                 The files of all shards.

        OPTIONS:
          --out <folder>          The folder to write, as 'backtest --out' writes it.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "sweep",
        """
        OVERVIEW: Vary figures of a book over past applications.

        Decides the history with parameters and table cells of the candidate at every
        combination of the values asked for: pass rate and total line against expected
        loss, with the frontier, the live version and the candidate marked.
        docs/sweep.md says how it is reckoned.

        USAGE: rulebench sweep --live <book> --candidate <book> [--set <values> ...]
            [--frontier <gain>] [--history <file>] [--scenario <file>] [--month <month>]
            [--processed-on <date>] [--threads <n>] [--out <folder>]

        OPTIONS:
          --live <book>           The version in force.
          --candidate <book>      The version that may follow it.
          --set <values>          A parameter or a table's cell and its values, such as
                                  'minimum_tax=0..30_000 step 1_000' or
                                  'multiple.vat.A=6..12'.
          --frontier <gain>       What is weighed against the expected loss: pass_rate,
                                  customer_line or balance. (default: pass_rate)
          --history <file>        The history file to replay, instead of --data or
                                  --file.
          --scenario <file>       What a bad loan is, who judges risk and what else is
                                  assumed.
          --month <month>         Only applications of this month, such as 2025-03, or
                                  of months such as 2025-01..2025-06.
          --processed-on <date>   The day on which customers must consent to be
                                  processed; others are left out. (default: today)
          --threads <n>           Threads to use. (default: one for each processor)
          --out <folder>          Writes the page, a CSV file of all points and one of
                                  the frontier; an earlier sweep there is replaced.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
    ])
  func verb(name: String, text: String) {
    let run = ToolRun("help", name)
    #expect(run.output == text)
    #expect(run.code == 0)
  }
}
