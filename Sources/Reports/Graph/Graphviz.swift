/// A drawing of boxes and arrows in the DOT language of Graphviz, drawn from left to right.
///
/// Source: the grammar of "The DOT Language", graphviz.org/doc/info/lang.html.
package struct Graphviz: Sendable {
  /// A box; those of a group stand in a frame of its name.
  package struct Box: Sendable {
    var id: String
    var label: String
    var caption: String?
    var shape: String
    var group: String?

    package init(
      id: String, label: String, caption: String? = nil, shape: String, group: String? = nil
    ) {
      self.id = id
      self.label = label
      self.caption = caption
      self.shape = shape
      self.group = group
    }
  }

  private let name: String
  private var boxes: [Box] = []
  private var arrows: [(from: String, to: String)] = []

  package init(name: String) { self.name = name }

  package mutating func add(_ box: Box) { boxes.append(box) }

  package mutating func addArrow(from: String, to: String) { arrows.append((from, to)) }

  /// The text that `dot` reads.
  package var text: String {
    var lines = ["digraph \(quoted(name)) {", "  rankdir=LR; node [fontname=\"sans-serif\"];"]
    lines += boxes.filter { $0.group == nil }.map { "  \(line(of: $0))" }
    var groups: [String] = []
    for group in boxes.compactMap(\.group) where !groups.contains(group) { groups.append(group) }
    for (index, group) in groups.enumerated() {
      lines.append("  subgraph cluster_\(index) {")
      lines.append("    label=\(quoted(group));")
      lines += boxes.filter { $0.group == group }.map { "    \(line(of: $0))" }
      lines.append("  }")
    }
    lines += arrows.map { "  \(quoted($0.from)) -> \(quoted($0.to));" }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private func line(of box: Box) -> String {
    let label = box.caption.map { "\(box.label)\n\($0)" } ?? box.label
    return "\(quoted(box.id)) [label=\(quoted(label)), shape=\(box.shape)];"
  }

  /// A quoted id, in which only quotes, backslashes and line ends mean something.
  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
