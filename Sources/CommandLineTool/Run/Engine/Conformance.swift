import Columns
import Diagnostics
import Digest
import Engine
import Semantics

/// What rules mean, pinned: a small book whose cases walk through arithmetic, missing facts, tables, scores, windows and
/// outcomes, and the digest of what this engine makes of them.
///
/// Two binaries with the same digest decide these cases alike, to the last digit, cause and word of the decision record.
enum Conformance {
  /// Version of what rules mean: raised when a book may come to another outcome than before.
  static let semanticsVersion = 1

  /// `sha256:` over the decision records of all cases, one a line, in the order of the book's tests.
  ///
  /// - Throws: where the book does not hold or does not bind, which is a mistake of the build.
  static func digest() throws -> String {
    var hash = SHA256()
    for line in try records() { hash.update((line + "\n").utf8) }
    return "sha256:" + SHA256.hexadecimal(hash.finalize())
  }

  /// The decision records of the cases.
  static func records() throws -> [String] {
    let checked = try check(
      bookAt: "conformance.rules", reader: .memory(["conformance.rules": book]))
    guard let program = checked.program else {
      throw ToolError(
        .failure, Phrase("the conformance book does not hold", "一致性规则书有错误"))
    }
    let table = RecordTable(program.tests, of: program)
    let explainer = try Explainer(Engine(program), table)
    return try (0..<table.count).map { DecisionRecord(try explainer.explanation(of: $0)).line }
  }
}
