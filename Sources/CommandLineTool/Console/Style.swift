/// Whether text is coloured, and with what.
package struct Style: Sendable {
  package enum Paint: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }
  let isColoured: Bool
  package static let plain = Style(isColoured: false)
  package static let coloured = Style(isColoured: true)

  /// The text in that paint, or as it is.
  package func callAsFunction(_ paint: Paint, _ text: String) -> String {
    isColoured ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
