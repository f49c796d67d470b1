import Diagnostics
import Registry

extension Verb {
  private static let review = Positional(
    "event", help: Phrase("The event that opened it.", "开启该复核的事件序号。"))

  /// Ends what a breach began.
  static let registryCloseReview = Verb(
    "close-review",
    Phrase("Close a review that a breach opened, saying what came of it.", "结束因超限开启的复核并说明结论。"),
    discussion: Phrase(
      """
      By one of those who may send versions back: who closes a review says that the version may stay. Neither an author of it \
      nor the one who opened the review may.
      """,
      """
      由有权驳回版本的人结束：结束复核即认可该版本继续使用。版本作者与开启复核者不得结束。
      """),
    accepts: [RegistryOptions.because] + RegistryOptions.signingOnTop + [review]
  ) { arguments, console in
    guard let position = Int(arguments[review]), position >= 0 else {
      throw UsageError.unfit(arguments[review], review)
    }
    let run = RegistryRun(arguments, console)
    let because = try arguments.required(RegistryOptions.because)
    try run.signOnTop { _ throws(RegistryError) in
      .reviewClosed(ReviewClosing(review: position, because: because))
    }
    return .good
  }
}
