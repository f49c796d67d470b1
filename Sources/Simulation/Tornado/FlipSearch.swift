/// Looks for the place at which a demand is first answered otherwise, on a line of whole steps from 0.
///
/// The answer is taken to change once on the way, as that of a figure does that only rises or only falls. Steps are bracketed
/// between one that answers as 0 does and one that does not; the next is where a straight line between both figures meets the
/// bound, put a little to either side in turn, so that both ends close in.
struct FlipSearch {
  /// What is found at a step: whether the demand is met there, and how far the figure is from its bound.
  struct Reading {
    let isMet: Bool
    let distance: Double?
  }

  /// The least step that answers otherwise than step 0; `nil` where the last one does not.
  static func flip<Failure: Error>(
    through last: Int, reading: (Int) throws(Failure) -> Reading
  ) throws(Failure) -> Int? {
    guard last > 0 else { return nil }
    var (same, other) = (0, last)
    var (near, far) = (try reading(same), try reading(other))
    guard near.isMet != far.isMet else { return nil }
    // Of a round of two guesses: how wide the bracket was, and how many were made; -1 where one half comes before.
    var round = (width: last, guesses: 0)
    while other - same > 1 {
      let width = other - same
      if round.guesses == 2 { round = (width, 2 * width > round.width ? -1 : 0) }
      var step = same + width / 2
      if round.guesses >= 0, let a = near.distance, let b = far.distance, a != b {
        let meets = Int(min(max(a / (a - b), 0), 1) * Double(width))
        let margin = max(1, width / 64)
        step = same + meets + (round.guesses == 0 ? margin : 1 - margin)
      }
      round.guesses += 1
      step = min(max(step, same + 1), other - 1)
      let found = try reading(step)
      if found.isMet == near.isMet {
        (same, near) = (step, found)
      } else {
        (other, far) = (step, found)
      }
    }
    return other
  }
}
