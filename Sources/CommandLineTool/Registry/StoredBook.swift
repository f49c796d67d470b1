import Diagnostics
import Registry
import Semantics

/// A version's rules, read back from its canonical print.
struct StoredBook {
  let book: CheckedBook
  let program: Program
  /// The canonical print.
  let print: String

  /// - Throws: where the registry does not hold the version, or the print does not hold any more.
  init(_ version: String, in store: RegistryStore) throws {
    print = String(decoding: try store.artefact(version), as: UTF8.self)
    let path = "\(version.short).rules"
    book = try check(bookAt: path, reader: .memory([path: print]))
    guard let program = book.program, program.digest == version else {
      throw RegistryError(
        .engineDiffers,
        Phrase(
          "this rulebench does not read the version \(version.short) as it was handed in",
          "当前 rulebench 对版本 \(version.short) 的解读与提交时不同"),
        remedy: Phrase(
          "use the release of rulebench by which it was submitted", "请使用提交该版本时的 rulebench"))
    }
    self.program = program
  }
}
