import Diagnostics
import Engine

extension CatalogueCheck.Standing {
  /// What a table says of a field.
  var words: Phrase {
    switch self {
    case .own: Phrase(verbatim: "–")
    case .listed(let entry): Phrase(verbatim: entry.fullCode)
    case .unlisted: Phrase("unlisted", "清单外")
    case .dayOfReceipt: Phrase("day of receipt", "收到日")
    case .unexplained: Phrase("not listed", "未列入")
    case .unknownCode(let code): Phrase("unknown: \(code)", "无此编码：\(code)")
    case .notInForce(let entry):
      Phrase("\(entry.fullCode), not on the day", "\(entry.fullCode)，该日未列入")
    }
  }

  /// The same for machines.
  var json: JSON {
    switch self {
    case .own: .members(["standing": .text("own")])
    case .listed(let entry): json("listed", entry)
    case .unlisted(let reason):
      .members(["standing": .text("unlisted"), "because": .text(reason)])
    case .dayOfReceipt: .members(["standing": .text("day_of_receipt")])
    case .unexplained: .members(["standing": .text("unexplained")])
    case .unknownCode(let code):
      .members(["standing": .text("unknown_code"), "code": .text(code)])
    case .notInForce(let entry): json("not_in_force", entry)
    }
  }

  private func json(_ standing: String, _ entry: FieldCatalogue.Entry) -> JSON {
    .members([
      "standing": .text(standing), "code": .text(entry.fullCode),
      "purposes": .array(entry.purposes.map { .text($0) }), "origin": .text(entry.origin),
    ])
  }
}

extension FieldCatalogue {
  /// The day it is read for.
  var dayWords: Phrase {
    day.map { Phrase("on \($0)", "\($0) 当日") } ?? Phrase("after its last change", "最近一次变更后")
  }
}
