import Columns
import Engine
import Semantics

/// The applications of a table, each decided by the program that it belongs to.
final class DecidedTable {
  /// The rows that one program decides.
  struct Share {
    var program: Program
    /// Rows of the table, ascending.
    var rows: [Int]
  }

  private struct Part {
    var explainer: Explainer
    var decisions: Decisions
  }

  private let parts: [Part]
  /// By row of the table: which part decided it, and which row of that part it is.
  private let places: [(part: Int, row: Int)]

  /// Decides all rows.
  ///
  /// - Parameters:
  ///   - shares: hold every row of the table once.
  ///   - progress: called now and then with the rows done so far, from any thread.
  init(
    _ table: RecordTable, _ shares: [Share], threads: Int,
    progress: @escaping @Sendable (Int) -> Void
  ) throws {
    var parts: [Part] = []
    var places = [(part: Int, row: Int)](repeating: (0, 0), count: table.count)
    var done = 0
    for share in shares {
      // The usual case, one program for all, needs no copy.
      let own = share.rows.count == table.count ? table : table.gathering(share.rows)
      let engine = Engine(share.program)
      let before = done
      let decisions = try engine.decide(
        own, options: RunOptions(threads: threads, progress: { progress(before + $0) }))
      for (row, place) in share.rows.enumerated() { places[place] = (parts.count, row) }
      parts.append(Part(explainer: try Explainer(engine, own), decisions: decisions))
      done += share.rows.count
    }
    self.parts = parts
    self.places = places
  }

  /// Why a row of the table was decided as it was.
  func explanation(of row: Int) -> Explanation {
    let place = places[row]
    let part = parts[place.part]
    return part.explainer.explanation(of: place.row, decided: part.decisions, at: place.row)
  }
}
