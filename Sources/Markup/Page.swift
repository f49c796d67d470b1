/// A self-contained page: nothing from the network; dark where the reader's screen is, plain in print.
package struct Page: Sendable {
  package var title: String
  /// Of the page's words, such as `en`.
  package var language: String
  /// What the page is about, within `main`.
  package var body: [HTML]
  /// Before it: a way past the navigation, the navigation itself.
  package var lead: [HTML] = []
  /// After it: the footer of the whole page.
  package var trail: [HTML] = []
  /// Rules beside those that every page has.
  package var style: String
  /// What runs when the page is read; pages can be read without it.
  package var script = ""

  package init(title: String, language: String = "en", style: String = "", body: [HTML]) {
    self.title = title
    self.language = language
    self.style = style
    self.body = body
  }

  /// The whole document.
  package var rendered: String {
    let head = HTML.tag(
      "head", [:],
      [
        .tag("meta", ["charset": "utf-8"]),
        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
        .tag("title", title),
        .style(Self.style + style),
      ])
    let main = HTML.tag("main", ["id": "main"], body)
    let page = HTML.tag(
      "html", ["lang": language],
      [
        head,
        .tag(
          "body", [:],
          lead + [main] + trail + (script.isEmpty ? [] : [.script(script)])),
      ])
    return "<!doctype html>\n" + page.rendered
  }
}
