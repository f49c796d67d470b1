package import Diagnostics
import Glibc

extension PlainFile {
  /// Why a file is not read.
  package struct Refusal: Error, Hashable, Sendable {
    /// Whether the system refuses; else the file is not what it should be.
    package let isSystems: Bool
    /// One sentence in lower case without a final period.
    package let message: Phrase
    package let remedy: Phrase?

    static func unreadable(_ path: String, _ number: Int32) -> Refusal {
      let shown = Names.escaped(path)
      return Refusal(
        isSystems: true,
        message: Phrase("cannot read '\(shown)': ", "无法读取“\(shown)”：") + SystemReason.words(number),
        remedy: SystemReason.remedy(number))
    }

    static func notPlain(_ path: String, _ mode: mode_t, _ kind: Kind) -> Refusal {
      let found =
        switch mode & S_IFMT {
        case S_IFDIR: Phrase("a folder", "文件夹")
        case S_IFIFO: Phrase("a pipe", "管道")
        case S_IFSOCK: Phrase("a socket", "套接字")
        default: Phrase("a device", "设备")
        }
      return Refusal(
        isSystems: false,
        message: Phrase("'\(Names.escaped(path))' is ", "“\(Names.escaped(path))”是") + found
          + Phrase(", expected ", "，应为") + kind.words,
        remedy: mode & S_IFMT == S_IFIFO
          ? Phrase(
            "write what comes out of it into a file, and name that", "请将其输出存为文件，再指定该文件")
          : Phrase("name a plain file", "请指定普通文件"))
    }

    static func tooBig(_ path: String, _ kind: Kind) -> Refusal {
      let limit =
        kind.limit < 1 << 20 ? "\(kind.limit >> 10) KB" : "\(kind.limit >> 20) MB"
      return Refusal(
        isSystems: false,
        message: Phrase(
          "'\(Names.escaped(path))' is bigger than \(limit), which is the most for ",
          "“\(Names.escaped(path))”超过 \(limit)，即上限：") + kind.words,
        remedy: Phrase("see whether it is the file that you meant", "请确认是否为所要指定的文件"))
    }
  }
}

extension RegistryError {
  /// A file that is not read.
  package init(_ refusal: PlainFile.Refusal) {
    self.init(
      refusal.isSystems ? .store : .badInput, refusal.message, remedy: refusal.remedy)
  }
}

extension DecisionLogError {
  /// A file that is not read.
  package init(_ refusal: PlainFile.Refusal) {
    self.init(
      refusal.isSystems ? .failure : .badInput, refusal.message, remedy: refusal.remedy)
  }
}
