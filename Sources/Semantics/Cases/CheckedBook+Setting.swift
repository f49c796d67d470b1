package import Diagnostics
import Syntax

extension CheckedBook {
  /// The book with some facts to be read instead of computed, each by the name that settings use.
  ///
  /// `nil` where there is no program. Names that mean nothing here, and lists, are left out.
  package func opening(_ names: [String]) -> OpenedBook? { variant(parameters: [:], facts: names) }

  /// The book with other parameter values, by position, and with some facts to be read instead of computed.
  ///
  /// `nil` where there is no program, or where the book does not check with these values.
  package func variant(parameters: [Int: Constant], facts: [String]) -> OpenedBook? {
    guard let program, let source else { return nil }
    if parameters.isEmpty, facts.isEmpty { return OpenedBook(program: program, fields: [:]) }
    let checker = source.checker(opening: facts)
    checker.replacedParameters = parameters
    return checker.check().map { OpenedBook(program: $0, checker) }
  }

  /// Reads a case that is set directly: `tax_paid_12m = 4_999.99, tax_level = missing`.
  ///
  /// Names are those of fields, definitions, `score.points`, `score.pd` and `table.column`; values are
  /// literals of the language, checked like those of a test. There is a case where nothing is wrong; the files hold
  /// the settings' own text for the problems' places.
  package func setting(_ text: String) -> (
    case: DirectCase?, diagnostics: [Diagnostic], files: SourceFiles
  ) {
    var files = files
    let file = files.add(SourceFile(path: "--with", text: text))
    let place = SourceSpan(file: file, lower: 0, upper: 0)
    let (settings, problems) = parseSettings(text, at: place)
    guard let program, let source, problems.isEmpty else { return (nil, problems, files) }
    let checker = source.checker(opening: settings.map(\.name.text))
    checker.sourceFiles = files
    guard let opened = checker.check().map({ OpenedBook(program: $0, checker) }) else {
      return (nil, checker.diagnostics, files)
    }
    // The book's own warnings are not the settings'.
    checker.diagnostics = []
    var result = DirectCase(program: opened.program, values: [:])
    var places: [String: SourceSpan] = [:]
    for setting in settings {
      let name = setting.name
      if let first = places[name.text] {
        checker.report(
          .duplicate, ["name": .name(name.text), "kind": .text("fact")], at: name.span,
          related: [RelatedPlace(role: "first_here", span: first)])
        continue
      }
      places[name.text] = name.span
      guard let position = opened.fields[name.text] else {
        checker.reportNotSettable(name, program)
        continue
      }
      result.values[position] = checker.value(
        setting, of: opened.program.record.fields[position])
    }
    result.program.directFacts = DirectFacts(
      fields: Set(result.values.keys), isWholeCase: false)
    let isSound = checker.diagnostics.isEmpty
    return (isSound ? result : nil, checker.diagnostics, files)
  }
}

extension CheckedBook {
  /// Reads a case of one table alone: `tax = vat, tax_level = missing`, a value for each of its columns.
  ///
  /// A column that is not named is missing. There are values where nothing is wrong; the files hold the settings' own
  /// text for the problems' places.
  package func setting(_ text: String, ofTable position: Int) -> (
    inputs: [Constant]?, diagnostics: [Diagnostic], files: SourceFiles
  ) {
    var files = files
    let file = files.add(SourceFile(path: "--with", text: text))
    let (settings, problems) = parseSettings(
      text, at: SourceSpan(file: file, lower: 0, upper: 0))
    guard let program, let source, problems.isEmpty else { return (nil, problems, files) }
    let checker = source.checker(opening: [])
    _ = checker.check()
    checker.diagnostics = []
    let columns = program.tables[position].columns
    var inputs = columns.map { _ in Constant.missing }
    for setting in settings {
      guard let column = columns.firstIndex(where: { $0.name == setting.name.text }) else {
        checker.report(
          .unknownFact, ["name": .name(setting.name.text)], at: setting.name.span,
          near: NearestName.all(of: setting.name.text, among: columns.map(\.name)))
        continue
      }
      let field = FieldSchema(
        name: columns[column].name, type: columns[column].type, decimals: 12, isOptional: true)
      inputs[column] = checker.value(setting, of: field) ?? .missing
    }
    let isSound = checker.diagnostics.isEmpty
    return (isSound ? inputs : nil, checker.diagnostics, files)
  }
}

extension OpenedBook {
  fileprivate init(program: Program, _ checker: Checker) {
    self.program = program
    var fields: [String: Int] = [:]
    for (name, opening) in checker.openings {
      // A field stands in the record whether or not anything reads it.
      if case .field(let position) = opening {
        fields[name] = position
      } else if let position = program.record.position(of: name) {
        fields[name] = position
      }
    }
    self.fields = fields
    self.program.directFacts = DirectFacts(fields: Set(fields.values), isWholeCase: false)
  }
}

extension Checker {
  /// Says why a name of a setting cannot be set.
  fileprivate func reportNotSettable(_ name: Name, _ program: Program) {
    if let opening = openings[name.text], case .isList = opening {
      report(.listNotSettable, ["name": .name(name.text)], at: name.span)
      return
    }
    let settable = program.settableNames
    switch symbols[name.text]?.symbol {
    case .list?: report(.listNotSettable, ["name": .name(name.text)], at: name.span)
    case .parameter?, .reference?, .table?, .scorecard?:
      report(.notSettable, ["name": .name(name.text)], at: name.span)
    default:
      if settable.contains(name.text) {
        report(.settingUnread, ["name": .name(name.text)], at: name.span)
      } else {
        report(
          .unknownFact, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(of: name.text, among: settable))
      }
    }
  }
}

extension Program {
  /// The names that settings know.
  package var settableNames: [String] {
    record.fields.map(\.name) + definitions.map(\.name)
      + scorecards.flatMap { ["\($0.name).points", "\($0.name).pd"] }
      + tables.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }
  }
}
