package import Diagnostics
import Numbers
package import Syntax

/// A rule book after checking: a program where no mistake was found, and what was found.
package struct CheckedBook: Sendable {
  /// There is one only where no problem is an error.
  package var program: Program?
  /// Sorted by place.
  package var diagnostics: [Diagnostic]
  package var files: SourceFiles
  /// The language that the book's own file is written in.
  package var language: Language?
  /// The declarations of all files in one, in the order of the canonical print: what a comparison of versions reads.
  package var declarations: FileSyntax?
  /// Which named thing reads which.
  package var names = NameGraph()

  /// The tables of cases beside the book's files.
  package var caseTables: [CaseTable] = []

  /// The made-up applications that tests start from, in the order of the text.
  package var applicants: [Applicant] = []

  /// As which type each literal is read, by its place with its sign and parentheses.
  ///
  /// Literals that nothing settles, such as a bare factor, are not in it.
  package var literalTypes: [SourceSpan: ValueType] = [:]

  /// What is needed to check the book again with other values.
  var source: BookSource?
  /// Problems that may only follow from mistakes in the text, and are not told.
  var muted: [Diagnostic] = []

  /// The program with other parameter values, by position in `Program.parameters`.
  ///
  /// Tables, steps and bins that read a parameter follow it; the digest is that of the changed book.
  /// `nil` where there is no program, or where the book does not check with these values.
  package func replacing(parameters: [Int: Constant]) -> Program? {
    guard program != nil, let source else { return nil }
    if parameters.isEmpty { return program }
    return source.check(replacing: parameters).program
  }
}

/// The files of a book as they were read, so that it can be checked again without reading.
struct BookSource: Sendable {
  var files: [LoadedFile]
  var sources: SourceFiles
  var diagnostics: [Diagnostic]
  var reader: BookReader
  var language: Language
}
