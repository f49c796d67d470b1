import Diagnostics
import Numbers
import Simulation

/// The options of a backtest that keeps what it found.
enum RunParameters {
  static let scenario = Option<String>.text(
    "scenario", valueName: "file",
    help: Phrase(
      "What a bad loan is, who judges risk and what else is assumed.", "情景文件：不良的定义、风险的评判及其他假设。"))
  static let out = Option<String>.text(
    "out", valueName: "folder",
    help: Phrase(
      """
      Writes the page, the figures, a CSV file for each table and the record of the run to a folder, whole or not at \
      all; a folder of an earlier run is replaced.
      """,
      "把报告页、指标、每张表的 CSV 与运行记录整体写入该文件夹；已有的旧运行结果会被替换。"))
  static let gates = Option<String>.text(
    "gate", valueName: "gate",
    help: Phrase(
      "A demand on a figure, such as 'pass_rate.delta <= 3pp'; the answer is no where one is not met.",
      "对某个指标的门槛，如“pass_rate.delta <= 3pp”；有未达标的则结论为否。"), isRepeated: true)
  static let tunedUntil = Option<CalendarDate>.date(
    "tuned-until",
    help: Phrase(
      "The last day of the data by which the candidate was tuned: figures before and after it stand side by side.",
      "调优候选版所用数据的最后一天：此前与此后的指标并列给出。"))
  static let shard = Option<CustomerShard>(
    "shard", valueName: "i/n",
    help: Phrase(
      "Replays the i-th of n parts of the customers and writes what 'merge' joins to the file of --out.",
      "只回放 n 份客户中的第 i 份，把供“merge”合并的结果写入 --out 所指的文件。"),
    expected: Phrase("a part of the customers such as 2/5", "第几份客户，如 2/5"),
    read: CustomerShard.init)
  static let past = Option<String>.text(
    "past", valueName: "path",
    help: Phrase(
      "Rule books of the past, for the match rate: a file, or a folder with several.",
      "以往各版规则书，用于回放一致率：一个文件，或含有多个版本的文件夹。"), isRepeated: true)
  static let draws = Option<Int>.integer(
    "draws", valueName: "number", in: 1...10_000,
    help: Phrase(
      "How often the loans are lived again, so that bands show how far balances and losses may stray.",
      "贷款重复抽样的次数，用于给出余额与损失的波动区间。"))
  static let seed = Option<Int>.integer(
    "seed", valueName: "number", in: 0...Int.max,
    help: Phrase("What the draws are made of; 1 where not said.", "抽样的种子；缺省为 1。"))
  static let tornado = Flag(
    "tornado",
    help: Phrase(
      "Varies each assumption of the scenario: what the candidate's return hangs on, and where a gate would turn.",
      "逐项变动情景假设：候选版收益取决于哪些假设，以及各门槛在何值翻转。"))

  static let all: [any Accepted] = [
    scenario, out, gates, tunedUntil, shard, past, draws, seed, tornado,
  ]

  /// Whether the arguments ask for more than the report of the replay.
  static func areGiven(_ arguments: Arguments) -> Bool {
    all.contains { arguments.texts[$0.parameter.name] != nil }
  }
}
