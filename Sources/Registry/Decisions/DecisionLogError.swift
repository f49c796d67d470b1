package import Diagnostics

/// Why a decision log, or its key, cannot be used.
package struct DecisionLogError: Error, Hashable, Sendable {
  /// Whose fault it is, for the exit code.
  package enum Kind: Hashable, Sendable {
    /// The log or the key is not what it should be.
    case badInput
    /// The file system, or another process.
    case failure
  }
  package var kind: Kind
  /// One sentence in lower case without a final period.
  package var message: Phrase
  package var remedy: Phrase?

  package init(_ kind: Kind, _ message: Phrase, remedy: Phrase? = nil) {
    self.kind = kind
    self.message = message
    self.remedy = remedy
  }

  // MARK: The key

  static func openKey(_ path: String, mode: UInt32) -> DecisionLogError {
    let octal = String(mode, radix: 8)
    let padded = String(repeating: "0", count: max(0, 4 - octal.count)) + octal
    return DecisionLogError(
      .badInput,
      Phrase(
        "the key file '\(path)' must be of mode 0600 or 0400, and is of mode \(padded)",
        "密钥文件“\(path)”的权限应为 0600 或 0400，实际为 \(padded)"),
      remedy: Phrase("chmod 600 '\(path)'", "执行 chmod 600 '\(path)'"))
  }

  static func foreignKey(_ path: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "the key file '\(path)' belongs to another user", "密钥文件“\(path)”属于其他用户"),
      remedy: Phrase("use a key file of your own", "请使用本人的密钥文件"))
  }

  static func notAKey(_ path: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "the key file '\(path)' must hold 64 hexadecimal digits on one line",
        "密钥文件“\(path)”应为一行 64 位十六进制数字"),
      remedy: Phrase(
        "make one with: (umask 177; openssl rand -hex 32 > '\(path)')",
        "可用 (umask 177; openssl rand -hex 32 > '\(path)') 生成"))
  }

  package static func otherKey(_ path: String, found: String, given: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "'\(path)' was written under the key \(Names.shown(found)), and the key given is \(given)",
        "“\(path)”以密钥 \(Names.shown(found)) 写成，而给定的密钥是 \(given)"),
      remedy: Phrase("name the key by which it was written", "请指定写成该日志的密钥"))
  }

  static func otherEngine(_ path: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "'\(path)' was begun by an engine to which rules mean something else",
        "“\(path)”由对规则解释不同的引擎写成"),
      remedy: Phrase(
        "keep the file as it is, and write to another one or to a folder",
        "请原样保留该文件，改写到另一文件或文件夹"))
  }

  // MARK: The files

  static func unreadable(_ path: String, _ number: Int32) -> DecisionLogError {
    DecisionLogError(PlainFile.Refusal.unreadable(path, number))
  }

  static func endlessLine(_ path: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase("'\(path)' has a line of more than 64 MB", "“\(path)”有一行超过 64 MB"),
      remedy: Phrase("see whether it is the file that you meant", "请确认是否为所要指定的文件"))
  }

  static func unwritable(_ path: String, _ number: Int32) -> DecisionLogError {
    let reason = SystemReason.words(number)
    return DecisionLogError(
      .failure,
      Phrase(
        "cannot write '\(path)': \(reason.english)", "无法写入“\(path)”：\(reason.chinese)"),
      remedy: SystemReason.remedy(number))
  }

  static func inUse(_ path: String) -> DecisionLogError {
    DecisionLogError(
      .failure,
      Phrase(
        "another process writes the decision log '\(path)'", "另一进程正在写入决策日志“\(path)”"),
      remedy: Phrase(
        "name a folder: each process then gets a file of its own",
        "请指定文件夹：每个进程各写一个文件"))
  }

  static func sameChain(_ chain: String, _ path: String, _ other: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "'\(path)' and '\(other)' hold the same chain \(chain), whose decisions would count twice",
        "“\(path)”与“\(other)”是同一条链 \(chain)，其决策会被重复计数"),
      remedy: Phrase("give each log once", "每个日志只给一次"))
  }

  static func noLogs(in folder: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "the folder '\(folder)' holds no decision log", "文件夹“\(folder)”中没有决策日志"),
      remedy: Phrase("their names end in .ndjson", "日志文件名以 .ndjson 结尾"))
  }

  static func notContinued(_ fault: DecisionLogFault, _ path: String) -> DecisionLogError {
    DecisionLogError(
      .badInput,
      Phrase(
        "the decision log '\(path)' cannot be continued: \(fault.words.english)",
        "决策日志“\(path)”不能续写：\(fault.words.chinese)"),
      remedy: Phrase(
        "keep the file as it is, and write to another one or to a folder",
        "请原样保留该文件，改写到另一文件或文件夹"))
  }
}
