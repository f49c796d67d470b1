import Diagnostics
import Syntax

/// A rule file and the declarations a single edit may touch: items of sections, and whatever else
/// stands by itself at the top.
struct EditedBook {
  /// A stretch of text that declares something, up to where the next one begins.
  struct Region {
    var name: String
    var range: Range<Int>
    var isRule = false
  }

  let bytes: [UInt8]
  let tokens: [Token]
  let regions: [Region]
  /// Where names are declared: bytes of the name.
  let declared: [(name: String, range: Range<Int>)]
  let rows: [Range<Int>]
  /// Sections with the offsets of their braces.
  let sections: [(range: Range<Int>, open: Int, close: Int)]
  /// Fields with the line they stand on.
  let fields: [(name: String, range: Range<Int>)]

  init?(_ text: String) {
    let parsed = parse(SourceFile(path: "book.rules", text: text), id: FileID(index: 0))
    guard parsed.isValid, let file = parsed.file else { return nil }
    bytes = Array(text.utf8)
    tokens = parsed.tree.tokens.filter { $0.kind != .endOfFile }
    var starts: [(name: String, start: Int, isRule: Bool)] = [(file.name.text, 0, false)]
    var declared: [(name: String, range: Range<Int>)] = []
    var rows: [Range<Int>] = []
    var sections: [(range: Range<Int>, open: Int, close: Int)] = []
    var fields: [(name: String, range: Range<Int>)] = []
    let bytes = bytes
    func lineStart(_ offset: Int) -> Int {
      (bytes[..<offset].lastIndex(of: 10) ?? -1) + 1
    }
    func lineEnd(_ offset: Int) -> Int {
      (bytes[offset...].firstIndex(of: 10) ?? bytes.count - 1) + 1
    }
    func declare(_ name: Name) { declared.append((name.text, name.span.lower..<name.span.upper)) }
    for declaration in file.declarations {
      let start = declaration.span.lower
      var name = ""
      switch declaration.kind {
      case .section(let section):
        starts.append((section.kind.rawValue, start, false))
        let end = declaration.span.upper
        let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) ?? start
        sections.append((start..<end, open, end - 1))
        for item in section.items {
          switch item {
          case .undecided, .order: break
          case .let(let value):
            declare(value.name)
            starts.append((value.name.text, max(lineStart(value.name.span.lower), open + 1), false))
          case .output(let output):
            declare(output.name)
            starts.append(
              (output.name.text, max(lineStart(output.name.span.lower), open + 1), false))
          case .rule(let rule):
            starts.append((rule.code.text, max(lineStart(rule.span.lower), open + 1), true))
          }
        }
        continue
      case .record(let record):
        name = record.name.text
        for field in record.fields {
          declare(field.name)
          fields.append(
            (field.name.text, lineStart(field.span.lower)..<lineEnd(max(field.span.upper - 1, 0))))
        }
      case .parameter(let parameter):
        name = parameter.name.text
        declare(parameter.name)
      case .reference(let reference):
        name = reference.name.text
        declare(reference.name)
      case .table(let table):
        name = table.name.text
        declare(table.name)
        if case .rows(_, let all, _) = table.body {
          rows += all.map { lineStart($0.span.lower)..<lineEnd($0.span.upper - 1) }
        }
      case .scorecard(let card):
        name = card.name.text
        declare(card.name)
      case .type(let type, _, _):
        name = type.text
        declare(type)
      case .source(let source):
        name = source.name.text
        declare(source.name)
      case .applicant(let applicant):
        name = applicant.name.text
        declare(applicant.name)
      default: break
      }
      starts.append((name, start, false))
    }
    regions = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].start : bytes.count
      return Region(
        name: starts[index].name, range: starts[index].start..<max(end, starts[index].start),
        isRule: starts[index].isRule)
    }
    self.declared = declared
    self.rows = rows
    self.sections = sections
    self.fields = fields
  }

  func region(at offset: Int) -> Region? { regions.last { $0.range.lowerBound <= offset } }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
