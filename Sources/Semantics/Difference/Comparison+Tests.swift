extension Comparison {
  /// Tests by title: what is given, what is expected.
  mutating func compareTests() {
    for (old, new) in Self.paired(old.tests, new.tests, by: \.title) {
      let thing = Thing(subject: .test, name: new?.title ?? old?.title ?? "")
      guard let old, let new else {
        addWhole(
          thing, old: old.map { self.old.expectationText($0) },
          new: new.map { self.new.expectationText($0) })
        continue
      }
      compareGiven(thing, old, new)
      compare(
        thing, "expects", self.old.expectationText(old), self.new.expectationText(new))
    }
  }

  /// Fields and lists that only one version has are told where these are compared.
  private mutating func compareGiven(_ thing: Thing, _ old: TestCase, _ new: TestCase) {
    for (position, field) in self.new.record.fields.enumerated() {
      guard let before = self.old.record.position(of: field.name) else { continue }
      compare(
        thing, "given \(field.name)",
        self.old.text(old.values[before] ?? .missing, self.old.record.fields[before].type),
        self.new.text(new.values[position] ?? .missing, field.type))
    }
    for (position, list) in self.new.lists.enumerated() {
      guard let before = self.old.lists.firstIndex(where: { $0.name == list.name }) else {
        continue
      }
      let oldRows = self.old.text(old.rows[before], of: self.old.lists[before].record)
      let newRows = self.new.text(new.rows[position], of: list.record)
      guard oldRows != newRows else { continue }
      let counts = [oldRows, newRows].map { $0.map { "\($0.count) rows" } ?? "missing" }
      add(
        BookChange(
          thing.subject, thing.name, .changed, place: "given \(list.name)", old: counts[0],
          new: counts[0] == counts[1] ? "\(counts[1]), others" : counts[1]))
    }
    let parameters = { (program: Program, test: TestCase) in
      Dictionary(
        uniqueKeysWithValues: test.parameters.map { position, value in
          let parameter = program.parameters[position]
          return (parameter.name, program.text(value, parameter.type))
        })
    }
    let (before, after) = (parameters(self.old, old), parameters(self.new, new))
    for name in Set(before.keys).union(after.keys).sorted() {
      compare(thing, "parameter \(name)", before[name], after[name])
    }
  }
}

extension Program {
  /// The rows of a list in words, each with its fields' names; `nil` where the list is missing.
  fileprivate func text(_ rows: [[Constant?]]?, of record: RecordSchema) -> [String]? {
    rows?.map { row in
      zip(record.fields, row).map { "\($0.name): \(text($1 ?? .missing, $0.type))" }
        .joined(separator: ", ")
    }
  }

  /// What a test expects, in one line.
  fileprivate func expectationText(_ test: TestCase) -> String {
    test.expectations.map { expectation, _ in
      switch expectation {
      case .outcome(let outcome): outcome
      case .missing(let name): "\(name) is missing"
      case .value(let name, let value):
        "\(name) = "
          + text(
            value, definitions.first { $0.name == name }.map { self[$0.node].type } ?? .decimal)
      case .reasons(let codes):
        "reasons " + (codes.isEmpty ? "none" : codes.joined(separator: ", "))
      case .warnings(let codes):
        "warnings " + (codes.isEmpty ? "none" : codes.joined(separator: ", "))
      }
    }.joined(separator: ", ")
  }
}
