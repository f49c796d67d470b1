import Dispatch
import Semantics
import Synchronization
import Syntax

/// Everything of a decision in all the versions in between that differ for it, as one program.
///
/// A rule hangs on few of the changes: its *reach*. Of all versions in between it is the same in those that have the same
/// of these, so that 2^|reach| conditions of it are all there are. The program has them as rules side by side, and what
/// they share is computed once. A rule *blocks* an application where it keeps it from being approved: it fired, was
/// undecided with an effect, or is in error; so does an output that is not known. Which of the two other outcomes
/// comes of it makes no difference to what is attributed.
struct VariantPlan: Sendable {
  /// A rule, or an output that may not be known, in its variants.
  struct Sink: Sendable {
    var reach: Coalition
    /// By selection of the reach: the position of the rule among the rules, of the output among the outputs; -1 where the
    /// version has none.
    var variants: [Int]
    /// Of an output by variant: what it does where it is missing.
    var whereMissing: [Effect] = []
  }

  /// Which rules of each plane do something to an application: those that fired, and those that were undecided.
  struct RuleMasks: Sendable {
    var fired: [UInt8] = []
    var open: [UInt8] = []
  }

  private(set) var program: Program
  /// Rules that changes reach: those with more variants first, so that each begins at a multiple of its variants.
  private(set) var rules: [Sink] = []
  /// Rules that are the same in all versions.
  private(set) var fixedRules = 0..<0
  private(set) var outputs: [Sink] = []
  /// Places among the outputs of what versions offer.
  private(set) var figures: [OfferFigure: Int] = [:]
  /// By plane of rules: what blocks, and what of that declines.
  private(set) var blocking = RuleMasks()
  private(set) var declining = RuleMasks()

  /// The line among the outputs; `nil` without one.
  var line: Int? { figures[.line] }
  /// Whether versions decide all that a loan hangs on.
  var hasOffers: Bool { figures.count == OfferFigure.allCases.count }

  /// Why there is no plan.
  enum Refusal: Error {
    /// A version in between does not check.
    case doesNotCheck(Coalition)
    /// A rule or output hangs on so many changes.
    case reachesTooFar(Int)
  }

  init(_ changes: ChangeSet, _ live: Program, _ candidate: Program, _ options: AttributionOptions)
    throws(Refusal)
  {
    let renamed = Set(changes.renames.compactMap(\.new))
    let codes =
      live.rules.map(\.code)
      + candidate.rules.map(\.code).filter { code in
        !renamed.contains(code) && !live.rules.contains { $0.code == code }
      }
    let names =
      live.outputs.map(\.name)
      + candidate.outputs.map(\.name).filter { name in
        !live.outputs.contains { $0.name == name }
      }
    let ruleReaches = codes.map { changes.reach(of: .rule($0)) }
    let outputReaches = names.map { changes.reach(of: .definition($0)) }
    let widest = (ruleReaches + outputReaches).map(\.size).max() ?? 0
    guard widest <= options.exactLimit else { throw .reachesTooFar(widest) }

    // All versions in between declare the same records, which neither of the two need do.
    guard let base = changes.program(with: []) else { throw .doesNotCheck([]) }
    let builder = VariantBuilder(codes, ruleReaches, names, outputReaches, like: base)
    try builder.build(changes, threads: options.threads)
    program = live
    lay(out: builder)
  }

  /// Lays rules out in planes of eight: variants first, the others from the next plane on.
  private mutating func lay(out builder: VariantBuilder) {
    var list: [Rule] = []
    func isPlain(_ index: Int) -> Bool { builder.ruleReaches[index].isEmpty }
    func append(_ index: Int) {
      for variant in builder.rules[index] { list.append(variant ?? builder.absent) }
    }
    let reached = builder.rules.indices.filter { !isPlain($0) }
      .sorted { (-builder.rules[$0].count, $0) < (-builder.rules[$1].count, $1) }
    for index in reached {
      rules.append(
        Sink(
          reach: builder.ruleReaches[index],
          variants: Array(list.count..<list.count + builder.rules[index].count)))
      append(index)
    }
    while list.count % 8 != 0 { list.append(builder.absent) }
    let start = list.count
    for index in builder.rules.indices where isPlain(index) { append(index) }
    fixedRules = start..<list.count
    for plane in stride(from: 0, to: list.count, by: 8) {
      let rules = list[plane..<min(plane + 8, list.count)]
      func mask(_ holds: (Rule) -> Bool) -> UInt8 {
        rules.enumerated().reduce(0) { $0 | (holds($1.element) ? 1 << UInt8($1.offset) : 0) }
      }
      blocking.fired.append(mask(\.effect.blocks))
      blocking.open.append(mask { $0.undecided?.effect.blocks ?? false })
      declining.fired.append(mask { $0.effect == .decline })
      declining.open.append(mask { $0.undecided?.effect == .decline })
    }
    // Only bits are read: no effect of the union's own may hide an output.
    for index in list.indices {
      list[index].effect = .yellow
      list[index].undecided = nil
    }
    var values: [Output] = []
    for (index, name) in builder.names.enumerated() {
      var sink = Sink(reach: builder.outputReaches[index], variants: [])
      for variant in builder.outputs[index] {
        guard var output = variant else {
          sink.variants.append(-1)
          sink.whereMissing.append(.ignore)
          continue
        }
        sink.whereMissing.append(output.undecided?.effect ?? .refer)
        output.undecided = UndecidedPolicy(effect: .ignore, because: nil)
        if let known = values.firstIndex(where: { $0.node == output.node }) {
          sink.variants.append(known)
        } else {
          sink.variants.append(values.count)
          values.append(output)
        }
      }
      if let figure = OfferFigure.allCases.first(where: { $0.name == name }),
        builder.outputs[index].allSatisfy({ output in
          output.map { builder.union.program[$0.node].type == figure.type } ?? true
        })
      {
        figures[figure] = outputs.count
      }
      outputs.append(sink)
    }
    builder.union.decide(list, values)
    program = builder.union.program
    // Whose nodes are those of one version.
    program.assumptions = []
  }
}

