/// A count with what is counted: `1 decision`, `2 decisions`; `many` where it is not `one` with an s.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
