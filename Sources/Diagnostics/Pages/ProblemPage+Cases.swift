extension ProblemPage {
  /// Pages of problems with tables of cases.
  static let cases: [ProblemPage] = [
    ProblemPage(
      "case_column_absent",
      Phrase(
        "A table of cases needs a column for what each case shows and whom it is about.",
        "案例表必须有标题列和给定列。"),
      remedy: Phrase(
        "Add the column.",
        "请补上该列。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv": "title,requested\n",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,refer,Li Na\n",
      ])),
    ProblemPage(
      "case_not_reviewed",
      Phrase(
        "Somebody has to stand for what a case expects.",
        "案例的预期须有人负责。"),
      remedy: Phrase(
        "Name the reviewer in the column 'reviewed by'.",
        "请在复核人一列写明复核人。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,refer,\n",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,refer,Li Na\n",
      ])),
    ProblemPage(
      "case_table_empty",
      Phrase(
        "The table of cases has no header to say what its columns hold.",
        "案例表没有说明各列内容的表头。"),
      remedy: Phrase(
        "Write the header, or leave the file out.",
        "请写表头，或删去该文件。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv": "",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv": ProblemExample.casesHeader,
      ])),
    ProblemPage(
      "case_without_title",
      Phrase(
        "A case says in its title what it shows.",
        "案例须用标题说明其用途。"),
      remedy: Phrase(
        "Write a title.",
        "请写标题。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + ",typical,400万,refer,Li Na\n",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,refer,Li Na\n",
      ])),
    ProblemPage(
      "unknown_case_column",
      Phrase(
        "The column is no fact of the application and nothing that a case can say.",
        "该列不是申请的事实，也不是案例可写的内容。"),
      remedy: Phrase(
        "Correct the header.",
        "请改正表头。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv": "title,given,requsted\nlarge line,typical,400万\n",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv": "title,given,requested\nlarge line,typical,400万\n",
      ])),
    ProblemPage(
      "unknown_outcome",
      Phrase(
        "A case ends in one of four outcomes.",
        "案例的结果只有四种。"),
      remedy: Phrase(
        "Write 'approve', 'refer', 'decline' or 'error'.",
        "请写通过、转人工、拒绝或出错。"),
      wrong: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,reject,Li Na\n",
      ]),
      right: .files([
        "book.rules": ProblemExample.casesBook,
        "book.cases.csv":
          ProblemExample.casesHeader + "large line,typical,400万,refer,Li Na\n",
      ])),
  ]
}