extension Effect {
  /// Whether it keeps an application from being approved; warnings never join an outcome.
  var blocks: Bool { self == .decline || self == .refer }
}

/// Checks the versions in between that are needed and puts their rules and outputs into one program.
private final class VariantBuilder {
  let codes: [String]
  let ruleReaches: [Coalition]
  let names: [String]
  let outputReaches: [Coalition]
  /// By rule and selection of its reach, over nodes of the union; `nil` where the version has none, or disabled it.
  var rules: [[Rule?]]
  var outputs: [[Output?]]
  var union: ProgramUnion
  /// What stands where there is no rule.
  let absent: Rule

  /// Versions that are held at once.
  private static let batch = 64

  init(
    _ codes: [String], _ ruleReaches: [Coalition], _ names: [String],
    _ outputReaches: [Coalition], like program: Program
  ) {
    (self.codes, self.ruleReaches) = (codes, ruleReaches)
    (self.names, self.outputReaches) = (names, outputReaches)
    rules = ruleReaches.map { Array(repeating: nil, count: 1 << $0.size) }
    outputs = outputReaches.map { Array(repeating: nil, count: 1 << $0.size) }
    union = ProgramUnion(like: program)
    absent = Rule(
      code: "", words: Words(), section: .facts, effect: .yellow, condition: NodeID(0),
      isRequirement: false, text: "", undecided: nil, basis: nil, action: nil, module: "",
      disabledBecause: "absent", span: .nowhere)
  }

  func build(_ changes: ChangeSet, threads: Int) throws(VariantPlan.Refusal) {
    var needed: Set<Coalition> = [[]]
    for reach in Set(ruleReaches + outputReaches) {
      for selection in 0..<1 << reach.size { needed.insert(reach.subset(selection)) }
    }
    let all = needed.sorted { ($0.size, $0.rawValue) < ($1.size, $1.rawValue) }
    for start in stride(from: 0, to: all.count, by: Self.batch) {
      let batch = Array(all[start..<min(start + Self.batch, all.count)])
      let programs = Mutex([Program?](repeating: nil, count: batch.count))
      let next = Atomic(0)
      DispatchQueue.perform(threads: min(threads, batch.count)) {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < batch.count else { break }
          let program = changes.program(with: batch[index])
          programs.withLock { $0[index] = program }
        }
      }
      for (coalition, program) in zip(batch, programs.withLock { $0 }) {
        guard let program else { throw .doesNotCheck(coalition) }
        take(program, coalition)
      }
    }
  }

  private func take(_ program: Program, _ coalition: Coalition) {
    let ownRules = Dictionary(
      program.rules.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let ownOutputs = Dictionary(
      program.outputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let wantedRules = codes.indices.filter { coalition.isSubset(of: ruleReaches[$0]) }
      .compactMap { index in ownRules[codes[index]].map { (index, $0) } }
      .filter { $0.1.disabledBecause == nil }
    let wantedOutputs = names.indices.filter { coalition.isSubset(of: outputReaches[$0]) }
      .compactMap { index in ownOutputs[names[index]].map { (index, $0) } }
    let places = union.add(
      program, wantedRules.map(\.1.condition) + wantedOutputs.map(\.1.node))
    for (index, rule) in wantedRules {
      var rule = rule
      rule.condition = places[rule.condition] ?? rule.condition
      rules[index][ruleReaches[index].selection(of: coalition)] = rule
    }
    for (index, output) in wantedOutputs {
      var output = output
      output.node = places[output.node] ?? output.node
      output.line = nil
      outputs[index][outputReaches[index].selection(of: coalition)] = output
    }
  }
}
