import Diagnostics

/// Files of the door: one value as canonical JSON and a line end, and not one byte else.
enum CanonicalFile {
  static func bytes(of value: some Encodable) throws(RegistryError) -> [UInt8] {
    do { return try CanonicalJSON.bytes(of: value) + [UInt8(ascii: "\n")] } catch {
      throw RegistryError(.badInput, Phrase(verbatim: "\(error)"))
    }
  }

  /// Reads what `bytes(of:)` wrote.
  ///
  /// - Parameters:
  ///   - what: what the bytes should be, as messages name it.
  ///   - reason: why it is refused where they are not.
  static func read<Value: Codable>(
    _ bytes: [UInt8], _ what: Phrase, else reason: RegistryError.Reason
  ) throws(RegistryError) -> Value {
    guard bytes.last == UInt8(ascii: "\n") else {
      throw refusal(what, Phrase("its end is missing", "缺少结尾"), reason)
    }
    do { return try CanonicalJSON.decode(from: Array(bytes.dropLast())) } catch {
      switch error {
      case .unreadable(let words):
        throw refusal(what, words, reason)
      case .notCanonical:
        throw refusal(
          what, Phrase("its bytes are not as they are written", "字节与规范写法不符"), reason)
      }
    }
  }

  static func otherFormat(
    _ found: String, _ expected: String, else reason: RegistryError.Reason
  ) -> RegistryError {
    RegistryError(
      reason,
      Phrase(
        "expected the format '\(expected)', found '\(Names.shown(found))'",
        "格式应为“\(expected)”，实为“\(Names.shown(found))”"))
  }

  private static func refusal(
    _ what: Phrase, _ why: Phrase, _ reason: RegistryError.Reason
  ) -> RegistryError {
    RegistryError(
      reason,
      Phrase("this is no ", "这不是") + what
        + Phrase(": \(why.english)", "：\(why.chinese)"),
      remedy: Phrase(
        "name the file as it was made: no byte of it may be changed", "请指定生成时的原文件，不得改动任何字节"))
  }
}
