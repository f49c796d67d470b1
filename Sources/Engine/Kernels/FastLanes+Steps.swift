import Numbers

/// Up to four cuts and what they add; unused ones are never reached.
private struct FourSteps<Rise: AdditiveArithmetic> {
  var cuts: (Double, Double, Double, Double)
  var rises: (Rise, Rise, Rise, Rise)

  init(_ cuts: [Double], _ rises: [Rise], from start: Int) {
    func cut(_ i: Int) -> Double { start + i < cuts.count ? cuts[start + i] : .infinity }
    func rise(_ i: Int) -> Rise { start + i < cuts.count ? rises[start + i] : .zero }
    self.cuts = (cut(0), cut(1), cut(2), cut(3))
    self.rises = (rise(0), rise(1), rise(2), rise(3))
  }
}

extension FastLanes {
  static func addSteps(
    _ values: LaneOrInt32<Double>, cuts: [Double], base: Double, rises: [Double],
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch values {
    case .lanes(let lanes): steps(Stream(base: lanes), cuts, base, rises, into: out, count)
    case .int32(let whole, _):
      steps(WholeStream(base: whole), cuts, base, rises, into: out, count)
    }
  }

  /// Four cuts a pass, in a loop that compiles to compares and selects of whole vectors.
  @inline(__always)
  private static func steps<A: LaneReader<Double>>(
    _ values: A, _ cuts: [Double], _ base: Double, _ rises: [Double],
    into out: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for start in stride(from: 0, to: max(cuts.count, 1), by: 4) {
      let steps = FourSteps(cuts, rises, from: start)
      let (c0, c1, c2, c3) = steps.cuts
      let (r0, r1, r2, r3) = steps.rises
      if start == 0 {
        for i in 0..<count {
          let x = values[i]
          let low = base + (x >= c0 ? r0 : 0) + (x >= c1 ? r1 : 0)
          out[i] = low + (x >= c2 ? r2 : 0) + (x >= c3 ? r3 : 0)
        }
      } else {
        for i in 0..<count {
          let x = values[i]
          let low = out[i] + (x >= c0 ? r0 : 0) + (x >= c1 ? r1 : 0)
          out[i] = low + (x >= c2 ? r2 : 0) + (x >= c3 ? r3 : 0)
        }
      }
    }
  }

  static func addClasses(
    _ values: UnsafeMutablePointer<Double>, cuts: [Double], stride: Int32, into out: Packed,
    count: Int
  ) {
    out.update(repeating: 0, count: count)
    let rises = cuts.map { _ in stride }
    for start in Swift.stride(from: 0, to: cuts.count, by: 4) {
      let steps = FourSteps(cuts, rises, from: start)
      let (c0, c1, c2, c3) = steps.cuts
      let (r0, r1, r2, r3) = steps.rises
      for i in 0..<count {
        let x = values[i]
        let low = (x >= c0 ? r0 : 0) &+ (x >= c1 ? r1 : 0)
        out[i] &+= low &+ (x >= c2 ? r2 : 0) &+ (x >= c3 ? r3 : 0)
      }
    }
  }
}

/// Whole 32-bit numbers read as lanes.
struct WholeStream: LaneReader {
  typealias Element = Double
  let base: Packed
  @inline(__always) subscript(index: Int) -> Double { Double(base[index]) }
}
