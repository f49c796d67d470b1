/// A small text that has a problem, or has it no more.
package enum ProblemExample: Sendable {
  /// What a module of the examples' book says.
  case module(String, beside: [String: String] = [:])
  /// A whole file: a rule book, or a module of the examples' book.
  case whole(String, beside: [String: String] = [:])
  /// Several files: the book is `book.rules`, or what is in the folder `Models`.
  case files([String: String])
  /// Facts set directly for the examples' book.
  case setting(String)

  /// The files that are shown, by path; those of a setting are none.
  package var shown: [String: String] {
    switch self {
    case .module(let text, let others):
      others.merging(["example.rules": "module example\n\(text)\n"]) { $1 }
    case .whole(let text, let others): others.merging(["example.rules": text + "\n"]) { $1 }
    case .files(let files): files
    case .setting: [:]
    }
  }

  /// All files, the examples' book included where it is needed.
  package var files: [String: String] {
    isBook ? shown : shown.merging(["book.rules": book]) { $1 }
  }

  /// What is checked: a file or a folder.
  package var path: String {
    if case .files(let files) = self {
      return files.keys.contains { $0.hasPrefix("Models/") } ? "Models" : "book.rules"
    }
    return isBook ? "example.rules" : "book.rules"
  }

  /// Whether what is checked is a scenario.
  package var isScenario: Bool {
    if case .whole(let text, _) = self { text.hasPrefix("scenario") } else { false }
  }

  private var isBook: Bool {
    switch self {
    case .module, .setting: false
    case .whole(let text, _): text.hasPrefix("rulebook") || isScenario
    case .files: true
    }
  }

  /// The examples' book, by which theirs is used, or which reads the facts that are set.
  private var book: String {
    shown.isEmpty
      ? Self.book(using: "")
        + "parameter least: money = 5_000\n"
        + "facts { let enough = requested >= least and count of filings > 0 }\n"
      : Self.book(using: "\nuse example")
  }

  private static func book(using use: String) -> String {
    """
    rulebook lending\(use)
    decides application
    record application {
      id              text key
      applied_on      date as_of
      established_on  date
      requested       money
      tax_level       one of A, B, M, C, D optional
      owner_age       integer [0, 120] optional
      growth          share optional
      account         one of basic, general
      filings         list of filing
    }
    record filing parent application {
      received_on  date known_on
      period_end   date period
      tax          one of vat, income, other
      paid         money optional
    }

    """
  }
}

extension ProblemExample {
  /// The book beside which tables of cases are shown.
  static let casesBook = """
    rulebook lending
    decides application
    record application { id text key  applied_on date as_of  requested money }
    applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
    admission { refer A01 when requested > 300万 }

    """

  /// The header of such a table.
  static let casesHeader = "title,given,requested,expect outcome,reviewed by\n"

  /// One pair of parentheses more than may be nested.
  static let tooDeep = module(
    "facts { let deep = " + String(repeating: "(", count: 201) + "1"
      + String(repeating: ")", count: 201) + " }")

  /// One value more than a one-of type holds.
  static let tooManyValues = module(
    "type branch = one of " + (1...256).map { "b\($0)" }.joined(separator: ", "))
}
