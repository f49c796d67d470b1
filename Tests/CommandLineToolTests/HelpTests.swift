import Testing

@testable import CommandLineTool

@Suite("Help") struct HelpTests {
  @Test("of the tool")
  func tool() {
    #expect(
      ToolRun("help")
        == ToolRun(
          output: """
            OVERVIEW: A workbench for the rules by which a bank lends to small firms.

            USAGE: rulebench <subcommand>

            OPTIONS:
              --version               Show the version.
              --language <language>   The language of all messages. (values: en, zh;
                                      default: the locale's)
              -h, --help              Show help information.

            SUBCOMMANDS:
              check                   Check rule books and scenarios and show every problem.
              fmt                     Lay out rule files: tables aligned, comments kept.
              test                    Run the tests that stand in rule books.
              cases                   Propose test cases at every threshold of a rule book.
              mutate                  Show which small changes of a rule book no test
                                      notices.
              explain                 Explain the decision of one application.
              decide                  Decide applications; one JSON record a line.
              backtest                Compare two versions over past applications.
              verify-run              Make a run again and compare it with its record.
              merge                   Join the shards of a backtest.
              sweep                   Vary figures of a book over past applications.
              diff                    Say what changes between two versions of a rule book.
              trace                   Follow each clause of the policy to its rules and
                                      their tests.
              lineage                 Show which rules and inputs each output hangs on.
              docs                    Write a rule book as a text for people.
              sample                  Make up a bank's history to try rules on.
              import                  Bring past applications into a history file.
              history                 Show, verify, export or erase what a history file
                                      holds.
              stats                   Count the real business of a history.
              schedule                Print the instalments of a loan.
              verify-log              Check decision logs and decide again what they hold.
              monitor                 Hold logged decisions against the evidence of their
                                      version.
              registry                Keep versions, who approved them, and what is live.
              fetch                   Take what is live out of a registry, verified.
              verify-bundle           Judge a bundle without its registry.
              completions             Print the completion script of a shell.

              See 'rulebench help <subcommand>' for detailed help, 'help <code>' for what a problem
              such as unknown_name means, and 'help --problems' for all of them.

            """, code: 0))
  }

  /// The lines that close the help of every verb that reads applications.
  private static let dataOptions = """
      --data <path>           The folder of CSV files, one for the record and one
                              for each list; or a file of NDJSON; or '-' for NDJSON
                              on standard input.
      --file <list=path>      Reads the record or a list from this file.
      --map <column=field>    Reads a column of another name as a field.
      --constant <field=value>
                              Gives a field the same value in every row.
      --skip-bad              Leaves out rows that do not fit, and counts them,
                              instead of stopping.
      --threads <n>           Threads to use. (default: one for each processor)
      --language <language>   The language of all messages. (values: en, zh;
                              default: the locale's)
      -h, --help              Show help information.

    """

  @Test(
    "of each verb",
    arguments: [
      (
        "fmt",
        """
        OVERVIEW: Lay out rule files: tables aligned, comments kept.

        A file with mistakes in its grammar is left as it is.

        USAGE: rulebench fmt [--check] [--language <language>] <path> ...

        ARGUMENTS:
          <path>                  A rule file or a folder of them.

        OPTIONS:
          --check                 Change nothing; name the files that would change, and
                                  end with 1.
          --language <language>   Write the words of the language in English or Chinese;
                                  the file says which. (values: en, zh; default: the
                                  file's own)
          -h, --help              Show help information.

        """
      ),
      (
        "test",
        """
        OVERVIEW: Run the tests that stand in rule books.

        Tests stand in rule books and in tables of cases beside them, NAME.cases.csv.
        With --coverage every rule, condition, branch, table row, bin, boundary and
        reason is shown that no test meets. What is counted, and how the percentage
        comes about, stands in docs/testing.md.

        USAGE: rulebench test [--format <format>] [--coverage] [--out <path>]
            [--fail-under <percent>] <path> ...

        ARGUMENTS:
          <path>                  A rule book, its folder, or a tree of them such as
                                  Models.

        OPTIONS:
          --format <format>       How to print; html is pages of coverage, junit is for
                                  build servers. (values: text, json, html, junit;
                                  default: text)
          --coverage              Say what of the books the tests meet and what they do
                                  not.
          --out <path>            The folder for html, the file for any other format,
                                  instead of standard output.
          --fail-under <percent>  Answer 1 where the tests of a book cover less of it,
                                  as in 90%.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "cases",
        """
        OVERVIEW: Propose test cases at every threshold of a rule book.

        For every bound that a rule, a value, a table or a scorecard compares something
        with: a case just below, exactly at and just above it, each one value away from
        an applicant of the book that comes nearest to approval. What is expected is
        left blank: a person fills it in and signs in 'reviewed by'. Saved as
        NAME.cases.csv beside NAME.rules, filled cases run as tests.

        USAGE: rulebench cases [--out <file>] <book>

        ARGUMENTS:
          <book>                  The rule book: a file, or a folder that holds one.

        OPTIONS:
          --out <file>            Writes to this file instead of standard output.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "decide",
        """
        OVERVIEW: Decide applications; one JSON record a line.

        Each line is a JSON object: the book's digest, the outcome, what is offered or
        proposed, the reasons with the values they compared, what is missing and why,
        what was assumed, and the reference values of the day. Decimals are strings.
        With --log the decision's place in the log stands last.

        With --bundle each application is decided by the version that is live for its
        dates, its province (a field of that name) and its customer's place among a
        hundred, and the line says which: version, environment, product, arm, bundle,
        sequence. A bundle that does not hold, or is no longer good, is refused as by
        verify-bundle. With --on and --replay the versions of another day are asked, and
        each line says so by replayed_on.

        USAGE: rulebench decide [--rules <book>] [--bundle <file>] [--trust <file>]
            [--environment <name>] [--product <name>] [--on <date>] [--replay]
            [--ssh-keygen <path>] [--data <path>] [--file <list=path> ...]
            [--map <column=field> ...] [--constant <field=value> ...] [--skip-bad]
            [--threads <n>] [--log <path>] [--log-key <file>] [--mask <field> ...]
            [--supersedes <decision>]

        OPTIONS:
          --rules <book>          The rule book: a file, or a folder that holds one.
          --bundle <file>         A bundle that was fetched, instead of --rules: each
                                  application is decided by the version live for it.
          --trust <file>          The trust file, which the pipeline keeps by itself;
                                  without one nothing is believed.
          --environment <name>    The environment that the bundle must be of. (default:
                                  the only one fetched from with this trust)
          --product <name>        The product, where the bundle holds several.
          --on <date>             The day of the decision, by which versions are chosen;
                                  none to come. Another day than today needs --replay.
                                  (default: today)
          --replay                Says that this looks back: what comes out is no
                                  decision, tells so, and is never logged.
          --ssh-keygen <path>     The absolute path of the program that makes and checks
                                  signatures. (default: RULEBENCH_SSH_KEYGEN, else
                                  /usr/bin/ssh-keygen)
          --data <path>           The folder of CSV files, one for the record and one
                                  for each list; or a file of NDJSON; or '-' for NDJSON
                                  on standard input.
          --file <list=path>      Reads the record or a list from this file.
          --map <column=field>    Reads a column of another name as a field.
          --constant <field=value>
                                  Gives a field the same value in every row.
          --skip-bad              Leaves out rows that do not fit, and counts them,
                                  instead of stopping.
          --threads <n>           Threads to use. (default: one for each processor)
          --log <path>            Appends every decision to this decision log before it
                                  is written out; in a folder each process writes a file
                                  of its own.
          --log-key <file>        The key under which the log names applications and
                                  customers: 64 hexadecimal digits, mode 0600 or 0400.
          --mask <field>          Leaves a field's values, or a list, out of the log;
                                  such decisions cannot be replayed.
          --supersedes <decision>
                                  The earlier decision, in the same log, that this one
                                  corrects; both stay.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "mutate",
        """
        OVERVIEW: Show which small changes of a rule book no test notices.

        Each change makes a mutant of the book: a bound moved by one step, a rule left
        out, a table's output exchanged. A mutant is killed where a test of the book
        fails on it. The score is killed ÷ (all − those that provably decide as the book
        does); mutants that do not check are counted apart. Every place to which an
        operator applies is used.

        USAGE: rulebench mutate [--format <format>] [--fail-under <score>]
            [--operator <name> ...] <path> ...

        ARGUMENTS:
          <path>                  A rule book, its folder, or a tree of them such as
                                  Models.

        OPTIONS:
          --format <format>       How to print. (values: text, json; default: text)
          --fail-under <score>    Exits with 1 where a book's score is below this.
          --operator <name>       Uses this operator alone; docs/mutation.md lists them.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "explain",
        """
        OVERVIEW: Explain the decision of one application.

        Every rule with the values under its condition, whether it fired or not; for
        each comparison the smallest change of one value that would turn the rule; what
        was missing and why; how the line came about and which cap bound it; table rows,
        points, reference values, assumptions.

        Facts that --with sets are marked. They are fields, 'let' and 'output' names,
        'score.points', 'score.pd' and 'table.column'; what is set is seen whatever
        consent says. A case without data leaves all else out: what is not given is
        missing, and refers where a rule needs it.

        USAGE: rulebench explain [--rules <book>] [--id <id>] [--with <facts>]
            [--table <name>] [--format <format>] [--out <file>] [--data <path>]
            [--file <list=path> ...] [--map <column=field> ...]
            [--constant <field=value> ...] [--skip-bad] [--threads <n>] [<book>]

        ARGUMENTS:
          <book>                  The rule book, where --rules does not name it.

        OPTIONS:
          --rules <book>          The rule book: a file, or a folder that holds one.
          --id <id>               The key of the application.
          --with <facts>          Sets facts directly, as in 'tax_paid_12m = 4_999.99,
                                  tax_level = missing': those of one application in
                                  place of its own, or without data a case of nothing
                                  else.
          --table <name>          Runs this decision table alone on the values that
                                  --with gives its columns.
          --format <format>       How to print; html is one page without scripts.
                                  (values: text, json, html; default: text)
          --out <file>            Writes to this file instead of standard output.
        \(dataOptions)
        """
      ),
      (
        "backtest",
        """
        OVERVIEW: Compare two versions over past applications.

        Outcomes, errors, pass rate and lines by month; the matrix of outcomes; for each
        rule how often it was the first reason, one of the reasons and the only one;
        what was missing where rules were undecided; in which months the data holds the
        fields the candidate reads.

        USAGE: rulebench backtest --live <book> --candidate <book>
            [--format <format>] [--month <month>] [--history <file>] [--audit-lookahead]
            [--processed-on <date>] [--scenario <file>] [--out <folder>]
            [--gate <gate> ...] [--tuned-until <date>] [--shard <i/n>]
            [--past <path> ...] [--draws <number>] [--seed <number>] [--tornado]
            [--data <path>] [--file <list=path> ...] [--map <column=field> ...]
            [--constant <field=value> ...] [--skip-bad] [--threads <n>]

        OPTIONS:
          --live <book>           The version in force.
          --candidate <book>      The version that may follow it.
          --format <format>       How to print. (values: text, json; default: text)
          --month <month>         Only applications of this month, such as 2025-03, or
                                  of months such as 2025-01..2025-06.
          --history <file>        The history file to replay, instead of --data or
                                  --file.
          --audit-lookahead       Decides anew with all changed that was known only
                                  after the as-of date, and names the fields that leak;
                                  the answer is no where one does.
          --processed-on <date>   The day on which customers must consent to be
                                  processed; others are left out. (default: today)
          --scenario <file>       What a bad loan is, who judges risk and what else is
                                  assumed.
          --out <folder>          Writes the page, the figures, a CSV file for each
                                  table and the record of the run to a folder, whole or
                                  not at all; a folder of an earlier run is replaced.
          --gate <gate>           A demand on a figure, such as 'pass_rate.delta <=
                                  3pp'; the answer is no where one is not met.
          --tuned-until <date>    The last day of the data by which the candidate was
                                  tuned: figures before and after it stand side by side.
          --shard <i/n>           Replays the i-th of n parts of the customers and
                                  writes what 'merge' joins to the file of --out.
          --past <path>           Rule books of the past, for the match rate: a file, or
                                  a folder with several.
          --draws <number>        How often the loans are lived again, so that bands
                                  show how far balances and losses may stray.
          --seed <number>         What the draws are made of; 1 where not said.
          --tornado               Varies each assumption of the scenario: what the
                                  candidate's return hangs on, and where a gate would
                                  turn.
        \(dataOptions)
        """
      ),
      (
        "diff",
        """
        OVERVIEW: Say what changes between two versions of a rule book.

        Rules, parameters, table rows, scorecard bins, values, fields and tests that
        were added, removed or changed, each with its title and the clause it rests on.

        USAGE: rulebench diff [--format <format>] [--exit-code] <old> <new>

        ARGUMENTS:
          <old>                   The older version: a book or its folder.
          <new>                   The newer version.

        OPTIONS:
          --format <format>       How to print. (values: text, json; default: text)
          --exit-code             End with 1 where the versions differ.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "sample",
        """
        OVERVIEW: Make up a bank's history to try rules on.

        Applications of small firms with their tax returns, levels, invoices, bureau
        reports and consents; what the bank decided by its two earlier rule books, and
        how the loans went. The README beside the files says what they hold,
        docs/sample-bank.md every figure they are made with.

        USAGE: rulebench sample [--applications <n>] [--from <date>] [--to <date>]
            [--seed <n>] [--invoices <n>] [--brief] --out <dir> [--threads <n>]

        OPTIONS:
          --applications <n>      How many applications to make. (default: 2000)
          --from <date>           The first day on which firms apply. (default:
                                  2023-01-01)
          --to <date>             The last such day; loans are followed for six months
                                  after it. (default: 2025-12-31)
          --seed <n>              Equal seeds give equal files. (default: 20260701)
          --invoices <n>          Invoices an application on average; 0 makes none.
                                  (default: 50)
          --brief                 Makes only what decisions need: applications, returns
                                  by their main columns, what was recorded.
          --out <dir>             The folder to write to; it is made if absent.
          --threads <n>           Threads to use. (default: one for each processor)
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "completions",
        """
        OVERVIEW: Print the completion script of a shell.

        For bash, in ~/.bashrc:
          source <(rulebench completions bash)
        For zsh, in a folder of $fpath:
          rulebench completions zsh > _rulebench

        USAGE: rulebench completions <shell>

        ARGUMENTS:
          <shell>                 The shell to complete in. (values: bash, zsh)

        OPTIONS:
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

  @Test("every verb's help is asserted here or beside its tests")
  func all() {
    #expect(
      Verb.all.map(\.name) == [
        "check", "fmt", "test", "cases", "mutate", "explain", "decide", "backtest", "verify-run",
        "merge", "sweep", "diff", "trace", "lineage", "docs", "sample", "import", "history",
        "stats", "schedule", "verify-log", "monitor", "registry", "fetch", "verify-bundle",
        "completions",
      ])
  }
}
