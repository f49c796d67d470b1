import Diagnostics
import History
import Numbers

/// `history derive`: computes the derived lists of a history anew.
enum HistoryDeriving {
  /// Computes, stores and says how far the lists go.
  static func run(_ path: String, _ console: Console) throws -> ExitCode {
    let history = try History(path: path)
    guard let derived = try history.derive() else {
      throw ToolError(
        .badInput,
        Phrase("the history '\(path)' holds no applications", "历史数据“\(path)”中没有申请"))
    }
    func count(_ number: Int) -> String { Number(number).grouped(decimals: 0, separator: ",") }
    console.write(
      Phrase(
        """
        '\(derived.list)' is computed for \(count(derived.applications)) applications, to \
        \(derived.computedTo): \(count(derived.entries)) entries

        """,
        """
        “\(derived.list)”已为 \(count(derived.applications)) 笔申请算出，截至 \(derived.computedTo)，\
        共 \(count(derived.entries)) 条

        """
      ).filled(in: console.language))
    return .good
  }
}
