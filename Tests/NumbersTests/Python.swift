import Glibc

/// The `python3` of the machine, where there is one.
enum Python {
  /// Whether `python3` can be started.
  static let isInstalled = run(["-c", ""]) == 0

  /// Runs `python3` and waits; its exit code, or `nil` when it does not start or is killed.
  static func run(_ arguments: [String]) -> Int32? {
    var words: [UnsafeMutablePointer<CChar>?] = (["python3"] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var process: pid_t = 0
    guard posix_spawnp(&process, "python3", nil, nil, words, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      if errno != EINTR { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}
