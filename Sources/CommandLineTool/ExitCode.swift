/// What the tool's exit code says.
package enum ExitCode: Int32, Sendable {
  case good = 0
  /// The answer is no: a check, a test or a comparison fails.
  case no = 1
  case wrongUsage = 2
  /// Rules or data that cannot be used.
  case badInput = 3
  /// A file, a store or the machine fails.
  case failure = 4
}
