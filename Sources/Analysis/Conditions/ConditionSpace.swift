import Engine
import Numbers
import Semantics

/// All cases that some conditions can tell apart: what each fact may be, and what each comparison says of it.
struct ConditionSpace {
  let model: ConditionModel
  /// By fact, the values that stand for all its values; missing last where it may be.
  let samples: [[Constant]]
  /// By fact, the atoms that read it.
  let atomsOfFact: [[Int]]
  /// The position of the day among the facts, where policy changes with it.
  let day: Int?
  /// By the day's sample (one where there is no day), by policy.
  private let policies: [[Constant?]]
  /// By atom, the truths it has over all cases.
  let atomTruths: [Truths]

  /// - Returns: `nil` where a day is needed and the book has none.
  init?(_ model: ConditionModel, _ engine: Engine) {
    var model = model
    let program = model.program
    var day: Int?
    var references: Set<Int> = []
    for policy in model.policies { references.formUnion(program.references(below: policy)) }
    if !references.isEmpty {
      guard let known = model.addDay() else { return nil }
      day = known
    } else {
      day = model.facts.firstIndex { program.isAsOf($0.node) }
    }
    let days = day.map { Self.days($0, model, references, engine) }
    let policies = PolicyValues(engine, model.policies, on: days ?? []).byDay
    let atoms = model.atoms
    let bounds = Self.bounds(model, policies)
    let crowds = Self.crowds(model)
    var samples: [[Constant]] = model.facts.indices.map { fact in
      if fact == day { return (days ?? []).map { .date($0) } }
      // What is compared with the day meets it on every day that matters.
      let meets = day.map { crowds[fact].contains($0) } ?? false
      let values = Samples.of(
        model.facts[fact],
        bounds: crowds[fact].flatMap { bounds[$0] } + (meets ? days ?? [] : []).map { .date($0) },
        crowd: crowds[fact].count, in: program)
      return values + (model.facts[fact].mayBeMissing ? [.missing] : [])
    }
    let atomsOfFact = model.facts.indices.map { fact in
      atoms.indices.filter { atom in
        let sides = atoms[atom].sides
        if sides.contains(where: { $0.fact == fact }) { return true }
        return fact == day
          && sides.contains {
            $0.policy.map { program.readsReferences(model.policies[$0]) } ?? false
          }
      }
    }
    self.model = model
    self.day = day
    self.policies = policies
    self.atomsOfFact = atomsOfFact
    // Of values that no comparison tells apart, one is enough.
    for fact in samples.indices where crowds[fact].count == 1 && fact != day {
      var seen: Set<[Truths]> = []
      samples[fact] = samples[fact].filter { value in
        let signature = atomsOfFact[fact].flatMap { atom in
          policies.indices.map {
            Self.truth(of: atoms[atom], model, policies[$0]) { $0 == fact ? value : .missing }
          }
        }
        return seen.insert(signature).inserted
      }
    }
    self.samples = samples
    atomTruths = atoms.indices.map { atom in
      Self.truths(of: atoms[atom], model, samples, policies, day: day)
    }
  }

  /// The truth of an atom where all that it reads is known; `nil` where something is not.
  func truth(of atom: Int, _ values: [Constant?], day sample: Int?) -> Truths? {
    let sides = model.atoms[atom].sides
    if day != nil, sample == nil,
      sides.contains(where: { $0.policy.map { changes($0) } ?? false })
    {
      return nil
    }
    for side in sides { if let fact = side.fact, values[fact] == nil { return nil } }
    return Self.truth(of: model.atoms[atom], model, policies[sample ?? 0]) {
      values[$0] ?? .missing
    }
  }

  private func changes(_ policy: Int) -> Bool {
    model.program.readsReferences(model.policies[policy])
  }

  // MARK: Truths

