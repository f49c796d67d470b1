import Diagnostics
import Glibc

/// What the machine must have for the instructions this binary was built with.
enum MachineLevel {
  #if X86_64_V4
    static let name = "x86-64-v4"
    static let needed = [
      "avx2", "bmi2", "fma", "avx512f", "avx512dq", "avx512bw", "avx512vl",
    ]
  #elseif X86_64_V3
    static let name = "x86-64-v3"
    static let needed = ["avx2", "bmi2", "fma"]
  #else
    static let name = "the baseline"
    static let needed: [String] = []
  #endif

  /// What to say on a machine that lacks something, before anything else runs.
  static func lack() -> ToolError? {
    guard !needed.isEmpty else { return nil }
    // Until it is known what the machine has, any instruction may be one it has not.
    signal(SIGILL) { _ in
      let text: StaticString = "error: this machine lacks instructions this binary was built for\n"
      _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(ExitCode.failure.rawValue)
    }
    defer { signal(SIGILL, SIG_DFL) }
    return lack(cpuinfo: firstPage(of: "/proc/cpuinfo"))
  }

  /// As `lack()`, by the text that the system gives about its processors; an empty one says nothing.
  static func lack(cpuinfo: String, needed: [String] = needed) -> ToolError? {
    guard
      let line = cpuinfo.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
    else { return nil }
    let flags = Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ":" }))
    let missing = needed.filter { !flags.contains(Substring($0)) }
    if missing.isEmpty { return nil }
    return ToolError(
      .failure,
      Phrase(
        "this binary was built for \(name) and this machine lacks \(missing.joined(separator: ", "))",
        "本程序为 \(name) 构建，而这台机器缺少 \(missing.joined(separator: "、"))"),
      remedy: Phrase(
        "build it here with 'make build', or anywhere with 'make build PORTABLE=1'",
        "在本机用“make build”构建，或在任一机器上用“make build PORTABLE=1”构建"))
  }

  /// The first processor's part of it: later ones are alike, and many of them are slow to read.
  private static func firstPage(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : ""
  }
}
