import Semantics

/// The paths of the record's file and those of its lists.
package struct InputFiles {
  var record: String
  /// By list; `nil` for an optional list without a file.
  var lists: [String?]

  /// Finds the files of a request: named ones, else those of the source with a record's name.
  ///
  /// - Throws: `unknownFileName`, `noFile`.
  init(
    _ request: IntakeRequest, schema: InputSchema, in source: any InputSource
  ) throws(IntakeError) {
    let names =
      [schema.record.name] + schema.lists.map(\.name) + schema.lists.map(\.record.name)
    for name in request.files.keys.sorted() where !names.contains(name) {
      throw .unknownFileName(name: name, nearest: nearestName(to: name, in: names))
    }
    let own = Self.find([schema.record.name], request, source)
    guard let found = own.path else {
      throw .noFile(record: schema.record.name, expected: own.tried)
    }
    record = found
    lists = []
    for list in schema.lists {
      let (path, tried) = Self.find([list.name, list.record.name], request, source)
      if path == nil, !list.isOptional, schema.reads(list) {
        throw .noFile(record: list.name, expected: tried)
      }
      lists.append(path)
    }
  }

  /// The first of the names, each also in the plural, that has a file.
  static func find(
    _ names: [String], _ request: IntakeRequest, _ source: any InputSource
  ) -> (path: String?, tried: [String]) {
    if let path = names.lazy.compactMap({ request.files[$0] }).first {
      return (source.resolved(path), [])
    }
    var tried: [String] = []
    for name in names.flatMap({ [$0, plural($0)] }) where !tried.contains(name) {
      tried.append(name)
    }
    return (tried.lazy.compactMap(source.path).first, tried.map(source.label))
  }

  /// The usual English plural.
  package static func plural(_ name: String) -> String {
    if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
      return name.dropLast() + "ies"
    }
    // A name on a single s, such as a list's, is a plural already.
    if name.hasSuffix("s"), !name.hasSuffix("ss") { return name }
    let hisses = ["ss", "x", "z", "ch", "sh"].contains { name.hasSuffix($0) }
    return name + (hisses ? "es" : "s")
  }
}
