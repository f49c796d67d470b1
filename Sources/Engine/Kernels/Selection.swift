/// out = choice ? a : b.
struct SelectLoop<Element>: LaneLoop {
  let choice: Bytes
  let out: UnsafeMutablePointer<Element>
  let count: Int
  func run<A: LaneReader<Element>, B: LaneReader<Element>>(_ a: A, _ b: B) {
    for i in 0..<count { out[i] = choice[i] != 0 ? a[i] : b[i] }
  }
}

/// out = a, or where a is missing b.
struct AssumeLoop<Element>: LaneLoop {
  let status: Bytes
  let out: UnsafeMutablePointer<Element>
  let count: Int
  func run<A: LaneReader<Element>, B: LaneReader<Element>>(_ a: A, _ b: B) {
    for i in 0..<count { out[i] = status[i] == Status.missing ? b[i] : a[i] }
  }
}

/// Crossed bounds are an error.
struct CrossedLoop<Element: Comparable>: LaneLoop {
  let status: Bytes
  let count: Int
  func run<A: LaneReader<Element>, B: LaneReader<Element>>(_ lower: A, _ upper: B) {
    for i in 0..<count where status[i] == 0 && lower[i] > upper[i] { status[i] = Status.error }
  }
}
