import Engine
import Foundation

/// What a logged decision came to, as far as figures are made of it.
struct LoggedOutcome: Decodable {
  struct Reason: Decodable {
    var code: String
    var effect: String?
    var title: String?
    /// The title in Chinese.
    var zh: String?
    var error: Fault?
    private var values: [String: Value]?

    /// The values that its condition compared, without those that are missing; none where they are masked.
    var operands: [String: String] { (values ?? [:]).compactMapValues(\.text) }

    private enum CodingKeys: String, CodingKey {
      case code, effect, title, zh, error
      case values = "operands"
    }
  }
  /// A rule or an output that is in error.
  struct Fault: Decodable { var cause: String }
  struct Undecided: Decodable { var code: String }

  /// Of the version that decided.
  var digest: String?
  var outcome: String
  private var offered: [String: Value]?
  private var proposed: [String: Value]?
  var reasons: [Reason]
  var undecided: [Undecided]

  /// A text or a truth as a text; `nil` for a missing value.
  fileprivate struct Value: Decodable {
    var text: String?
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text =
        (try? container.decode(String.self))
        ?? (try? container.decode(Bool.self)).map { $0 ? "true" : "false" }
    }
  }

  /// - Returns: `nil` where the text is no decision record.
  init?(_ json: String) {
    guard let read = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = read
  }

  /// `nil` where the word is none of an outcome.
  var decided: Outcome? {
    switch outcome {
    case "approve": .approve
    case "refer": .refer
    case "decline": .decline
    default: nil
    }
  }

  /// The outputs: offered on approve, proposed on refer.
  var outputs: [String: String] { (offered ?? proposed ?? [:]).compactMapValues(\.text) }
}
