/// Orders in which changes may come, drawn from a seed: each with its reverse behind it.
///
/// A drawn order and its reverse err to opposite sides, so that a pair errs less than two orders drawn apart.
struct Permutations: Sendable {
  let orders: [[Int]]

  init(players: Int, draws: Int, seed: UInt64) {
    var orders: [[Int]] = []
    for pair in 0..<draws / 2 {
      var random = Draws(seed, pair, 0, players)
      var order = Array(0..<players)
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, random.next(0, index))
      }
      orders.append(order)
      orders.append(order.reversed())
    }
    self.orders = orders
  }
}
