/// Makes CSV files for `ShopSchema` with everything that files from elsewhere have.
struct CSVText {
  var generator: SeededGenerator
  /// How many cells in a thousand are wrong.
  var wrong = 4

  static let names = [
    "id", "note", "seen_on", "level", "account", "revolving", "asked", "tax", "turnover", "age",
    "ratio", "score", "listed", "Town name",
  ]

  /// A file with its header.
  mutating func file(rows: Int) -> String {
    let lineEnd = generator.pick(["\n", "\r\n"])
    var order = Self.names
    order.shuffle(using: &generator)
    let isSorted = generator.chance(1, in: 2)
    var text = generator.chance(1, in: 3) ? "\u{FEFF}" : ""
    if generator.chance(1, in: 5) { text += lineEnd }
    text += order.map { generator.chance(1, in: 4) ? "\"\($0)\"" : $0 }.joined(separator: ",")
    for row in 0..<rows {
      text += lineEnd
      if generator.chance(1, in: 40) { text += lineEnd }
      var cells = order.map { cell($0, row, isSorted) }
      if generator.chance(1, in: 300) { cells.removeLast() }
      if generator.chance(1, in: 300) { cells.append("more") }
      text += cells.joined(separator: ",")
    }
    return generator.chance(1, in: 2) ? text : text + lineEnd
  }

  private mutating func cell(_ name: String, _ row: Int, _ isSorted: Bool) -> String {
    let isText = name == "id" || name == "note" || name == "Town name"
    var content = value(name, row, isSorted)
    if !isText, generator.chance(1, in: 20) { content = " \(content)\t" }
    let isSpecial =
      content.contains { $0 == "," || $0 == "\n" || $0 == "\r\n" }
      || content.hasPrefix("\"")
    if isSpecial || generator.chance(1, in: 10) {
      return "\"" + content.replacing("\"", with: "\"\"") + "\""
        + (generator.chance(1, in: 400) ? "x" : "")
    }
    return content
  }

  private mutating func value(_ name: String, _ row: Int, _ isSorted: Bool) -> String {
    let optional = !["id", "seen_on", "level", "asked", "score"].contains(name)
    if generator.chance(optional ? 100 : 1, in: 1000) { return "" }
    let isWrong = generator.chance(wrong, in: 1000)
    switch name {
    case "id":
      // A wrong one has mostly been there before.
      let row = isWrong ? row / 2 : row
      return isSorted ? "K\(100_000 + row)" : "K\((row * 7919) % 100_003)"
    case "note", "Town name":
      return generator.pick([
        "Ningbo", "宁波", "a,b", "say \"no\"", "\"", "two\nlines", "two\r\nlines", " spaced ",
        "a town with quite a long name", "5\" pipe", "x", "'", "𝔘nicode", "0",
      ])
    case "seen_on":
      if isWrong { return generator.pick(["2021-02-29", "2020-13-01", "20200101", "2020-1-1"]) }
      return "20\(10 + generator.below(15))-0\(1 + generator.below(9))-\(10 + generator.below(19))"
    case "level":
      return isWrong
        ? generator.pick(["E", "a", "very_long_value_nam"])
        : generator.pick(["A", "优", "B", "very_long_value_name", "D", "09", "x y"])
    case "account": return generator.pick(["basic", "01", "other", "unheard of", "1"])
    case "revolving": return generator.pick(["yes", "Y", "no", "N", "?", ","])
    case "listed":
      return isWrong ? "maybe" : generator.pick(["true", "FALSE", "0", "1.0", "Yes", "n"])
    case "age":
      return isWrong
        ? generator.pick(["120", "-1", "1.5"]) : number(3, 0, negative: false, below: 119)
    case "asked": return isWrong ? generator.pick(["10000000.01", "1.005", "1,000"]) : number(7, 2)
    case "tax":
      // Some need more than doubles hold.
      return generator.chance(1, in: 300) ? "123456789012345678.25" : number(9, 2)
    case "turnover": return isWrong ? "1.1234567" : number(5, 6)
    case "ratio":
      let plain = number(1, 4)
      return generator.chance(1, in: 5) ? plain + "%" : isWrong ? "0.1234567" : plain
    default:
      return isWrong
        ? generator.pick(["--1", "1.2.3", ".", "é"])
        : number(generator.chance(1, in: 100) ? 11 : 5, 4)
    }
  }

  /// A number with up to so many digits before and after the point.
  private mutating func number(
    _ digits: Int, _ decimals: Int, negative: Bool = true, below limit: Int = .max
  ) -> String {
    var whole = 0
    for _ in 0...generator.below(digits) { whole = min(limit, whole * 10 + generator.below(10)) }
    var text = negative && generator.chance(1, in: 10) ? "-" : ""
    text += generator.chance(1, in: 20) ? "000\(whole)" : "\(whole)"
    if decimals > 0, generator.chance(3, in: 4) {
      text += "."
      for _ in 0..<generator.below(decimals + 1) { text += "\(generator.below(10))" }
      if generator.chance(1, in: 10) { text += "000" }
    }
    return text
  }
}
