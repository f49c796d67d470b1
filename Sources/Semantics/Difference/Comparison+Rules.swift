import Numbers
import Syntax

extension Comparison {
  /// Rules by code; one whose code alone changed is renamed.
  mutating func compareRules() {
    var pairs = Self.paired(old.rules, new.rules, by: \.code)
    var gone = pairs.compactMap { $0.new == nil ? $0.old : nil }
    for index in pairs.indices {
      guard pairs[index].old == nil, let rule = pairs[index].new,
        let position = gone.firstIndex(where: { $0.isEqual(to: rule) })
      else { continue }
      add(
        BookChange(
          .rule, rule.code, title: rule.words.title, basis: rule.basis, .renamed,
          old: gone[position].code, new: rule.code))
      pairs[index].old = rule
      gone.remove(at: position)
    }
    for (old, new) in pairs {
      guard let rule = new ?? old else { continue }
      let thing = Thing(
        subject: .rule, name: rule.code, title: rule.words.title, basis: rule.basis)
      if let old, let new {
        compare(thing, old, new)
      } else if new != nil || gone.contains(where: { $0.code == rule.code }) {
        addWhole(thing, old: old?.sentence, new: new?.sentence)
      }
    }
  }

  private mutating func compare(_ thing: Thing, _ old: Rule, _ new: Rule) {
    compare(thing, "title", old.words.title, new.words.title)
    compare(thing, "Chinese title", old.words.zh, new.words.zh)
    compare(thing, "section", old.section.rawValue, new.section.rawValue)
    if old.isRequirement == new.isRequirement {
      compare(thing, new.isRequirement ? "requires" : "condition", old.text, new.text)
      compare(thing, "effect", old.effect.rawValue, new.effect.rawValue)
    } else {
      compare(thing, "rule", old.sentence, new.sentence)
    }
    compare(thing, "when undecided", old.undecided?.text, new.undecided?.text)
    compare(thing, "clause", old.basis, new.basis)
    compare(thing, "action", old.action, new.action)
    compare(thing, "disabled because", old.disabledBecause, new.disabledBecause)
    compare(thing, "module", old.moduleName, new.moduleName)
  }

  /// Lets and outputs by name.
  mutating func compareDefinitions() {
    for (old, new) in Self.paired(old.definitions, new.definitions, by: \.name) {
      guard let definition = new ?? old else { continue }
      let thing = Thing(
        subject: definition.isOutput ? .output : .let, name: definition.name,
        title: definition.words.title)
      guard let old, let new else {
        addWhole(thing, old: old?.text, new: new?.text)
        continue
      }
      if let before = self.old.lineSteps(old.name), let after = self.new.lineSteps(new.name) {
        for ((step, before), (_, after)) in zip(before, after) {
          compare(thing, step, before, after)
        }
      } else {
        compare(thing, nil, old.text, new.text)
      }
      compare(
        thing, "type", self.old.text(self.old[old.node].type),
        self.new.text(self.new[new.node].type))
      compare(thing, "section", old.section.rawValue, new.section.rawValue)
      compare(thing, "reported", old.isOutput ? "yes" : "no", new.isOutput ? "yes" : "no")
      compare(
        thing, "when undecided", self.old.undecided(old.name)?.text,
        self.new.undecided(new.name)?.text)
      compare(thing, "title", old.words.title, new.words.title)
      compare(thing, "Chinese title", old.words.zh, new.words.zh)
    }
  }
}

extension Rule {
  /// Whether two rules are the same but for their codes.
  fileprivate func isEqual(to other: Rule) -> Bool {
    section == other.section && effect == other.effect && isRequirement == other.isRequirement
      && text == other.text && words == other.words && basis == other.basis
      && undecided == other.undecided && action == other.action
      && disabledBecause == other.disabledBecause
  }

  /// The rule in one line: `decline when …`, `requires …, else decline`.
  fileprivate var sentence: String {
    isRequirement ? "requires \(text), else \(effect.rawValue)" : "\(effect.rawValue) when \(text)"
  }

  /// The module's file without the folder, which differs between versions.
  fileprivate var moduleName: String {
    let name = module.split(separator: "/").last.map(String.init) ?? module
    return name.hasSuffix(".rules") ? String(name.dropLast(6)) : name
  }
}

extension UndecidedPolicy {
  fileprivate var text: String {
    because.map { "\(effect.rawValue) because \"\($0)\"" } ?? effect.rawValue
  }
}

extension Program {
  /// The steps of a line formula with their texts; `nil` where the output has no such formula.
  fileprivate func lineSteps(_ name: String) -> [(step: String, text: String?)]? {
    guard let line = outputs.first(where: { $0.name == name })?.line else { return nil }
    let joined = { (steps: [LineSteps.Step]) in
      steps.isEmpty ? nil : steps.map(\.text).joined(separator: ", ")
    }
    return [
      ("amplify", line.amplified.text), ("adjust", joined(line.factors)),
      ("deduct", line.deducted?.text), ("cap", joined(line.caps)),
      ("round", rounding(line.rounded)),
    ]
  }

  private func rounding(_ node: NodeID) -> String? {
    switch self[node].operation {
    case .round(_, let mode, let step, _): "\(mode.rawValue) to \(Self.text(step, .money))"
    case .retype(let inner): rounding(inner)
    default: nil
    }
  }

  fileprivate func undecided(_ output: String) -> UndecidedPolicy? {
    outputs.first { $0.name == output }?.undecided
  }
}
