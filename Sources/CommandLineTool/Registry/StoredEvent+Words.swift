import Diagnostics
import Engine
import Registry

extension StoredEvent {
  /// `  12  2026-03-01T09:00:00Z  li.wei  submitted …`, with a mark where the event is not signed by itself.
  var logLine: Phrase {
    let number = String(event.position)
    let margin = String(repeating: " ", count: max(0, 5 - number.count))
    let mark = signature == nil ? Phrase(" (not signed singly)", "（非单独签名）") : Phrase(verbatim: "")
    return Phrase(verbatim: "\(margin)\(number)  \(event.at)  \(Names.escaped(event.by))  ")
      + event.body.words + mark
  }

  var json: JSON {
    .members([
      "position": .count(event.position), "at": .text("\(event.at)"), "by": .text(event.by),
      "kind": .text(event.body.kind.rawValue), "key": event.key.map { .text($0) },
      "hash": .text(hash), "statement": .text(text),
      "signature": signature.map { .text($0) },
      "words": .text(event.body.words.filled(in: .english)),
    ])
  }
}
