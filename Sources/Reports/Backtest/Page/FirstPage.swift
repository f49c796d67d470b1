import Diagnostics
import Markup
import Numbers
import RunRecord

/// What a modeller reads who reads nothing else: how many more pass, who they are, which rule did it, how sure we
/// are, and whether the replay can be trusted.
struct FirstPage {
  let page: BacktestPage
  var figures: PageFigures { page.figures }
  private var header: BacktestHeader { page.header }

  var html: HTML {
    .tag(
      "section", class: "first", ["id": "summary", "aria-labelledby": "page-title"],
      [
        masthead, verdict, trust, Headline(page: page).html,
        .tag("div", class: "pair", [:], [who, which]), sure, facts,
      ])
  }

  // MARK: What was compared

  private var masthead: HTML {
    var line: [HTML] = []
    if let window = header.window {
      line.append(.words("applications of ", "申请日期 "))
      line.append(.text("\(window.first) – \(window.last) · "))
    }
    line += [
      figures.html("n_applications.live"), .words(" applications · ", " 笔申请 · "),
      figures.html("n_customers.live"), .words(" customers", " 户客户"),
    ]
    return .tag(
      "div", class: "masthead", [:],
      [
        .tag(
          "h1", ["id": "page-title"],
          [
            .tag("span", class: "eyebrow", [:], [.words("Backtest", "回测报告")]),
            .words(header.candidate.title),
          ]), .tag("p", class: "scope", [:], line),
        .tag(
          "div", class: "versions", [:],
          [
            version(.words("live", "现行版"), header.live, "one"),
            .tag("span", class: "arrow", ["aria-hidden": "true"], ["→"]),
            version(.words("candidate", "候选版"), header.candidate, "two"),
          ]),
      ])
  }

  private func version(_ role: HTML, _ version: BacktestHeader.Version, _ style: String) -> HTML {
    .tag(
      "p", class: "version \(style)", [:],
      [
        .tag("span", class: "role", [:], [role]), " ", .tag("strong", version.path), " ",
        .tag("code", ["title": version.digest], [.text(Self.short(version.digest))]),
      ]
        + version.card.map { line in
          .tag(
            "span", class: "card", [:],
            [" · ", .words(line.title), .words(": ", "："), .text(line.value)])
        })
  }

  /// The first twelve digits of a digest.
  static func short(_ digest: String) -> String {
    let digits = digest.hasPrefix("sha256:") ? digest.dropFirst("sha256:".count) : digest[...]
    return String(digits.prefix(12))
  }

  // MARK: The answer

  private var verdict: HTML {
    let worst = header.gates.map { GateState($0, page.summary) }.max { $0.gravity < $1.gravity }
    return .tag(
      "div", class: "verdict \(worst?.style ?? "open")", ["role": "group"],
      [
        .tag("p", class: "sentence", [:], [.words(Verdict(page: page).sentence)]),
        header.gates.isEmpty
          ? .tag(
            "p", class: "note", [:], [.words("No gates were asked for.", "本次运行未设门槛。")])
          : .tag("ul", class: "gates", [:], header.gates.map(gate)),
      ])
  }

  private func gate(_ result: Gate.Result) -> HTML {
    let state = GateState(result, page.summary)
    return .tag(
      "li", class: state.style, [:],
      [
        .tag("span", class: "sign", ["aria-hidden": "true"], [.text(state.sign)]), " ",
        .tag("b", [:], [.words(state.words)]), " ", .tag("code", result.gate.text), " ",
        .tag("span", class: "soft", [:], [figures.html(result.gate.figure)]),
      ])
  }

  // MARK: Whether to believe it

  private var trust: HTML {
    .tag(
      "div", class: "trust", ["role": "group", "aria-label": "trust 可信度"],
      TrustCards(page: page).html)
  }

  // MARK: Who, and by which rule

  private var who: HTML { SwapInProfile(page: page).html }
  private var which: HTML { DriverChart(page: page).html }
  private var sure: HTML { Certainty(page: page).html }

  // MARK: By which everything can be found again

  private var facts: HTML {
    var rows: [(HTML, HTML)] = [
      (.words("history", "历史数据"), digest(header.data))
    ]
    if let scenario = header.scenario { rows.append((.words("scenario", "情景"), digest(scenario))) }
    rows += [
      (.words("as of", "取值时点"), .words(header.asOf)),
      (.words("engine", "引擎"), .tag("code", header.engine)),
      (.words("run", "运行编号"), .tag("code", header.run)),
      (
        .words("result digest", "结果摘要值"),
        .tag("code", ["title": header.resultDigest], [.text(Self.short(header.resultDigest))])
      ),
    ]
    return .tag(
      "dl", class: "facts", [:],
      rows.map { .tag("div", [:], [.tag("dt", [:], [$0]), .tag("dd", [:], [$1])]) })
  }

  private func digest(_ file: (path: String, digest: String)) -> HTML {
    .group([
      .text(file.path), " ",
      .tag("code", ["title": file.digest], [.text(Self.short(file.digest))]),
    ])
  }
}
