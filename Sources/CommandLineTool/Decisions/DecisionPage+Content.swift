import Diagnostics
import Engine
import Registry
import Reports
import Syntax

extension DecisionPage {
  // MARK: Outcome

  var outcome: [Document.Block] {
    let reasons = logged.reasons.map(line)
    let undecided = logged.undecided.map { rule -> [Document.Inline] in
      [quoted(rule.code), .text(words(Phrase(" undecided", " 无法判断")))]
    }
    var blocks: [Document.Block] = [
      heading(Phrase("Outcome", "结论")),
      facts(
        [
          (Phrase("outcome", "结论"), outcomeWord),
          (Phrase("decided at", "决策时间"), decision.at.description),
          (Phrase("application dated", "申请日期"), decision.asOf),
          (Phrase("application", "申请（密文）"), decision.application),
          (Phrase("customer", "客户（密文）"), decision.customer),
          (Phrase("corrects", "更正"), decision.supersedes?.description),
          (Phrase("corrected by", "已被更正为"), correctedBy?.description),
        ]
          + logged.outputs.sorted { $0.key < $1.key }.map {
            (Phrase(verbatim: name($0.key)), $0.value)
          }
      ),
    ]
    if !(reasons + undecided).isEmpty {
      blocks += [heading(Phrase("Reasons", "原因")), .list(reasons + undecided)]
    }
    return blocks + [.paragraph([.text(words(replay))])]
  }

  /// The logged word; in Chinese what it means.
  private var outcomeWord: String {
    language == .english
      ? logged.outcome : logged.decided.map { words($0.words) } ?? logged.outcome
  }

  /// A rule that gave a reason, with the values that it compared.
  private func line(_ reason: LoggedOutcome.Reason) -> [Document.Inline] {
    let title = (language == .chinese ? reason.zh : nil) ?? reason.title ?? ""
    let effect = reason.effect.map { effect -> String in
      guard language == .chinese, let known = Effect(rawValue: effect) else { return effect }
      return words(known.words)
    }
    let values = reason.operands.sorted { $0.key < $1.key }
      .map { "\(name($0.key)) = \($0.value)" }
    return [
      quoted(reason.code),
      .text(Names.escaped(" \(title)" + (effect.map { " → \($0)" } ?? ""))),
    ]
      + (values.isEmpty
        ? []
        : [
          .text(words(Phrase(": ", "："))),
          quoted(values.joined(separator: words(Phrase(", ", "，")))),
        ])
  }

  // MARK: What decided

  var source: [Document.Block] {
    let source = decision.source
    return [
      heading(Phrase("What decided", "决策依据")),
      facts([
        (Phrase("version", "版本"), source.version),
        (Phrase("product", "产品"), source.product),
        (Phrase("environment", "环境"), source.environment),
        (Phrase("bundle", "发布包"), source.bundle),
        (Phrase("sequence", "序号"), source.sequence.map { "\($0)" }),
        (Phrase("customer's place of 100", "客户分组位次（0–99）"), source.place.map { "\($0)" }),
        (Phrase("province", "省份"), source.province),
        (Phrase("version chosen by", "选定版本所依据的日期"), source.decidedOn),
        (Phrase("chosen at", "选定版本的时间"), source.chosenAt?.description),
        (Phrase("engine's conformance", "引擎一致性摘要"), header.conformance),
      ]),
      .paragraph([.text(words(proof))]),
    ]
  }

  /// Whether the version was live for the decision.
  private var proof: Phrase {
    unproven.map { Phrase("NOT PROVEN: the decision ", "未能证实：本决策") + $0.words }
      ?? Phrase("it is proven that this version was live for it", "已证实该版本当时对其生效")
  }

  // MARK: Inputs

  /// A field by its name, and in Chinese by what the book calls it.
  private func field(_ name: String) -> [Document.Inline] {
    let title = self.name(name)
    let isTitled = language == .chinese && title != name && title != "“\(name)”"
    return [quoted(name)] + (isTitled ? [.text(" \(title)")] : [])
  }

  var inputs: [Document.Block] {
    var rows = decision.fields.sorted { $0.key < $1.key }.map { name, value in
      [field(name), [value.map(quoted) ?? .soft(words(Phrase("missing", "缺失")))]]
    }
    rows += decision.masked.map {
      [field($0), [.soft(words(Phrase("masked", "已屏蔽")))]]
    }
    let lists = decision.listCounts.sorted { $0.key < $1.key }.map { name, count in
      field(name)
        + [.text(words(Phrase(count == 1 ? ": 1 row" : ": \(count) rows", "：\(count) 行")))]
    }
    return [
      heading(Phrase("Inputs", "输入")),
      .table(
        Document.Table(
          [.init(words(Phrase("field", "字段"))), .init(words(Phrase("value", "取值")))],
          rows: rows)),
    ] + (lists.isEmpty ? [] : [.list(lists)])
  }
}
