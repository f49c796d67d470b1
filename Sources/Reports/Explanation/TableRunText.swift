package import Diagnostics
package import Engine
package import Semantics

/// One case decided by a table alone, for people: every row, cell by cell.
package enum TableRunText {
  /// The inputs, each row with what its cells say of them, and the answer.
  package static func render(
    _ run: TableRun, of program: Program, in language: Language
  ) -> String {
    let literals = Literals(program.oneOfs)
    let table = run.table
    let inputs = zip(table.columns, run.inputs).map {
      "\($0.name) = \(literals.text($1, $0.type))"
    }.joined(separator: ", ")
    let answer =
      run.answer.isError
      ? Phrase("error", "错误").filled(in: language)
      : literals.text(run.answer.constant, table.outputType)
    var rows = TextTable(
      [(title: "", alignment: .right)]
        + table.columns.flatMap {
          [(title: $0.name, alignment: .left), (title: "", alignment: .left)]
        } + [(title: table.name, alignment: .left), (title: "", alignment: .left)])
    for (index, row) in run.rows.enumerated() {
      let cells = zip(zip(table.rows[index].cells, table.columns), row.cells).flatMap {
        [literals.text($0.0, $0.1.type), word($1, language)]
      }
      let output = literals.text(table.rows[index].output, table.outputType)
      rows.add(["\(index + 1)"] + cells + [output, word(row.truth, language)])
    }
    let otherwise = table.otherwise.map {
      "  otherwise \(literals.text($0, table.outputType))\n"
    }
    return "\(table.name)(\(inputs)) = \(answer)\n\n"
      + rows.lines().joined(separator: "\n") + "\n" + (otherwise ?? "")
  }

  private static func word(_ truth: Bool?, _ language: Language) -> String {
    let phrase: Phrase =
      switch truth {
      case true?: Phrase("true", "成立")
      case false?: Phrase("false", "不成立")
      case nil: Phrase("undecided", "无法判断")
      }
    return phrase.filled(in: language)
  }
}
