import Diagnostics
import Syntax

/// A file of a book, read and parsed.
struct LoadedFile: Sendable {
  var path: String
  var id: FileID
  var syntax: FileSyntax
  /// The tables of cases beside the file.
  var caseTables: [FileID] = []
  /// How often each name stands in the text.
  var mentions: [String: Int]
  /// Names in text that could not be read.
  var skippedNames: Set<String>

  /// The folder beside which the file's modules and tables are looked for.
  var folder: String { BookReader.folder(of: path) }
}

/// Reads a book and the modules it uses, each once and depth first.
///
/// A module stands before whoever uses it, the book last: that is the order in which a section's rules run.
struct BookLoader {
  let reader: BookReader
  private(set) var sources = SourceFiles()
  /// Used modules first, the book last.
  private(set) var loaded: [LoadedFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The language that the book's own file is written in.
  private(set) var language = Language.english
  private var done: Set<String> = []
  private var inProgress: [String] = []

  init(reader: BookReader) { self.reader = reader }

  /// Reads the book at a path: a file, or a folder that holds exactly one book.
  ///
  /// - Throws: what the reader throws for the book itself; an absent module is a problem of the book's text.
  mutating func load(bookAt path: String) throws {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let names = reader.names(trimmed) else {
      try load(fileAt: trimmed, text: reader.text(trimmed), expecting: .rulebook)
      return
    }
    let candidates = names.filter { $0.hasSuffix(".rules") }.sorted()
      .map { BookReader.join(trimmed, $0) }
    var books: [(path: String, text: String)] = []
    for candidate in candidates {
      let text = try reader.text(candidate)
      if BookReader.isBook(text) { books.append((candidate, text)) }
    }
    if books.count == 1 {
      try load(fileAt: books[0].path, text: books[0].text, expecting: .rulebook)
      return
    }
    let id = sources.add(SourceFile(path: trimmed, text: ""))
    diagnostics.append(
      Diagnostic(
        books.isEmpty ? .noBookInFolder : .severalBooksInFolder,
        [
          "folder": .name(trimmed),
          "files": .list((books.isEmpty ? candidates : books.map(\.path))),
        ], at: SourceSpan(file: id, lower: 0, upper: 0)))
  }

  /// Reads the scenario in a file.
  ///
  /// - Throws: what the reader throws for the file itself.
  mutating func load(scenarioAt path: String) throws {
    try load(fileAt: path, text: reader.text(path), expecting: .scenario)
  }

  private mutating func load(
    fileAt path: String, text: String, expecting kind: FileSyntax.Kind, usedAt use: Name? = nil
  ) throws {
    let source = SourceFile(path: path, text: text)
    let id = sources.add(source)
    let parsed = parse(source, id: id)
    diagnostics += parsed.diagnostics
    if use == nil { language = parsed.language }
    guard let syntax = parsed.file else { return }
    if syntax.kind != kind {
      diagnostics.append(
        Diagnostic(
          .another(than: kind),
          ["name": .name(syntax.name.text), "kind": .term("file_\(syntax.kind.rawValue)")],
          at: syntax.name.span,
          related: use.map { [RelatedPlace(role: "used_here", span: $0.span)] } ?? []))
    }
    inProgress.append(path)
    let folder = BookReader.folder(of: path)
    for declaration in syntax.declarations {
      switch declaration.kind {
      case .use(let name): try load(module: name, besideFileIn: folder)
      case .varies(let name) where syntax.kind == .scenario:
        try load(scenario: name, besideFileIn: folder)
      default: break
      }
    }
    inProgress.removeLast()
    done.insert(path)
    var file = LoadedFile(
      path: path, id: id, syntax: syntax, mentions: parsed.tree.mentions,
      skippedNames: parsed.tree.skippedNames)
    for path in reader.caseTables(of: path) {
      file.caseTables.append(sources.add(SourceFile(path: path, text: try reader.text(path))))
    }
    loaded.append(file)
  }

  private mutating func load(module name: Name, besideFileIn folder: String) throws {
    // The parser has reported a name that is not there.
    guard !name.text.isEmpty else { return }
    let places = Self.places(ofModule: name.text, from: folder)
    guard let path = places.first(where: reader.hasFile) else {
      diagnostics.append(
        Diagnostic(
          .unknownModule, ["name": .name(name.text), "places": .list(places)], at: name.span,
          near: NearestName.all(of: name.text, among: ruleFiles(inFoldersOf: places))))
      return
    }
    try load(usedFileAt: path, expecting: .module, usedAt: name)
  }

  /// Reads the scenario beside a file that varies it.
  private mutating func load(scenario name: Name, besideFileIn folder: String) throws {
    // The parser has reported a name that is not there.
    guard !name.text.isEmpty else { return }
    let path = BookReader.join(folder, name.text + ".rules")
    guard reader.hasFile(path) else {
      diagnostics.append(
        Diagnostic(
          .unknownScenario, ["name": .name(name.text), "place": .name(path)], at: name.span,
          near: NearestName.all(of: name.text, among: ruleFiles(inFoldersOf: [path]))))
      return
    }
    try load(usedFileAt: path, expecting: .scenario, usedAt: name)
  }

  /// Reads a file that another one needs, once.
  private mutating func load(
    usedFileAt path: String, expecting kind: FileSyntax.Kind, usedAt name: Name
  ) throws {
    if let start = inProgress.firstIndex(of: path) {
      diagnostics.append(
        Diagnostic(
          .moduleCycle, ["files": .list(Array(inProgress[start...]) + [path])], at: name.span))
      return
    }
    guard !done.contains(path) else { return }
    try load(fileAt: path, text: reader.text(path), expecting: kind, usedAt: name)
  }

  /// Where a module may stand: beside the file, then in a `modules` folder of each enclosing folder.
  private static func places(ofModule name: String, from folder: String) -> [String] {
    let file = name + ".rules"
    var places = [BookReader.join(folder, file)]
    var above = folder
    while true {
      places.append(BookReader.join(BookReader.join(above, "modules"), file))
      if above.isEmpty {
        // A relative path may begin below the folder that holds the modules.
        places += (1...4).map { levels in
          String(repeating: "../", count: levels) + BookReader.join("modules", file)
        }
        break
      }
      if above == "/" || BookReader.lastName(of: above) == "Models" { break }
      above = BookReader.folder(of: above)
    }
    return places
  }

  /// The rule files beside which something is looked for, by name.
  private func ruleFiles(inFoldersOf places: [String]) -> [String] {
    places.flatMap { place -> [String] in
      let folder = BookReader.folder(of: place)
      return (reader.names(folder.isEmpty ? "." : folder) ?? [])
        .filter { $0.hasSuffix(".rules") }.map { String($0.dropLast(6)) }
    }
  }
}

extension SyntaxTree {
  /// How often each name stands in the text.
  fileprivate var mentions: [String: Int] {
    tokens.reduce(into: [:]) { mentions, token in
      if case .name(let name) = token.value { mentions[name, default: 0] += 1 }
    }
  }

  /// The names in text that the parser could not place.
  fileprivate var skippedNames: Set<String> {
    var names: Set<String> = []
    func visit(_ node: SyntaxNode) {
      if node.kind == .unexpected {
        visitTokens(of: node) { if case .name(let name) = tokens[$0].value { names.insert(name) } }
      }
      for case .node(let child) in node.children { visit(child) }
    }
    visit(root)
    return names
  }
}
