/// In which order lets and outputs are lowered: each after those it reads, whatever the order of the text.
///
/// Long chains of names must not exhaust the thread's stack, so this walks with a stack of its own. Names are
/// taken as they stand, though one may mean a row's field or a one-of value where it is read: such an edge
/// is idle, and an order is all that comes of it. Cycles are found when values are lowered.
enum DefinitionOrder {
  /// Positions of definitions, those that others read first.
  ///
  /// - Parameter reads: by definition, the definitions that its text names.
  static func positions(reads: [[Int]]) -> [Int] {
    var order: [Int] = []
    var isMet = [Bool](repeating: false, count: reads.count)
    for root in reads.indices where !isMet[root] {
      isMet[root] = true
      var path: [(index: Int, next: Int)] = [(root, 0)]
      while let top = path.last {
        guard top.next < reads[top.index].count else {
          order.append(top.index)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = reads[top.index][top.next]
        if !isMet[target] {
          isMet[target] = true
          path.append((target, 0))
        }
      }
    }
    return order
  }
}
