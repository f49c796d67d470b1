import Glibc
import Semantics

/// The paths of the record's file and those of its lists.
struct InputFiles {
  var record: String
  /// By list; `nil` for an optional list without a file.
  var lists: [String?]

  /// Finds the files of a request: named ones, else those in the folder with a record's name.
  ///
  /// - Throws: `unknownFileName`, `noFile`.
  init(_ request: IntakeRequest, schema: InputSchema) throws(IntakeError) {
    let names =
      [schema.record.name] + schema.lists.map(\.name) + schema.lists.map(\.record.name)
    for name in request.files.keys.sorted() where !names.contains(name) {
      throw .unknownFileName(name: name, nearest: nearestName(to: name, in: names))
    }
    let own = Self.find([schema.record.name], request)
    guard let found = own.path else {
      throw .noFile(record: schema.record.name, expected: own.tried)
    }
    record = found
    lists = []
    for list in schema.lists {
      let (path, tried) = Self.find([list.name, list.record.name], request)
      if path == nil, !list.isOptional, schema.reads(list) {
        throw .noFile(record: list.name, expected: tried)
      }
      lists.append(path)
    }
  }

  private static func find(
    _ names: [String], _ request: IntakeRequest
  ) -> (path: String?, tried: [String]) {
    if let path = names.lazy.compactMap({ request.files[$0] }).first {
      return (resolved(path, request.folder), [])
    }
    var tried: [String] = []
    for name in names {
      for name in [name, plural(name)] where !tried.contains("\(name).csv") {
        tried.append("\(name).csv")
      }
    }
    guard let folder = request.folder else { return (nil, tried) }
    let paths: [String] = tried.map { "\(folder)/\($0)" }
    let path = paths.first { access($0, F_OK) == 0 }
    return (path, tried)
  }

  /// A named path as it is given, or else in the folder.
  private static func resolved(_ path: String, _ folder: String?) -> String {
    guard let folder, path != "-", !path.hasPrefix("/"), access(path, F_OK) != 0 else {
      return path
    }
    let inFolder = "\(folder)/\(path)"
    return access(inFolder, F_OK) == 0 ? inFolder : path
  }

  /// The usual English plural.
  static func plural(_ name: String) -> String {
    if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
      return name.dropLast() + "ies"
    }
    // A name on a single s, such as a list's, is a plural already.
    if name.hasSuffix("s"), !name.hasSuffix("ss") { return name }
    let hisses = ["ss", "x", "z", "ch", "sh"].contains { name.hasSuffix($0) }
    return name + (hisses ? "es" : "s")
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
