import Diagnostics
import Glibc

/// What a run of `ssh-keygen` came to.
///
/// It runs without a shell; all it reads and writes of ours are files without a name.
struct KeygenRun {
  let status: Int32
  let output: String
  let errors: String

  /// Where a run finds the files it is given, in their order.
  static let fileNames = ["/dev/fd/3", "/dev/fd/4"]

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - environment: `NAME=value`; nothing else of ours reaches the program.
  ///   - input: what it reads.
  ///   - files: texts that it finds under `fileNames`.
  init(
    _ program: String, _ arguments: [String], environment: [String], input: String,
    files: [String] = []
  ) throws(RegistryError) {
    let (input, output, errors) = (try NamelessFile(input), try NamelessFile(), try NamelessFile())
    let files = try files.map { text throws(RegistryError) in try NamelessFile(text) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in ([input, output, errors] + files).enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
    }
    var process: pid_t = 0
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var surroundings = environment.map { strdup($0) } + [nil]
    defer { (words + surroundings).forEach { free($0) } }
    let refusal = posix_spawn(&process, program, &actions, nil, &words, &surroundings)
    guard refusal == 0 else {
      throw RegistryError(
        .keygenFailed,
        Phrase("cannot run '\(program)': ", "无法运行“\(program)”：") + SystemReason.words(refusal))
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    // The exit code stands in the second byte; a signal in the first is a failure too.
    self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    self.output = try output.text()
    self.errors = try errors.text()
    // Until here, so that the program has them.
    withExtendedLifetime(files) {}
  }

  /// The first line that the program complained with, its frames of signs left out.
  var firstError: String {
    let line = errors.split(whereSeparator: \.isNewline).first { $0.contains(where: \.isLowercase) }
    return line.map { Names.shown($0) } ?? "status \(status)"
  }
}
