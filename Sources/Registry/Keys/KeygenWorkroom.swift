import Diagnostics
import Digest
import Foundation
import Glibc

/// A private folder in which `ssh-keygen` runs, gone with this object; one thread's at a time.
final class KeygenWorkroom {
  private let folder: String
  private var signers: [PublicKey: (path: String, name: String)] = [:]

  /// What a run came to.
  struct Run {
    var status: Int32
    var output: String
    var errors: String

    /// The first line that the program complained with.
    var firstError: String {
      let line = errors.split(whereSeparator: \.isNewline).first.map { Names.shown($0) }
      return line ?? "status \(status)"
    }
  }

  init() throws(RegistryError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/rulebench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Self.failure("cannot make a folder in '\(base)'", "无法在“\(base)”建立文件夹")
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // The system clears its folder for what cannot be removed now.
  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file into the folder.
  func write(_ text: String, as name: String) throws(RegistryError) -> String {
    let path = "\(folder)/\(name)"
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw Self.failure("cannot write '\(path)'", "无法写入“\(path)”")
    }
    return path
  }

  /// A file with one signer: the key, under a name made of it, for our namespace only.
  func signersFile(of key: PublicKey) throws(RegistryError) -> (path: String, name: String) {
    if let known = signers[key] { return known }
    let name = "key-" + SHA256.hex(of: key.blob).prefix(32)
    let line = "\(name) namespaces=\"\(SSHKeygen.namespace)\" \(key.text)\n"
    let file = (try write(line, as: name), name)
    signers[key] = file
    return file
  }

  /// Runs a program without a shell; files in the folder are its input and output.
  func run(
    _ program: String, _ arguments: [String], environment: [String], input: String
  ) throws(RegistryError) -> Run {
    let input = try write(input, as: "input")
    let (output, errors) = ("\(folder)/output", "\(folder)/errors")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let made = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, made, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, made, 0o600)

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
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Run(status: code, output: Self.text(output), errors: Self.text(errors))
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func failure(_ english: Sentence, _ chinese: Sentence) -> RegistryError {
    RegistryError(
      .keygenFailed,
      Phrase(english, chinese) + Phrase(": ", "：")
        + SystemReason.words(errno))
  }
}
