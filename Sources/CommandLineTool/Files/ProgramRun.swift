import Diagnostics
import Glibc

/// What another program wrote, run without a shell.
enum ProgramRun {
  /// Runs a program of the search path to its end.
  ///
  /// - Returns: its standard output; what it says besides goes where our own messages go.
  /// - Throws: where it cannot be run, or ends with anything but 0.
  static func output(of program: String, _ arguments: [String]) throws(ToolError) -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw failed(program, SystemReason.words(errno)) }
    // The program is to hold its own end only, else ours would never see the end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    var process: pid_t = 0
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let refusal = posix_spawnp(&process, program, &actions, nil, &words, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard refusal == 0 else { throw failed(program, SystemReason.words(refusal)) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(ends[0], &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += piece[..<count]
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    guard status == 0 else {
      throw failed(program, Phrase("it ended with an error", "程序以错误结束"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func failed(_ program: String, _ reason: Phrase) -> ToolError {
    ToolError(
      .failure, Phrase("cannot run '\(program)': ", "无法运行“\(program)”：") + reason)
  }
}
