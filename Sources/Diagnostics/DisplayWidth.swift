/// How many columns a text takes in a terminal: Chinese and full-width characters take two.
///
/// The wide ranges are those of Unicode's East Asian Width that are `W` or `F`, in whole blocks.
package func displayWidth(of text: some StringProtocol) -> Int {
  var width = 0
  for scalar in text.unicodeScalars { width += displayWidth(of: scalar) }
  return width
}

/// How many columns a character takes: 0 when it joins the one before, else 1 or 2.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20..<0x7F: 1
  case 0..<0x20, 0x7F..<0xA0: 0
  case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