  private static func truth(
    of atom: ConditionModel.Atom, _ model: ConditionModel, _ policies: [Constant?],
    _ value: (Int) -> Constant
  ) -> Truths {
    func constant(_ side: ConditionModel.Side) -> Constant? {
      switch side {
      case .fact(let fact): return value(fact)
      case .policy(let policy): return policies[policy]
      case .assumed(let fact, let policy):
        let known = value(fact)
        return known == .missing ? policies[policy] : known
      }
    }
    switch atom {
    case .compare(let comparator, let left, let right, let type):
      guard let a = constant(left), let b = constant(right) else { return .error }
      return Truths(model.program.holds(comparator, a, b, type))
    case .inSet(let side, let items):
      guard let a = constant(side) else { return .error }
      return a == .missing ? .open : Truths(items.contains(a))
    case .isMissing(let side):
      guard let a = constant(side) else { return .error }
      return Truths(a == .missing)
    case .truth(let side):
      guard let a = constant(side) else { return .error }
      if case .truth(let truth) = a { return Truths(truth) }
      return .open
    }
  }

  private static func truths(
    of atom: ConditionModel.Atom, _ model: ConditionModel, _ samples: [[Constant]],
    _ policies: [[Constant?]], day: Int?
  ) -> Truths {
    let facts = Set(atom.sides.compactMap(\.fact)).sorted()
    let first = facts.first.map { samples[$0] } ?? [.missing]
    let second = facts.count > 1 ? samples[facts[1]] : [.missing]
    var result: Truths = []
    for index in policies.indices {
      for a in first {
        if let day, day == facts.first, samples[facts[0]].firstIndex(of: a) != index { continue }
        for b in second {
          if let day, facts.count > 1, day == facts[1], samples[facts[1]].firstIndex(of: b) != index
          {
            continue
          }
          result.formUnion(
            truth(of: atom, model, policies[index]) { $0 == facts.first ? a : b })
        }
      }
    }
    return result
  }

  // MARK: Bounds

  /// By fact, what it is compared with.
  private static func bounds(_ model: ConditionModel, _ policies: [[Constant?]]) -> [[Constant]] {
    var bounds = [[Constant]](repeating: [], count: model.facts.count)
    for atom in model.atoms {
      var constants = policies.flatMap { day in
        atom.sides.compactMap(\.policy).compactMap { day[$0] }
      }
      if case .inSet(_, let items) = atom { constants += items }
      for side in atom.sides { if let fact = side.fact { bounds[fact] += constants } }
    }
    // Facts that are compared with each other meet at each other's ends.
    for (fact, crowd) in crowds(model).enumerated() where crowd.count > 1 {
      bounds[fact] += [model.facts[fact].range.lower, model.facts[fact].range.upper].compactMap {
        $0
      }
    }
    return bounds
  }

  /// By fact, those that it is compared with, directly or through others, itself among them.
  private static func crowds(_ model: ConditionModel) -> [[Int]] {
    var crowd = Array(model.facts.indices)
    for atom in model.atoms {
      let facts = atom.sides.compactMap(\.fact)
      guard facts.count == 2 else { continue }
      let (keep, drop) = (crowd[facts[0]], crowd[facts[1]])
      for index in crowd.indices where crowd[index] == drop { crowd[index] = keep }
    }
    return crowd.map { group in crowd.indices.filter { crowd[$0] == group } }
  }

  /// The days that matter: each on which a reference changes, and around those the book itself names.
  private static func days(
    _ fact: Int, _ model: ConditionModel, _ references: Set<Int>, _ engine: Engine
  ) -> [CalendarDate] {
    let program = model.program
    let starts = references.sorted().flatMap { program.references[$0].entries.map(\.from) }
    // Before its first entry a reference has no value, and nothing can be said.
    let first = references.compactMap { program.references[$0].entries.first?.from }.max()
    let policies = PolicyValues(engine, model.policies, on: starts).byDay
    let named = bounds(model, policies)
    let crowd = crowds(model)[fact]
    let samples = Samples.of(
      model.facts[fact], bounds: starts.map { .date($0) } + crowd.flatMap { named[$0] },
      crowd: crowd.count, in: program)
    let days = samples.compactMap(\.date)
    return first.map { first in days.filter { first <= $0 } } ?? days
  }
}
