/// The tool: arguments in, exit code out.
package enum Tool {
  /// Runs one command line and gives its exit code.
  package static func run(_ arguments: [String]) -> Int32 { 0 }
}
