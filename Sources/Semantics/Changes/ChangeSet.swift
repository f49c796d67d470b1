package import Diagnostics
import Syntax

/// What made a version of another, cut into changes of which each can be made without the others.
///
/// A change is a rule, table, parameter, reference, scorecard, let or output (or a declaration of the record) of which
/// the two versions say different things. Titles, clauses, reasons and tests decide nothing and are no changes. What
/// only one version declares and what decides only where something reads it (a parameter, a table, a let, a field) is
/// there in every version in between: whatever reads it is the change. Changes that do not check apart are one.
package struct ChangeSet: Sendable {
  /// A change, in the words of the book.
  package struct Change: Sendable {
    /// The code or name; of several things that are one change, all of them.
    package var name: String
    package var title: Phrase
    /// Its differences, as `diff` tells them.
    package var details: [BookChange]
    /// Things that only the newer version has and the change reads: they come with it.
    package var brings: [String]
    /// The names of the things that do not check apart; empty where it is one.
    package var merged: [String]
  }

  package private(set) var changes: [Change] = []
  /// Rules of which the code alone is another.
  package private(set) var renames: [BookChange] = []

  private let live: CheckedBook
  private let market: Scenario.Market
  private let pieces: BookPieces
  private var slots: [Slot]
  /// By change, the slots that it takes from the newer version.
  private var groups: [Coalition]

  /// A piece in both versions.
  struct Slot: Sendable {
    var live: BookPiece?
    var candidate: BookPiece?
    /// Position among the pieces that differ; `nil` where they do not, or where it does not matter.
    var player: Int?

    var key: BookPiece.Key? { (candidate ?? live)?.key }
    /// The wording of the newer version, or of the older where it is gone.
    var shown: BookPiece? { candidate ?? live }
  }

  /// Cuts what differs between two checked versions.
  ///
  /// - Parameter market: which references the versions in between read.
  /// - Throws: `ChangeError` where they decide different records, differ in too much, or have problems.
  package init(
    from live: CheckedBook, to candidate: CheckedBook, market: Scenario.Market = .asRecorded
  ) throws(ChangeError) {
    guard let older = live.program, let newer = candidate.program,
      let before = live.declarations, let after = candidate.declarations
    else { throw .hasProblems }
    let (first, second) = (BookPieces(before), BookPieces(after))
    guard first.decides == second.decides else {
      throw .otherRecord(first.decides, second.decides)
    }
    self.live = live
    self.market = market
    pieces = second
    (slots, renames) = Self.paired(first, second)
    groups = []
    try choosePlayers()
    mergeWhatDoesNotCheck()
    describe(older, newer, candidate.names)
    reaching = Reaching(live, candidate, older, newer)
  }

  private var reaching: Reaching?

  /// The changes on which a rule or an output may hang, in whatever version in between.
  package func reach(of thing: NamedThing) -> Coalition {
    guard let reaching else { return [] }
    let keys = reaching.keys(reachedFrom: thing)
    var reached: Coalition = []
    for (index, group) in groups.enumerated() {
      let isReached = slots.contains { slot in
        guard let player = slot.player, group.contains(Coalition(player)), let key = slot.key
        else { return false }
        return key.concernsAll || keys.contains(key)
      }
      if isReached { reached.insert(Coalition(index)) }
    }
    return reached
  }

  /// The version that has some of the changes; `nil` where it does not check.
  package func program(with coalition: Coalition) -> Program? {
    program(taking: taken(by: coalition, groups))
  }

  /// Makes one change of those that a coalition lacks to check, and of its own.
  package mutating func merge(
    around coalition: Coalition, from live: CheckedBook, to candidate: CheckedBook
  ) {
    guard let older = live.program, let newer = candidate.program else { return }
    let whole = Coalition(first: groups.count)
    var needed = whole
    for index in groups.indices.reversed() where !coalition.contains(Coalition(index)) {
      let fewer = needed.subtracting(Coalition(index))
      if program(with: fewer) != nil { needed = fewer }
    }
    join(needed)
    describe(older, newer, candidate.names)
  }

  // MARK: Putting versions together

  private func program(taking taken: Coalition) -> Program? {
    let chosen = slots.compactMap { slot -> BookPiece? in
      guard let player = slot.player else { return slot.live ?? slot.candidate }
      return taken.contains(Coalition(player)) ? slot.candidate : slot.live
    }
    return live.checking(pieces.text(of: chosen))?.program?.inMarket(market)
  }

  private func taken(by coalition: Coalition, _ groups: [Coalition]) -> Coalition {
    coalition.members.reduce(into: []) { $0.formUnion(groups[$1]) }
  }

  // MARK: What a change is

  /// Pieces of both versions by key, and the rules that were only renamed.
  private static func paired(_ first: BookPieces, _ second: BookPieces) -> ([Slot], [BookChange]) {
    let olds = Dictionary(first.all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let news = Set(second.all.map(\.key))
    var slots = second.all.map { Slot(live: olds[$0.key], candidate: $0) }
    var gone = first.all.filter { !news.contains($0.key) }
    var renames: [BookChange] = []
    for index in slots.indices where slots[index].live == nil {
      guard let piece = slots[index].candidate, case .rule(let rule, _, _) = piece.content,
        let place = gone.firstIndex(where: { $0.meaning == piece.meaning }),
        case .rule(let old, _, _) = gone[place].content
      else { continue }
      slots[index] = Slot(live: gone.remove(at: place), candidate: nil)
      renames.append(
        BookChange(
          .rule, rule.code.text, title: rule.words.title, basis: rule.basis, .renamed,
          old: old.code.text, new: rule.code.text))
      slots[index].candidate = slots[index].live
    }
    return (slots + gone.map { Slot(live: $0) }, renames)
  }

  /// Numbers the pieces that are changes.
  ///
  /// What only one version declares is left in place where the versions at both ends check with it.
  private mutating func choosePlayers() throws(ChangeError) {
    let loose = slots.indices.filter { slots[$0].isOneSided && !slots[$0].decides }
    if try !number(leaving: Set(loose)) {
      var left: Set<Int> = []
      var rest = loose
      while true {
        let before = rest.count
        var refused: [Int] = []
        for index in rest {
          if try number(leaving: left.union([index])) {
            left.insert(index)
          } else {
            refused.append(index)
          }
        }
        rest = refused
        if rest.isEmpty || rest.count == before { break }
      }
      _ = try number(leaving: left)
    }
    let count = slots.count { $0.player != nil }
    groups = (0..<count).map { Coalition($0) }
  }

  /// Numbers all that differs but for what is left in place; says whether both ends check.
  private mutating func number(leaving left: Set<Int>) throws(ChangeError) -> Bool {
    var next = 0
    for index in slots.indices {
      let slot = slots[index]
      let differs = slot.isOneSided ? !left.contains(index) : slot.isChanged
      slots[index].player = differs ? next : nil
      if differs { next += 1 }
    }
    guard next <= Coalition.capacity else { throw .tooManyChanges(next) }
    return program(taking: []) != nil && program(taking: Coalition(first: next)) != nil
  }

  // MARK: Merging

  private mutating func mergeWhatDoesNotCheck() {
    var checks: [Coalition: Bool] = [:]
    func isGood(_ coalition: Coalition) -> Bool {
      let taken = taken(by: coalition, groups)
      if let known = checks[taken] { return known }
      let good = program(taking: taken) != nil
      checks[taken] = good
      return good
    }
    /// The fewest changes, one among them, with which (or without which) the book checks.
    func clash(of index: Int, isGood: (Coalition) -> Bool) -> Coalition {
      var needed = Coalition(first: groups.count)
      for other in groups.indices.reversed() where other != index {
        let fewer = needed.subtracting(Coalition(other))
        if isGood(fewer) { needed = fewer }
      }
      return needed
    }
    var index = 0
    while index < groups.count {
      let whole = Coalition(first: groups.count)
      let (alone, others) = (Coalition(index), whole.subtracting(Coalition(index)))
      var together = alone
      if !isGood(alone) {
        together = clash(of: index, isGood: isGood)
      } else if !isGood(others) {
        together = clash(of: index) { isGood(whole.subtracting($0)) }
      }
      if together == alone {
        index += 1
      } else {
        join(together)
        index = 0
      }
    }
  }

  /// Makes one change of several, in the place of the first.
  private mutating func join(_ together: Coalition) {
    guard let first = together.members.first, together.size > 1 else { return }
    groups[first] = taken(by: together, groups)
    for index in together.members.dropFirst().reversed() { groups.remove(at: index) }
  }

  // MARK: Words

  private mutating func describe(_ older: Program, _ newer: Program, _ names: NameGraph) {
    let told = difference(from: older, to: newer).changes.filter(\.decides)
    let loose = Set(
      slots.filter { $0.player == nil && $0.live == nil }.compactMap { $0.key?.valueName })
    changes = groups.map { group in
      let own = slots.filter { $0.player.map { group.contains(Coalition($0)) } ?? false }
        .compactMap(\.shown)
      let codes = own.map(\.key.name)
      let details = told.filter { change in own.contains { change.tells(of: $0.key) } }
      let read = own.flatMap { names.everything(readBy: $0.thing) }.map(\.name)
      return Change(
        name: codes.joined(separator: ", "),
        title: Phrase.joined(own.map(\.title), by: Phrase("; ", "；")), details: details,
        brings: loose.intersection(read).sorted(), merged: codes.count > 1 ? codes : [])
    }
  }
}

extension ChangeSet.Slot {
  var isOneSided: Bool { live == nil || candidate == nil }
  var isChanged: Bool { live?.meaning != candidate?.meaning }
  var decides: Bool { shown?.decides ?? false }
}

/// Why two versions cannot be cut into changes.
package enum ChangeError: Error, Hashable, Sendable {
  /// One of them does not check.
  case hasProblems
  /// They decide records of different names.
  case otherRecord(String, String)
  case tooManyChanges(Int)
}
