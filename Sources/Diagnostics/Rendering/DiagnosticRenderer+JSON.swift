extension DiagnosticRenderer {
  /// All problems as a JSON document: `{"problems": […], "hidden": 0}`.
  ///
  /// Lines and columns are 1-based, columns in UTF-8 bytes; `offset` and `length` too are bytes.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    let sorted = Self.sorted(diagnostics)
    let problems = sorted.prefix(limit).map(json)
    let hidden = max(0, sorted.count - limit)
    return "{\"problems\": [\(problems.joined(separator: ", "))], \"hidden\": \(hidden)}\n"
  }

  private func json(_ diagnostic: Diagnostic) -> String {
    var members = [
      "\"id\": \(quoted(diagnostic.id.code))",
      "\"severity\": \(quoted(diagnostic.severity.rawValue))",
      "\"message\": \(quoted(diagnostic.message(in: language)))",
      place(diagnostic.span),
    ]
    let arguments = diagnostic.arguments.sorted { $0.key < $1.key }.map {
      "\(quoted($0.key)): \(json($0.value))"
    }
    if !arguments.isEmpty {
      members.append("\"arguments\": {\(arguments.joined(separator: ", "))}")
    }
    if let suggestion = diagnostic.suggestion {
      members.append("\"suggestion\": \(quoted(suggestion))")
    }
    if let help = diagnostic.help(in: language) { members.append("\"help\": \(quoted(help))") }
    let related = diagnostic.related.map {
      "{\"message\": \(quoted(Catalogue.words(of: $0, in: language))), \(place($0.span))}"
    }
    if !related.isEmpty { members.append("\"related\": [\(related.joined(separator: ", "))]") }
    let fix = diagnostic.fix.map { "{\(place($0.span)), \"text\": \(quoted($0.text))}" }
    if !fix.isEmpty { members.append("\"fix\": [\(fix.joined(separator: ", "))]") }
    return "{\(members.joined(separator: ", "))}"
  }

  private func place(_ span: SourceSpan) -> String {
    let file = files[span.file]
    let (line, column) = file.lineAndColumn(at: span.lower)
    return "\"file\": \(quoted(file.path)), \"line\": \(line), \"column\": \(column), "
      + "\"offset\": \(span.lower), \"length\": \(span.upper - span.lower)"
  }

  private func json(_ argument: ProblemArgument) -> String {
    switch argument {
    case .name(let text), .text(let text), .term(let text, [:]): return quoted(text)
    case .number(let number): return String(number)
    case .items(let items): return "[\(items.map(json).joined(separator: ", "))]"
    case .term(let id, let arguments):
      let members = arguments.sorted { $0.key < $1.key }.map {
        ", \(quoted($0.key)): \(json($0.value))"
      }
      return "{\"term\": \(quoted(id))\(members.joined())}"
    }
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
