/// The engine applied to RB30: the only place of the benchmark that knows the engine.
struct Yardstick {
  /// Applications in the data.
  let rows: Int

  /// Checks `Models/rb30`, and for `memory` reads the applications of `folder` once.
  init(folder: String, source: Benchmark.Source, threads: Int) throws {
    throw NotBuilt()
  }

  /// Decides every application into fresh columns of outcome, line, term, rate and reason masks.
  func decideAndKeep() throws -> [Int] { throw NotBuilt() }

  /// Decides every application, keeping counts by month and outcome, approved line and hits by rule.
  func decideAndCount() throws -> [Int] { throw NotBuilt() }

  /// Writes every decision in the columns of expected.csv.
  func dump(to write: (String) -> Void) throws { throw NotBuilt() }

  /// The engine has no entry for whole tables yet.
  struct NotBuilt: Error, CustomStringConvertible {
    var description: String { "the engine cannot decide whole tables yet" }
  }
}
