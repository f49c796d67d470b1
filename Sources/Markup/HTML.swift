/// A piece of HTML or SVG as a value; texts and attributes are escaped when it is rendered.
package indirect enum HTML: Equatable, Sendable, ExpressibleByStringLiteral {
  case text(String)
  case element(String, [Attribute], [HTML])
  /// Pieces one after the other, without an element around them.
  case group([HTML])
  /// The content of a `style` element: nothing from outside the program.
  case style(String)
  /// The content of a `script` element: nothing from outside the program.
  case script(String)

  /// A name with its value.
  package struct Attribute: Equatable, Sendable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(stringLiteral text: String) { self = .text(text) }

  /// Nothing.
  package static let empty = HTML.group([])

  /// An element, with a class where one is named.
  package static func tag(
    _ name: String, class style: String? = nil, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [HTML] = []
  ) -> HTML {
    let styles = style.map { [Attribute("class", $0)] } ?? []
    return .element(name, styles + attributes.map { Attribute($0, $1) }, children)
  }

  /// An element around a text.
  package static func tag(_ name: String, class style: String? = nil, _ text: String) -> HTML {
    tag(name, class: style, [:], [.text(text)])
  }

  /// The markup.
  package var rendered: String {
    var output = ""
    write(into: &output)
    return output
  }

  private func write(into output: inout String) {
    switch self {
    case .text(let text): Self.escape(text, into: &output)
    case .group(let children): for child in children { child.write(into: &output) }
    case .style(let text): output += "<style>\(Self.unending(text))</style>\n"
    case .script(let text): output += "<script>\(Self.unending(text))</script>\n"
    case .element(let name, let attributes, let children):
      output += "<\(name)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        Self.escape(attribute.value, into: &output)
        output += "\""
      }
      output += ">"
      if Self.voids.contains(name) { return }
      for child in children { child.write(into: &output) }
      output += "</\(name)>"
      if Self.blocks.contains(name) { output += "\n" }
    }
  }

  /// A text in which no element ends.
  private static func unending(_ text: String) -> String { text.replacing("</", with: "<\\/") }

  /// Elements without an end.
  private static let voids: Set = ["br", "col", "hr", "img", "input", "link", "meta"]
  /// Elements after which a line ends, so that the source can be read.
  private static let blocks: Set = [
    "body", "details", "div", "footer", "h1", "h2", "h3", "head", "header", "html", "li", "main",
    "p", "section", "table", "tbody", "thead", "title", "tr", "ul",
  ]

  private static func escape(_ text: String, into output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      // Control characters are not allowed in HTML at all.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
