import Diagnostics
import Syntax

/// A section in which neither the section nor a rule or an output says what undecided means.
struct UndecidedSection {
  var kind: SectionKind
  /// The section's word.
  var heading: SourceSpan
  /// The offset behind its opening brace.
  var body: Int
  private var span: SourceSpan

  func holds(_ place: SourceSpan) -> Bool {
    place.file == span.file && span.lower <= place.lower && place.upper <= span.upper
  }

  static func all(of file: LoadedFile, _ sources: SourceFiles) -> [UndecidedSection] {
    file.syntax.declarations.compactMap { declaration in
      guard case .section(let section) = declaration.kind,
        section.items.allSatisfy({ !$0.saysUndecided })
      else { return nil }
      let span = declaration.span
      let text = sources[file.id].utf8[span.lower..<span.upper]
      guard let brace = text.firstIndex(of: UInt8(ascii: "{")) else { return nil }
      let word = text.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "{") } ?? brace
      return UndecidedSection(
        kind: section.kind, heading: SourceSpan(file: file.id, lower: span.lower, upper: word),
        body: brace + 1, span: span)
    }
  }
}

extension SectionSyntax.Item {
  fileprivate var saysUndecided: Bool {
    switch self {
    case .undecided: true
    case .let, .order: false
    case .output(let output): output.undecided != nil
    case .rule(let rule): rule.undecided != nil
    }
  }
}
