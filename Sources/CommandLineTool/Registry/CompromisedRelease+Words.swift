import Diagnostics
import Engine
import Registry

extension CompromisedRelease {
  /// What follows "COMPROMISED: " wherever the release is shown.
  var words: Phrase {
    Phrase(
      "\(place.product) \(version.short) in \(place.environment) ",
      "\(place.environment) 的 \(place.product) \(version.short) ") + basis
  }

  /// What is wrong with it, behind its name.
  var basis: Phrase {
    let events = compromised.map(String.init)
    return events.count == 1
      ? Phrase(
        "rests on event \(events[0]), signed by a key in other hands",
        "依赖事件 \(events[0])，其签名密钥已失密")
      : Phrase(
        "rests on events \(events.joined(separator: ", ")), signed by keys in other hands",
        "依赖事件 \(events.joined(separator: "、"))，其签名密钥已失密")
  }

  /// Before what nobody must overlook.
  static let mark = Phrase("COMPROMISED: ", "密钥失密：")

  var events: JSON { .array(compromised.map { .count($0) }) }
}
