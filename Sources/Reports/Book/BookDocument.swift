package import Diagnostics
import Numbers
package import Semantics
import Syntax

/// A rule book as a text for people: what it reads, what it fixes, what it decides and why.
package struct BookDocument {
  let program: Program
  let language: Language
  let graph: NameGraph
  let lineage: Lineage
  let names: BookNames
  let types: TypeWords

  /// The document of a book in a language.
  package static func document(
    _ program: Program, _ graph: NameGraph, in language: Language
  ) -> Document {
    let book = BookDocument(
      program: program, language: language, graph: graph,
      lineage: Lineage(program, graph), names: BookNames(program),
      types: TypeWords(program, in: language))
    return Document(
      title: program.words.title(in: language) ?? program.name, language: language,
      blocks: book.introduction + book.sections + book.policy + book.tables + book.scorecards
        + book.inputs + book.rest)
  }

  func words(_ english: Sentence, _ chinese: Sentence) -> String {
    Phrase(english, chinese).filled(in: language)
  }

  func heading(_ english: Sentence, _ chinese: Sentence) -> Document.Block {
    .heading(2, [.text(words(english, chinese))])
  }

  /// A name, and behind it what people call it.
  func named(_ thing: NamedThing) -> [Document.Inline] {
    [.code(thing.name)] + (names.title(of: thing, in: language).map { [.text(" \($0)")] } ?? [])
  }

  /// A value as people read it.
  func text(_ value: Constant, _ type: ValueType) -> String {
    if case .missing = value { return words("missing", "缺失") }
    if language == .chinese, case .oneOf(let index) = type, case .code(let code) = value,
      program.oneOfs[index].values.indices.contains(code),
      let zh = program.oneOfs[index].values[code].zh
    {
      return "\(program.oneOfs[index].values[code].name) \(zh)"
    }
    return program.text(value, type)
  }

  // MARK: What the book is
  private var introduction: [Document.Block] {
    // An empty line of the comment begins a new paragraph.
    var blocks: [Document.Block] = program.documentation.split { $0.isEmpty }.map {
      .paragraph([.text($0.joined(separator: " "))])
    }
    let card = program.card.map { entry -> [Document.Inline] in
      [.strong(entry.title.text(in: language)), .text(": \(entry.text)")]
    }
    blocks.append(
      .list(
        [
          [.strong(words("book", "规则书")), .text(": "), .code(program.name)],
          [.strong(words("version", "版本")), .text(": "), .code(program.digest)],
        ] + card))
    blocks.append(
      .paragraph([
        .text(
          program.isSnapshotBook
            ? words(
              "It watches loans in force: every warning that holds is reported.",
              "本规则书用于贷后监测：凡成立的预警都会报告。")
            : words(
              "Every rule is judged for every application; the outcome is the gravest effect that fired: decline before refer before approve.",
              "每笔申请都会逐条判断全部规则；结论取命中规则中最重的一种：拒绝重于转人工，转人工重于通过。"))
      ]))
    return blocks
  }

  // MARK: What it rests on besides
  private var rest: [Document.Block] {
    var blocks: [Document.Block] = []
    if !program.assumptions.isEmpty {
      blocks += [
        heading("Assumptions", "假定"),
        .list(program.assumptions.map { [.code($0.text), .text(": \($0.because)")] }),
      ]
    }
    if !program.tests.isEmpty {
      blocks += [
        heading("Tests", "测试"),
        .list(
          program.tests.map { [.text($0.title + " "), .soft(names.place(of: $0.span))] }),
      ]
    }
    return blocks
  }
}
