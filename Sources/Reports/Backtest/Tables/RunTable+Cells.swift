import Diagnostics
import Engine
import Numbers
import RunRecord
import Semantics
import Syntax

extension RunTable.Cell {
  /// A part of a whole, to the 12th decimal; not available of nothing.
  static func share(_ part: Int, of whole: Int) -> Self {
    guard whole != 0, let share = Number(part).divided(by: Number(whole)) else {
      return .ofNothing
    }
    return .number(share)
  }

  /// A ratio of nothing.
  static var ofNothing: Self {
    .unavailable("of_nothing", Phrase("a share or average of nothing", "分母为零"))
  }

  /// An amount in fen.
  static func fen(_ amount: some BinaryInteger) -> Self {
    Number(Int128(amount), decimals: 2).map { .number($0) }
      ?? .unavailable(
        "overflow", Phrase("out of bounds", "超出范围"))
  }

  /// An estimate in yuan, to the fen.
  static func money(_ amount: Number) -> Self {
    .number(amount.rounded(.halfEven, toDecimals: 2) ?? amount)
  }

  /// The outcome of a raw value; empty where nothing is recorded.
  static func outcome(_ raw: UInt8) -> Self {
    Outcome(rawValue: raw).map { .label($0.word, $0.words) } ?? .empty
  }

  /// The title of what stands beside by its code; machines read the author's first language.
  static func title(_ words: Words, else code: String) -> Self {
    let english = words.title ?? code
    return .label(english, Phrase("\(english)", "\(words.zh ?? english)"))
  }

  /// Words of an author, or their name where they have none.
  static func named(_ name: String, _ words: Words) -> Self {
    let english = words.title ?? name
    return .label(name, Phrase("\(english)", "\(words.zh ?? english)"))
  }
}
