import Diagnostics
import Markup

/// Words of a page that speaks both languages: each stands in it, and the page's language decides which is seen.
extension HTML {
  /// A phrase; texts that are the same in both stand once.
  static func words(_ phrase: Phrase) -> HTML { .words(phrase, as: "span") }

  /// A phrase within a drawing.
  static func drawnWords(_ phrase: Phrase) -> HTML { .words(phrase, as: "tspan") }

  /// A phrase of our own, from its two texts.
  static func words(_ english: Sentence, _ chinese: Sentence) -> HTML {
    .words(Phrase(english, chinese))
  }

  private static func words(_ phrase: Phrase, as element: String) -> HTML {
    let texts = [Language.english, .chinese].map { ($0, phrase.text(in: $0)) }
    if texts[0].1 == texts[1].1 { return .text(texts[0].1) }
    return .group(texts.map { .tag(element, ["lang": $0.rawValue], [.text($1)]) })
  }
}
