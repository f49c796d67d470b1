extension Catalogue {
  /// What is true of decision tables and scorecards for all inputs.
  static let tables: [Entry] = [
    Entry(
      "bin_never_true", .warning, "this bin of {name} never holds: {name} is never {cell}",
      zh: "{name}的这一分箱永远不成立：{name}不会是 {cell}"),
    Entry(
      "bin_otherwise_unreached", .warning,
      "'otherwise' of {name} is never taken: its bins take every value",
      zh: "{name}的“otherwise”永远用不到：其他分箱已包含所有取值"),
    Entry(
      "bins_constant", .note,
      "all bins of {name} give the same points, {value}: it changes no score",
      zh: "{name}的所有分箱分值相同，均为 {value}：它不影响评分高低"),
    Entry(
      "bins_joinable", .note, "these bins of {name} give the same points and can be one: {cell}",
      zh: "{name}的这几个分箱分值相同，可以合并为一个：{cell}"),
    Entry(
      "cell_takes_all", .note,
      "this cell of {name} takes every value of {column}: 'any' says the same",
      zh: "{name}的这个单元格包含{column}的所有取值，写“any”意思相同"),
    Entry(
      "column_idle", .note, "{column} never changes what {name} answers",
      zh: "{column}从不影响{name}的结果",
      help: "leave the column out, unless a row still lacks the answer that it was meant for",
      zhHelp: "可以去掉这一列；若本应有不同的结果，请检查是否漏写了行"),
    Entry(
      "otherwise_unreached", .warning,
      "'otherwise' of {name} is never taken: its rows decide every case",
      zh: "{name}的“otherwise”永远用不到：各行已涵盖所有情形"),
    Entry(
      "policy_any_possible", .note,
      "rows of {name} that hold together give the same answer: 'hit any' says the same, and is checked{case}",
      zh: "{name}中同时成立的行结果都相同：写“hit any”意思相同，而且会被检查{case}"),
    Entry(
      "policy_unique_possible", .note,
      "no two rows of {name} hold together: 'hit unique' says the same, and is checked",
      zh: "{name}中没有两行会同时成立：写“hit unique”意思相同，而且会被检查"),
    Entry(
      "row_masked", .warning,
      "this row of {name} never decides: other rows decide all its cases{case}",
      zh: "{name}的这一行永远轮不到：它的所有情形都由其他行决定{case}"),
    Entry(
      "row_never_true", .warning, "this row of {name} never holds: {column} is never {cell}",
      zh: "{name}的这一行永远不成立：{column}不会是 {cell}"),
    Entry(
      "row_subsumed", .note,
      "this row of {name} adds nothing: another row gives the same answer for all its cases{case}",
      zh: "{name}的这一行没有增加内容：另一行对它的所有情形给出相同的结果{case}"),
    Entry(
      "rows_joinable", .note,
      "these rows of {name} differ in {column} alone and can be one, with the cell {cell}",
      zh: "{name}的这几行只有{column}不同，可以合并为一行，单元格写 {cell}"),
    Entry(
      "table_constant", .note, "every row of {name} gives {value}",
      zh: "{name}的每一行结果都是 {value}"),
  ]
}
