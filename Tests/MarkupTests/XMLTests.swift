import Foundation
import FoundationXML
import Markup
import Testing

@Suite struct XMLTests {
  @Test func elementsStandInLinesAndTextsAsTheyAre() {
    let document = XML.tag(
      "a", ["x": "1", "left_out": nil],
      [.tag("b"), .tag("c", [:], [.text("one < two & \"three\"\n")])])
    #expect(
      document.rendered == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a x="1">
          <b/>
          <c>one &lt; two &amp; &quot;three&quot;
        </c>
        </a>

        """)
  }

  /// What a parser reads back.
  private final class Reader: NSObject, XMLParserDelegate {
    var attribute = ""
    var text = ""
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { attribute += attributes["x"] ?? "" }
    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  @Test(
    "a parser reads back what was written",
    arguments: [
      "plain", "a < b && c > d", "\"quoted\" and 'so'", "two\nlines\tand a tab", "return\rhere",
      "税贷 “通过” ≥ 10_000", "]]>", "&amp;", "emoji 🏦",
    ])
  func roundTrip(text: String) {
    let document = XML.tag("a", ["x": text], [.text(text)]).rendered
    let parser = XMLParser(data: Data(document.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.attribute == text)
    #expect(reader.text == text)
  }

  @Test func whatXMLForbidsBecomesTheReplacementCharacter() {
    #expect(
      XML.tag("a", ["x": "\u{0}\u{1B}"]).rendered.hasSuffix("<a x=\"\u{FFFD}\u{FFFD}\"/>\n"))
  }
}
