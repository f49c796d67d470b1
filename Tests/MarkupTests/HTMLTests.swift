import Markup
import Testing

@Suite("Markup")
struct HTMLTests {
  @Test("texts and attributes are escaped when rendered")
  func escaping() {
    let nasty = "<script>alert(\"x\") & 'y'</script>\u{7}"
    #expect(
      HTML.text(nasty).rendered
        == "&lt;script&gt;alert(&quot;x&quot;) &amp; &#39;y&#39;&lt;/script&gt;\u{FFFD}")
    #expect(
      HTML.tag("a", ["title": "\"><b onclick='z'>"], ["税"]).rendered
        == "<a title=\"&quot;&gt;&lt;b onclick=&#39;z&#39;&gt;\">税</a>")
  }

  @Test("elements nest, void ones have no end, groups leave no trace")
  func elements() {
    let html = HTML.tag(
      "p", class: "soft", [:], [.group(["a", .tag("br"), .tag("b", "c")]), .empty])
    #expect(html.rendered == "<p class=\"soft\">a<br><b>c</b></p>\n")
  }

  @Test("a style cannot end early")
  func style() {
    #expect(
      HTML.style("a::after { content: \"</style><script>\"; }").rendered
        == "<style>a::after { content: \"<\\/style><script>\"; }</style>\n")
  }

  @Test("drawings carry their name and titles")
  func drawing() {
    let drawing = SVG.drawing(
      width: 10, height: 4, label: "a < b",
      [SVG.rectangle(x: 1, y: 2, width: 3, height: 2, class: "bar", title: "5 & 6")])
    #expect(
      drawing.rendered == """
        <svg viewBox="0 0 10 4" width="10" height="4" role="img" aria-label="a &lt; b" \
        xmlns="http://www.w3.org/2000/svg"><rect class="bar" x="1" y="2" width="3" height="2">\
        <title>5 &amp; 6</title>
        </rect></svg>
        """)
  }

  @Test("a page asks nothing of the network and runs nothing")
  func page() {
    let page = Page(title: "T <1>", body: [.tag("h1", "税")]).rendered
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"))
    #expect(page.contains("<title>T &lt;1&gt;</title>"))
    #expect(page.contains("@media print") && page.contains("prefers-color-scheme: dark"))
    for word in ["<script", "http:", "https:", "url(", "@import"] { #expect(!page.contains(word)) }
  }
}
