import Diagnostics

/// Walks events one by one and refuses what does not follow from the one before.
struct EventChain {
  /// The registry's id; known after the first event.
  private(set) var registry = ""
  private(set) var position = -1
  private(set) var head = ""

  /// A row as a store holds it; `nil` where a column holds no sound text.
  struct Row: Sendable {
    var position: Int
    var text: String?
    var signature: String?
    var hash: String
  }

  /// Begins before the genesis.
  init() {}

  /// Goes on behind an event.
  init(behind state: RegistryState) {
    registry = state.registry
    position = state.position
    head = state.head
  }

  /// Takes the next event, which was read from its row apart from the chain.
  mutating func accept(_ read: ReadRow) throws(RegistryError) -> StoredEvent {
    let row = read.row
    let expected = position + 1
    guard row.position == expected else {
      throw tampered(
        "expected event \(expected), found event \(row.position)",
        "应为事件 \(expected)，实为事件 \(row.position)", at: expected)
    }
    guard let reading = read.reading else {
      throw tampered(
        "the text of event \(expected) is no text", "事件 \(expected) 的内容不是文本", at: expected)
    }
    let stored: StoredEvent
    do {
      stored = try reading.get()
    } catch .notCanonical {
      throw tampered(
        "the text of event \(expected) is not as a registry writes it",
        "事件 \(expected) 的内容不是登记簿的规范写法", at: expected)
    } catch {
      throw tampered(
        "the text of event \(expected) cannot be read", "事件 \(expected) 的内容无法读取", at: expected)
    }
    guard stored.hash == row.hash else {
      throw tampered(
        "the text and signature of event \(expected) do not have the hash that stands beside them",
        "事件 \(expected) 的内容和签名与所记散列不符", at: expected)
    }
    let event = stored.event
    guard event.position == expected else {
      throw tampered(
        "event \(expected) says that it is event \(event.position)",
        "事件 \(expected) 自称事件 \(event.position)", at: expected)
    }
    guard event.previous == head else {
      throw tampered(
        "event \(expected) does not follow the event before it",
        "事件 \(expected) 与前一事件不相接", at: expected)
    }
    guard expected == 0 || event.registry == registry else {
      throw tampered(
        "event \(expected) is of another registry", "事件 \(expected) 属于另一登记簿", at: expected)
    }
    guard event.body.kind.isSignedSingly == (row.signature != nil),
      event.body.kind.isSignedSingly == (event.key != nil)
    else {
      throw tampered(
        event.body.kind.isSignedSingly
          ? "event \(expected) is not signed"
          : "event \(expected) is signed, which its kind is not",
        event.body.kind.isSignedSingly
          ? "事件 \(expected) 未签名" : "事件 \(expected) 带有签名，而其类型不应签名", at: expected)
    }
    registry = event.registry
    position = expected
    head = stored.hash
    return stored
  }

  private func tampered(
    _ english: Sentence, _ chinese: Sentence, at position: Int
  ) -> RegistryError {
    RegistryError(
      .tampered, Phrase(english, chinese), remedy: .restoreCopy, position: position)
  }
}
