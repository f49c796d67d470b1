import Diagnostics
import History

/// Histories whose files were held against themselves, each once.
///
/// A digest that a file states of itself says nothing: whoever may write the file could have stated the one that is asked for,
/// over other applications.
final class CheckedHistories {
  private var paths: Set<String> = []

  /// - Throws: the first thing of the file that does not hold.
  func check(_ history: History, _ console: Console) throws {
    guard !paths.contains(history.path) else { return }
    let progress = Progress(console, Phrase("verifying", "核验中"), total: history.count)
    let fault = try history.verify { progress.move(to: $0) }
    progress.finish()
    guard let fault else {
      paths.insert(history.path)
      return
    }
    throw ToolError(
      .no,
      Phrase(
        "the history '\(history.path)' does not hold: ", "历史库“\(history.path)”不成立：")
        + fault.words,
      remedy: Phrase(
        "go back to a copy that 'history verify' finds whole", "请恢复经“history verify”核验完整的备份"))
  }
}
