import Diagnostics
import Engine
import Reports
import Semantics
import Syntax

/// The difference of two versions as people and machines read it.
struct DifferencePage {
  let old: Program
  let new: Program
  let difference: BookDifference
  let language: Language

  /// Changes under the headings of the book's parts, then how many there are.
  func show(_ console: Console) {
    let style = console.outputStyle
    let title = new.words.title(in: language).map(Self.quoted)
    console.print(style(.bold, new.name + (title.map { " " + words($0) } ?? "")))
    console.print("  " + words(Phrase("old \(old.digest)", "旧版 \(old.digest)")))
    console.print("  " + words(Phrase("new \(new.digest)", "新版 \(new.digest)")))
    for (heading, subjects) in Self.headings {
      let changes = difference.changes.filter { subjects.contains($0.subject) }
      if changes.isEmpty { continue }
      console.print("\n" + style(.bold, words(heading)))
      for change in changes { console.print("  " + sentence(change)) }
    }
    console.print("\n" + words(summary))
  }

  private func words(_ phrase: Phrase) -> String { phrase.text(in: language) }

  private static func quoted(_ text: String) -> Phrase { Phrase("\"\(text)\"", "“\(text)”") }

  private static let headings: [(Phrase, [BookChange.Subject])] = [
    (Phrase("Book", "规则书"), [.book, .card]), (Phrase("Facts", "数据"), [.source, .field, .list]),
    (
      Phrase("Policy values", "政策取值"), [.parameter, .reference, .table, .scorecard]
    ),
    (Phrase("Values", "指标与输出"), [.let, .output]), (Phrase("Rules", "规则"), [.rule]),
    (Phrase("Tests", "测试"), [.test]), (Phrase("Text", "文本"), [.text]),
  ]

  /// A change in one sentence: `Table multiple, row tax vat, tax_level M: 5 → 6`.
  func sentence(_ change: BookChange) -> String {
    if change.subject == .text {
      return (change.old.map { "- \($0)" } ?? change.new.map { "+ \($0)" }) ?? ""
    }
    let subject = subject(of: change)
    let place =
      change.act == .renamed
      ? "" : change.place.map { words(DifferenceWords.comma) + words(DifferenceWords.place($0)) }
    let what = subject + (place ?? "")
    let (old, new) = (change.old.map(value), change.new.map(value))
    if change.act == .renamed {
      let name = old ?? ""
      return words(Phrase("\(what): renamed from \(name)", "\(what)：由 \(name) 改名"))
    }
    switch (old, new) {
    case (nil, let new?): return words(Phrase("\(what) added: \(new)", "\(what)，新增：\(new)"))
    case (let old?, nil): return words(Phrase("\(what) removed: \(old)", "\(what)，删除：\(old)"))
    case (let old?, let new?):
      let isLong = old.count + new.count + what.count > 100
      return isLong
        ? words(Phrase("\(what):", "\(what)：")) + "\n      \(old)\n    → \(new)"
        : words(Phrase("\(what): \(old) → \(new)", "\(what)：\(old) → \(new)"))
    case (nil, nil): return what
    }
  }

  /// `Rule A02 "Paid at least the minimum in a year" (Ningbo 4.7.1)`.
  private func subject(of change: BookChange) -> String {
    var subject = words(DifferenceWords.word(change.subject))
    if change.subject == .test {
      subject += " " + words(Self.quoted(change.name))
    } else {
      subject += change.name.isEmpty ? "" : " \(change.name)"
      if let title = title(of: change) { subject += " " + words(Self.quoted(title)) }
    }
    if let basis = change.basis { subject += words(Phrase(" (\(basis))", "（\(basis)）")) }
    return subject
  }

  /// What the book calls the thing; in Chinese by its Chinese title, where it has one.
  private func title(of change: BookChange) -> String? {
    guard language == .chinese, let thing = DifferenceWords.thing(change) else {
      return change.title
    }
    return BookNames(new).words(of: thing).zh ?? BookNames(old).words(of: thing).zh ?? change.title
  }

  private func value(_ text: String) -> String { words(DifferenceWords.value(text)) }

  private var summary: Phrase {
    let changes = difference.changes
    if changes.isEmpty { return Phrase("The versions are the same.", "两个版本相同。") }
    let counts = BookChange.Subject.allCases.compactMap { subject -> Phrase? in
      let count = changes.count { $0.subject == subject }
      let word = DifferenceWords.word(subject).chinese
      return count == 0 ? nil : Phrase("\(subject.rawValue) \(count)", "\(word) \(count)")
    }
    return Phrase(
      "\(changes.count) change\(changes.count == 1 ? "" : "s"): ", "共 \(changes.count) 处改动：")
      + .joined(counts, by: Phrase(", ", "、"))
  }

  /// All changes for machines.
  var json: JSON {
    .members([
      "book": .text(new.name),
      "old": .text(old.digest),
      "new": .text(new.digest),
      "changes": .array(
        difference.changes.map { change in
          .members([
            "subject": .text(change.subject.rawValue), "name": .text(change.name),
            "title": change.title.map { .text($0) }, "basis": change.basis.map { .text($0) },
            "act": .text(change.act.rawValue), "place": change.place.map { .text($0) },
            "old": change.old.map { .text($0) }, "new": change.new.map { .text($0) },
          ])
        }),
    ])
  }
}
