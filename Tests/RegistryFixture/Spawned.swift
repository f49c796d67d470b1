import Glibc

/// A program of the system, run for a test.
package enum Spawned {
  /// What a run came to.
  package struct Run: Equatable, Sendable {
    package var status: Int32
    package var output: String
  }

  /// Runs a program to its end.
  ///
  /// - Parameter environment: `NAME=value`; nothing else of ours reaches the program.
  /// - Throws: where it cannot be run, or ends otherwise than with an expected code.
  @discardableResult
  package static func run(
    _ program: String, _ arguments: [String], environment: [String] = [],
    expecting: [Int32]? = [0]
  ) throws -> Run {
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else { throw ReleasedRegistry.Failure(what: "no pipe") }
    defer { close(pipes[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1], STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, pipes[0])
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var surroundings = environment.map { strdup($0) } + [nil]
    defer { (words + surroundings).forEach { free($0) } }
    var process: pid_t = 0
    let refusal = posix_spawn(&process, program, &actions, nil, &words, &surroundings)
    close(pipes[1])
    guard refusal == 0 else { throw ReleasedRegistry.Failure(what: "cannot run \(program)") }
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let count = read(pipes[0], &piece, piece.count)
      guard count > 0 else { break }
      output += piece[..<count]
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    let run = Run(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      output: String(decoding: output, as: UTF8.self))
    guard expecting?.contains(run.status) ?? true else {
      throw ReleasedRegistry.Failure(what: "\(program): \(run.status) \(run.output)")
    }
    return run
  }
}
