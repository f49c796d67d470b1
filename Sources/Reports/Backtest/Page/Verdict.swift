import Diagnostics
import Numbers
import RunRecord

/// The answer of a backtest in one sentence, made from its figures.
struct Verdict {
  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  /// The sentence; parts that have no figures say so or are left out.
  var sentence: Phrase {
    .joined([passing + drivers, loss, replay], by: Phrase("; ", "；")) + Phrase(".", "。")
  }

  // MARK: How many more pass

  private var passing: Phrase {
    guard let change = figures.number("pass_rate.delta"),
      let live = figures.phrase("pass_rate.live"),
      let candidate = figures.phrase("pass_rate.candidate")
    else { return Phrase("how many more pass is not known", "通过率变化无法给出") }
    let rates = Phrase(
      " (\(live[.english]) → \(candidate[.english]))",
      "（\(live[.chinese]) → \(candidate[.chinese])）")
    guard !change.isZero else {
      return Phrase("As many applications pass as before", "通过率不变") + rates
    }
    let size = FigureText.phrase(change.magnitude, .init(.points))
    return change > .zero
      ? Phrase("\(size[.english]) more applications pass", "通过率上升 \(size[.chinese])") + rates
      : Phrase("\(size[.english]) fewer applications pass", "通过率下降 \(size[.chinese])") + rates
  }

  /// The two changes that moved most approvals.
  private var drivers: Phrase {
    let largest = page.drivers.prefix(2)
    guard !largest.isEmpty else { return Phrase(verbatim: "") }
    let parts = largest.map { driver in
      driver.name + Phrase(" (", "（") + driver.effectWords + Phrase(")", "）")
    }
    return Phrase(", mostly by ", "，主要来自") + .joined(Array(parts), by: Phrase(" and ", "和"))
  }

  // MARK: At which loss

  private var loss: Phrase {
    guard let live = figures.phrase("expected_loss.rate.live") else {
      return Phrase("expected loss is not available", "预期损失无法给出")
    }
    func words(_ rate: Number) -> Phrase { FigureText.phrase(rate, .init(.share)) }
    // A range that reads as one figure is one.
    if let (low, high) = page.lossRange, words(low) != words(high) {
      return Phrase("expected loss ", "预期损失 ") + words(low) + Phrase(" to ", " 至 ") + words(high)
        + Phrase(" against ", "，现行版 ") + live
    }
    guard let candidate = figures.phrase("expected_loss.rate.candidate") else {
      return Phrase("expected loss of the candidate is not available", "候选版预期损失无法给出")
    }
    return Phrase("expected loss ", "预期损失 ") + candidate + Phrase(" against ", "，现行版 ") + live
  }

  // MARK: Whether to believe it

  private var replay: Phrase {
    guard let rate = figures.phrase("match_rate") else {
      return Phrase(
        "there are no recorded decisions to check the replay against", "没有决策记录可核对回放")
    }
    let count = page.comparedDecisions.map { BacktestWords.count($0) + " " } ?? ""
    return Phrase(
      "the replay matches \(rate[.english]) of \(count)recorded decisions",
      "回放与\(count.isEmpty ? "" : " \(count)笔")决策记录的一致率为 \(rate[.chinese])")
  }
}
