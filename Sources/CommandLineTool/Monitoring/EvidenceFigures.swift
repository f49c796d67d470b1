import Diagnostics
import Foundation
import Numbers
import Registry

/// The figures of a run's `summary.json`, by name: counts, exact decimals as texts, or objects that say why there is none.
struct EvidenceFigures {
  private let figures: [String: Figure]

  private enum Figure: Decodable {
    case number(Number)
    case unavailable

    private enum Members: String, CodingKey { case unavailable }

    init(from decoder: any Decoder) throws {
      if let members = try? decoder.container(keyedBy: Members.self) {
        _ = try members.decode(String.self, forKey: .unavailable)
        self = .unavailable
        return
      }
      let container = try decoder.singleValueContainer()
      if let count = try? container.decode(Int.self) {
        self = .number(Number(count))
      } else {
        self = .number(try Number(parsing: try container.decode(String.self)))
      }
    }
  }

  /// - Throws: where the file cannot be read or holds something else, naming the first member that is no figure.
  init(_ path: String) throws {
    let data = Data(try FileSystem.read(path, .evidence))
    func unreadable(_ what: Phrase) -> ToolError {
      .unreadableEvidence(Phrase("'\(path)' ", "“\(path)”") + what)
    }
    let members: [String: Member]
    do {
      members = try JSONDecoder().decode([String: Member].self, from: data)
    } catch {
      throw unreadable(Phrase("holds no figures by name", "不是按名称排列的指标"))
    }
    var figures: [String: Figure] = [:]
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      guard let figure = member.figure else {
        throw unreadable(
          Phrase(
            "'\(name)': expected a count, a decimal in quotes, or why there is none",
            "的“\(name)”：应为整数、带引号的小数，或无数据的原因"))
      }
      figures[name] = figure
    }
    self.figures = figures
  }

  /// A figure that may be none, told apart from a file that is no JSON.
  private struct Member: Decodable {
    var figure: Figure?
    init(from decoder: any Decoder) { figure = try? Figure(from: decoder) }
  }

  /// - Returns: `nil` where the run does not tell, or says that there is none.
  subscript(name: String) -> Number? {
    if case .number(let number)? = figures[name] { number } else { nil }
  }
}
