/// Where a loop reads its numbers; a type each, so that every loop is compiled for its own readers.
protocol LaneReader<Element> {
  associatedtype Element
  subscript(index: Int) -> Element { get }
}

/// One number a row.
struct Stream<Element>: LaneReader {
  let base: UnsafeMutablePointer<Element>
  // The caller's buffers hold `count` elements: fixed when the scratch is prepared for a batch.
  @inline(__always) subscript(index: Int) -> Element { base[index] }
}

/// One number for all rows.
struct Splat<Element>: LaneReader {
  let value: Element
  @inline(__always) subscript(index: Int) -> Element { value }
}

/// A loop over two readers.
protocol LaneLoop<Element> {
  associatedtype Element
  func run<A: LaneReader<Element>, B: LaneReader<Element>>(_ a: A, _ b: B)
}

extension LaneLoop {
  /// Runs the loop compiled for what the operands are.
  @inline(__always)
  func dispatch(_ a: LaneOperand<Element>, _ b: LaneOperand<Element>) {
    switch (a, b) {
    case (.stream(let x), .stream(let y)): run(Stream(base: x), Stream(base: y))
    case (.stream(let x), .splat(let y)): run(Stream(base: x), Splat(value: y))
    case (.splat(let x), .stream(let y)): run(Splat(value: x), Stream(base: y))
    case (.splat(let x), .splat(let y)): run(Splat(value: x), Splat(value: y))
    }
  }
}
