import Numbers
import Syntax

extension Comparison {
  /// Scorecards, bin by bin.
  mutating func compareScorecards() {
    for (old, new) in Self.paired(old.scorecards, new.scorecards, by: \.name) {
      let thing = Thing(
        subject: .scorecard, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      guard let old, let new else {
        addWhole(thing, old: old.map(\.text), new: new.map(\.text))
        continue
      }
      compare(thing, "base", "\(old.base)", "\(new.base)")
      compare(thing, "odds", "\(old.odds):1", "\(new.odds):1")
      compare(thing, "points to double", "\(old.pointsToDouble)", "\(new.pointsToDouble)")
      for (before, after) in Self.paired(old.characteristics, new.characteristics, by: \.name) {
        let name = after?.name ?? before?.name ?? ""
        guard let before, let after else {
          compare(
            thing, "characteristic \(name)", before.map { self.old.text($0, of: old) },
            after.map { self.new.text($0, of: new) })
          continue
        }
        compareBins(
          thing, name, self.old.bins(before, of: old), self.new.bins(after, of: new))
        compare(thing, "reason of \(name)", before.reasonText, after.reasonText)
      }
      compare(thing, "title", old.words.title, new.words.title)
    }
  }

  private mutating func compareBins(_ thing: Thing, _ name: String, _ old: [Bin], _ new: [Bin]) {
    var gone = old.filter { bin in !new.contains { $0.test == bin.test } }
    for bin in new {
      if let before = old.first(where: { $0.test == bin.test }) {
        compare(thing, "\(name) \(bin.test)", before.points, bin.points)
      } else if let moved = gone.firstIndex(where: { $0.points == bin.points }) {
        // A bin of the same points has other edges now.
        let before = gone.remove(at: moved)
        compare(thing, "\(name), bin of \(bin.points)", before.test, bin.test)
      } else {
        compare(thing, "\(name) \(bin.test)", nil, bin.points)
      }
    }
    for bin in gone { compare(thing, "\(name) \(bin.test)", bin.points, nil) }
  }
}

/// A bin in words.
private struct Bin {
  var test: String
  var points: String
}

extension Program {
  fileprivate func bins(_ characteristic: Scorecard.Characteristic, of card: Scorecard) -> [Bin] {
    let type = type(of: characteristic, of: card)
    return characteristic.bins.map { bin in
      Bin(
        test: bin.test.map { text($0, type) } ?? "otherwise",
        points: Program.text(bin.points, .integer))
    }
  }

  /// The type of what a characteristic reads, where the book reads the card; else that of plain numbers.
  private func type(of characteristic: Scorecard.Characteristic, of card: Scorecard) -> ValueType {
    guard
      let position = card.characteristics.firstIndex(where: { $0.name == characteristic.name })
    else { return .decimal }
    guard card.binNodes.indices.contains(position),
      case .bins(_, _, let read) = self[card.binNodes[position]].operation
    else {
      return record.fields.first { $0.name == characteristic.name }?.type
        ?? definitions.first { $0.name == characteristic.name }.map { self[$0.node].type }
        ?? .decimal
    }
    return self[read].type
  }

  fileprivate func text(_ characteristic: Scorecard.Characteristic, of card: Scorecard) -> String {
    bins(characteristic, of: card).map { "\($0.test): \($0.points)" }.joined(separator: ", ")
  }
}

extension Scorecard {
  fileprivate var text: String {
    "base \(base), " + characteristics.map(\.name).joined(separator: ", ")
  }
}

extension Scorecard.Characteristic {
  fileprivate var reasonText: String? {
    reason.map { code in words.title.map { "\(code) \"\($0)\"" } ?? code }
  }
}
