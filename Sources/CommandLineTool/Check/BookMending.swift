import Diagnostics
import Semantics

/// The safe fixes of all books that some paths name, made one book after the other.
struct BookMending {
  /// What happened to the books' files, in the order of the books.
  private var lines: [Phrase] = []
  private var madeCount = 0
  private var fileCount = 0

  /// Mends the books and writes each changed file at once.
  ///
  /// - Throws: where a file cannot be read or written.
  init(_ paths: [String]) throws {
    for path in try BookPaths.booksAndScenarios(at: paths) {
      // What a scenario lacks is for its author to say.
      if try BookPaths.isScenario(path) { continue }
      let mending = try Mending(bookAt: path, reader: .disk)
      var kept = mending.spared
      for (file, text) in mending.texts.sorted(by: { $0.key < $1.key }) {
        // A file that is not UTF-8 would lose what cannot be read of it.
        guard String(validating: try FileSystem.read(file), as: UTF8.self) != nil else {
          kept.insert(file)
          continue
        }
        try FileSystem.replace(file, with: Array(text.utf8))
        let edits = mending.edits.filter { $0.path == file }
        madeCount += edits.count
        fileCount += 1
        lines += edits.map(Self.words)
      }
      lines += kept.sorted().map { file in
        Phrase(
          "\(file): left as it is, for its fixes would bring up new problems",
          "\(file)：保持原样，因为修正后会出现新的问题")
      }
    }
  }

  private static func words(of edit: Mending.Edit) -> Phrase {
    let place = "\(edit.path):\(edit.line): "
    return Phrase(
      "\(place)\(Catalogue.words(of: edit.fix, in: .english))",
      "\(place)\(Catalogue.words(of: edit.fix, in: .chinese))")
  }

  /// Says what was changed.
  func tell(_ console: Console) {
    for line in lines { console.say(line) }
    let fixes = "\(madeCount) fix\(madeCount == 1 ? "" : "es")"
    let files = "\(fileCount) file\(fileCount == 1 ? "" : "s")"
    console.say(
      madeCount == 0
        ? Phrase("nothing that could be fixed without a choice", "没有无需选择即可修正的问题")
        : Phrase("\(fixes) made in \(files)", "已在 \(fileCount) 个文件中完成 \(madeCount) 处修正"))
  }
}
