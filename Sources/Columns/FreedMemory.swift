import Glibc

/// Keeps freed columns for the next ones of the process.
///
/// By default the C library gives large blocks back to the system at once, and the next table's columns cost a page
/// fault every 4 KB again: a quarter of a decision's time. Call it once, at a program's start.
package func keepFreedMemory() {
  // `malloc.h` is not among the headers Swift sees; where the function is not found, nothing is kept.
  typealias Setting = @convention(c) (Int32, Int32) -> Int32
  guard let symbol = dlsym(nil, "mallopt") else { return }
  let set = unsafeBitCast(symbol, to: Setting.self)
  let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
  _ = set(trimThreshold, 1 << 30)
  _ = set(mapThreshold, 1 << 30)
}
