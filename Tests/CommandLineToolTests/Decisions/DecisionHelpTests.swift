import Testing

@testable import CommandLineTool

@Suite("help of the verbs on decision logs") struct DecisionHelpTests {
  @Test(
    "every line of it",
    arguments: [
      (
        "verify-log",
        """
        OVERVIEW: Check decision logs and decide again what they hold.

        Walks each chain from its first line and names the first line that is torn,
        altered, out of place or does not follow the one before it; and each correction
        that cannot be one. Decisions are decided again by the versions that --rules,
        --bundle and --registry hold, and their records and inputs must be equal, byte
        for byte; those with masked fields are counted.

        USAGE: rulebench verify-log [--rules <book> ...] [--bundle <file> ...]
            [--registry <file>] [--heads <file>] [--out <file>] [--log-key <file>]
            [--ssh-keygen <path>] [--threads <n>] <log> ...

        ARGUMENTS:
          <log>                   A decision log, or a folder of them.

        OPTIONS:
          --rules <book>          A rule book that decided; may be repeated.
          --bundle <file>         A bundle whose versions decided; may be repeated.
          --registry <file>       A registry whose versions decided; all heads that its
                                  checkpoints ever signed are held against the chains.
          --heads <file>          Heads that were taken earlier by --out: the chains
                                  must still have them.
          --out <file>            Writes the heads of the chains to this file, for a
                                  checkpoint of the registry.
          --log-key <file>        The key under which the log names applications and
                                  customers: 64 hexadecimal digits, mode 0600 or 0400.
          --ssh-keygen <path>     The absolute path of the program that makes and checks
                                  signatures. (default: RULEBENCH_SSH_KEYGEN, else
                                  /usr/bin/ssh-keygen)
          --threads <n>           Threads to use. (default: one for each processor)
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "monitor",
        """
        OVERVIEW: Hold logged decisions against the evidence of their version.

        By version and model family: pass, refer and decline rate, line and rate, hits
        and undecided of each rule, PSI of the applicants' fields and of the version's
        own score, line and rate, and the bad rate by quarter of application, each with
        the evidence's figure and its limits. Logs hold no scores: they come out where
        the version, named by --rules, --bundle or --registry, decides again. A figure
        is a breach where it is beyond its limits and chance does not explain it; the
        answer is then no.

        With --registry the evidence must be a run that was signed there for its
        version, and with --by a breach opens a review, which lasts until 'registry
        close-review'; a breach that is under review opens no other.

        USAGE: rulebench monitor --log <path> ... --evidence <file>
            [--performance <file>] [--log-key <file>] [--scenario <file>]
            [--plan <file>] [--format <format>] [--rules <book> ...]
            [--bundle <file> ...] [--registry <file>] [--by <person>]
            [--ssh-keygen <path>] [--trust <file>]

        OPTIONS:
          --log <path>            A decision log, or a folder of them; may be repeated.
          --evidence <file>       The run.json of the backtest by which the version was
                                  approved.
          --performance <file>    Loans by month, as 'import' reads them; needs
                                  --log-key.
          --log-key <file>        The key under which the log names applications and
                                  customers: 64 hexadecimal digits, mode 0600 or 0400.
          --scenario <file>       The scenario that says what a bad loan is. (default:
                                  the one that the evidence names)
          --plan <file>           The monitoring plan: how far figures may stray.
          --format <format>       How to print. (values: text, csv; default: text)
          --rules <book>          A rule book that decided; may be repeated.
          --bundle <file>         A bundle whose versions decided; may be repeated.
          --registry <file>       A registry whose versions decided: the evidence must
                                  be a run that was signed there, and scores come out of
                                  its rules.
          --by <person>           Opens a review in the registry where there is a
                                  breach, as this person by the policy's name; needs
                                  --registry.
          --ssh-keygen <path>     The absolute path of the program that makes and checks
                                  signatures. (default: RULEBENCH_SSH_KEYGEN, else
                                  /usr/bin/ssh-keygen)
          --trust <file>          A trust file: what the log must hold, and up to where
                                  its signatures are known to be good.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "registry close-review",
        """
        OVERVIEW: Close a review that a breach opened, saying what came of it.

        By one of those who may send versions back: who closes a review says that the
        version may stay. Neither an author of it nor the one who opened the review may.

        USAGE: rulebench registry close-review --because <text> --key <file> --by
            <person> [--registry <file>] [--at <time>] [--ssh-keygen <path>]
            [--trust <file>] <event>

        ARGUMENTS:
          <event>                 The event that opened it.

        OPTIONS:
          --because <text>        Why, in one line.
          --key <file>            The private key to sign by; or a public key, whose
                                  private key an agent holds.
          --by <person>           Who signs, by the policy's name.
          --registry <file>       The registry file. (default: RULEBENCH_REGISTRY, else
                                  registry.db)
          --at <time>             The time: of what is signed by the clock, give or take
                                  minutes. (default: now)
          --ssh-keygen <path>     The absolute path of the program that makes and checks
                                  signatures. (default: RULEBENCH_SSH_KEYGEN, else
                                  /usr/bin/ssh-keygen)
          --trust <file>          A trust file: what the log must hold, and up to where
                                  its signatures are known to be good.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
      (
        "registry due",
        """
        OVERVIEW: List what is due and what is overdue; 1 where anything is overdue.

        Of what is live or on its way: reviews, waivers and approvals that lapse; and,
        however far away, what waits for another person: rollbacks to confirm,
        resumptions to second, reviews that a breach opened and nobody has closed. What
        is halted is overdue until it is resumed.

        USAGE: rulebench registry due [--within <days>] [--at <time>]
            [--format <format>] [--registry <file>] [--ssh-keygen <path>]

        OPTIONS:
          --within <days>         How many days ahead to look. (default: 30)
          --at <time>             When it is looked at, past or to come. (default: now)
          --format <format>       How to print. (values: text, json; default: text)
          --registry <file>       The registry file. (default: RULEBENCH_REGISTRY, else
                                  registry.db)
          --ssh-keygen <path>     The absolute path of the program that makes and checks
                                  signatures. (default: RULEBENCH_SSH_KEYGEN, else
                                  /usr/bin/ssh-keygen)
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """
      ),
    ])
  func verb(name: String, text: String) {
    #expect(
      ToolRun(["help"] + name.split(separator: " ").map(String.init))
        == ToolRun(output: text, code: 0))
  }
}
