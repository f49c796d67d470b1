import Diagnostics
import Numbers
import Syntax

/// A value written out in full, without places, and with the units that canonical prints drop.
///
/// Two syntax trees say the same exactly if their structures are equal.
func structure(_ value: Any) -> String {
  var text = ""
  write(value, to: &text)
  return text
}

private func write(_ value: Any, to text: inout String) {
  switch value {
  case is SourceSpan: return
  case let number as Number: text += number.description
  case let date as CalendarDate: text += date.description
  case let string as String: text += String(reflecting: string)
  case let integer as Int: text += String(integer)
  case let truth as Bool: text += String(truth)
  case let spelling as NumberSpelling:
    switch spelling {
    case .plain, .wan, .yi: text += "plain"
    case .percent, .basisPoint: text += "percent"
    case .percentPerDay: text += "percentPerDay"
    }
  default:
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      guard let wrapped = mirror.children.first else {
        text += "nil"
        return
      }
      return write(wrapped.value, to: &text)
    }
    if mirror.children.isEmpty, mirror.displayStyle == .enum {
      text += "\(value)"
      return
    }
    text += "("
    for child in mirror.children where !(child.value is SourceSpan) {
      // Comments are no part of what a text says.
      if child.label == "documentation" { continue }
      if mirror.displayStyle != .collection, let label = child.label { text += label + ":" }
      write(child.value, to: &text)
      text += " "
    }
    text += ")"
  }
}
