import Columns
import Engine
import Intake
import Numbers
import Semantics

extension Verb {
  /// Decides applications; one record a line.
  static let decide = Verb(
    "decide", "Decide applications; one JSON record a line.",
    discussion: """
      Each line is a JSON object: the book's digest, the outcome, what is offered or proposed, the \
      reasons with the values they compared, what is missing and why, what was assumed, and the \
      reference values of the day. Decimals are strings.
      """,
    accepts: [RuleBook.rules] + DataOptions.all
  ) { arguments, console in
    let (_, program) = try RuleBook.open(try arguments.required(RuleBook.rules), console)
    let (table, _) = try DataOptions.load(
      arguments, schema: InputSchema(program), console)
    let engine = Engine(program)
    let deciding = Progress(console, "deciding", total: table.count)
    let decisions = try engine.decide(
      table,
      options: RunOptions(
        threads: DataOptions.threadCount(arguments), progress: { deciding.move(to: $0) }))
    deciding.finish()
    let explainer = try Explainer(engine, table)
    let progress = Progress(console, "writing", total: table.count)
    for row in 0..<table.count {
      if console.outputIsClosed { break }
      let explanation = explainer.explanation(of: row, decided: decisions, at: row)
      console.print(DecisionRecord(explanation).line)
      if row & 0xFF == 0 { progress.move(to: row) }
    }
    progress.finish()
    return .good
  }
}
