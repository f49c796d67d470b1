import Numbers
import Syntax

extension Comparison {
  /// Values of the policy.
  mutating func compareParameters() {
    for (old, new) in Self.paired(old.parameters, new.parameters, by: \.name) {
      let thing = Thing(
        subject: .parameter, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      guard let old, let new else {
        addWhole(
          thing, old: old.map { self.old.text($0.value, $0.type) },
          new: new.map { self.new.text($0.value, $0.type) })
        continue
      }
      compare(
        thing, "type", self.old.text(old.type, decimals: old.decimals),
        self.new.text(new.type, decimals: new.decimals))
      compare(thing, nil, self.old.text(old.value, old.type), self.new.text(new.value, new.type))
      compare(thing, "tunable range", old.tunableText, new.tunableText)
      compare(thing, "title", old.words.title, new.words.title)
      compare(thing, "Chinese title", old.words.zh, new.words.zh)
    }
  }

  /// Values of the outside world, by the date from which they are in force.
  mutating func compareReferences() {
    for (old, new) in Self.paired(old.references, new.references, by: \.name) {
      let thing = Thing(
        subject: .reference, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      guard let old, let new else {
        addWhole(
          thing, old: old.map { self.old.text($0) }, new: new.map { self.new.text($0) })
        continue
      }
      let entries = Self.paired(old.entries, new.entries, by: \.from.description)
        .sorted { ($0.new ?? $0.old)!.from < ($1.new ?? $1.old)!.from }
      for (oldEntry, newEntry) in entries {
        let from = (newEntry ?? oldEntry).map { "from \($0.from)" }
        compare(
          thing, from, oldEntry.map { self.old.text($0.value, old.type) },
          newEntry.map { self.new.text($0.value, new.type) })
        if let oldEntry, let newEntry {
          compare(thing, from.map { "source \($0)" }, oldEntry.source, newEntry.source)
        }
      }
      compare(thing, "title", old.words.title, new.words.title)
      compare(thing, "Chinese title", old.words.zh, new.words.zh)
    }
  }
}

extension Parameter {
  /// The values among which it may be tuned: `[0, 100,000] step 1,000`.
  fileprivate var tunableText: String? {
    guard let tunable else { return nil }
    let lower = tunable.lower.map { Program.text($0, type) } ?? ""
    let upper = tunable.upper.map { Program.text($0, type) } ?? ""
    let step = tunable.step.map { " step \(Program.text($0, type))" } ?? ""
    return "[\(lower), \(upper)]\(step)"
  }
}

extension Program {
  fileprivate func text(_ reference: Reference) -> String {
    reference.entries.map { "\(text($0.value, reference.type)) from \($0.from)" }
      .joined(separator: ", ")
  }
}
