/// A document of elements, as machines exchange them; texts and attributes are escaped when it is rendered.
package indirect enum XML: Equatable, Sendable {
  case text(String)
  case element(String, [HTML.Attribute], [XML])

  /// An element with its attributes, of which those without a value are left out.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [XML] = []
  ) -> XML {
    .element(
      name, attributes.compactMap { name, value in value.map { HTML.Attribute(name, $0) } },
      children)
  }

  /// The document with its declaration, an element a line.
  package var rendered: String {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(into: &output, indent: "")
    return output
  }

  private func write(into output: inout String, indent: String) {
    switch self {
    case .text(let text): Self.escape(text, inAttribute: false, into: &output)
    case .element(let name, let attributes, let children):
      output += indent + "<\(name)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        Self.escape(attribute.value, inAttribute: true, into: &output)
        output += "\""
      }
      guard !children.isEmpty else {
        output += "/>\n"
        return
      }
      output += ">"
      // White space beside text would be part of it.
      let holdsText = children.contains { if case .text = $0 { true } else { false } }
      if !holdsText { output += "\n" }
      for child in children { child.write(into: &output, indent: holdsText ? "" : indent + "  ") }
      output += (holdsText ? "" : indent) + "</\(name)>\n"
    }
  }

  private static func escape(_ text: String, inAttribute: Bool, into output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      // Readers make spaces of line ends in attributes, unless they are written so.
      case "\n", "\t", "\r":
        if inAttribute || scalar == "\r" {
          output += "&#\(scalar.value);"
        } else {
          output.unicodeScalars.append(scalar)
        }
      // Characters that XML 1.0 does not allow, however they are written.
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
