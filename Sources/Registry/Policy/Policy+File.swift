import Diagnostics
import SQLite

extension Policy {
  /// Reads a policy as people write it: any spacing and order, but no member that does not exist.
  ///
  /// - Throws: where it is no policy; the first of its problems is for `problems` to tell.
  package init(fileText bytes: [UInt8]) throws(RegistryError) {
    let tree: JSONTree
    do throws(CanonicalJSON.Fault) {
      self = try CanonicalJSON.read(Policy.self, from: bytes)
      tree = try CanonicalJSON.read(JSONTree.self, from: bytes)
    } catch {
      switch error {
      case .unreadable(let what): throw Self.unreadable(what)
      case .notCanonical: throw Self.unreadable(Phrase("it is not canonical", "写法不规范"))
      }
    }
    if let twice = try Self.memberStatedTwice(in: bytes) {
      throw RegistryError(
        .policyNotAllowed, "the policy states '\(Names.shown(twice))' twice",
        "制度重复写了“\(Names.shown(twice))”",
        remedy: Phrase(
          "leave one of them: readers differ in which they take", "请只保留一处：不同程序取值不同"))
    }
    guard format == Self.currentFormat else {
      throw Self.unreadable(
        Phrase(
          "expected the format '\(Self.currentFormat)', found '\(Names.shown(format))'",
          "格式应为“\(Self.currentFormat)”，实为“\(Names.shown(format))”"))
    }
    let known = try Self.tree(of: try text())
    if let member = tree.firstMember(notIn: known, path: "") {
      throw RegistryError(
        .policyNotAllowed, "a policy has no member '\(Names.shown(member))'",
        "制度没有成员“\(Names.shown(member))”")
    }
  }

  /// The path of a member that is there more than once, of which Foundation would take one without a word.
  private static func memberStatedTwice(in bytes: [UInt8]) throws(RegistryError) -> String? {
    do throws(SQLiteError) {
      return try Database(path: ":memory:").rows(
        "SELECT path || '.' || key FROM json_tree(?) WHERE typeof(key) = 'text' "
          + "GROUP BY path, key HAVING count(*) > 1 ORDER BY 1",
        .text(String(decoding: bytes, as: UTF8.self))
      ) { $0.text(0) ?? "" }.first?.trimmingPrefix("$.").description
    } catch { throw unreadable(Phrase(verbatim: error.message)) }
  }

  private static func tree(of text: String) throws(RegistryError) -> JSONTree {
    do { return try CanonicalJSON.read(JSONTree.self, from: Array(text.utf8)) } catch {
      throw unreadable(Phrase(verbatim: "\(error)"))
    }
  }
}

/// JSON without a meaning, to find members that no type has taken.
private indirect enum JSONTree: Decodable {
  case object([String: JSONTree])
  case list([JSONTree])
  case other

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if let members = try? container.decode([String: JSONTree].self) {
        self = .object(members)
        return
      }
      if let elements = try? container.decode([JSONTree].self) {
        self = .list(elements)
        return
      }
    }
    self = .other
  }

  /// The path of the first member, in the order of the alphabet, that the other tree lacks.
  func firstMember(notIn other: JSONTree, path: String) -> String? {
    switch (self, other) {
    case (.object(let members), .object(let known)):
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let twin = known[name] else { return place }
        if let found = value.firstMember(notIn: twin, path: place) { return found }
      }
      return nil
    case (.list(let elements), .list(let known)):
      for (index, pair) in zip(elements, known).enumerated() {
        if let found = pair.0.firstMember(notIn: pair.1, path: "\(path)[\(index)]") {
          return found
        }
      }
      return nil
    default: return nil
    }
  }
}
