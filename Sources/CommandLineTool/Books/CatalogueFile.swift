import Columns
import Diagnostics
import Foundation
import Intake
import Numbers
import Reports
import Semantics
import Syntax

/// The catalogue of facts as a file; docs/catalogue.md has its columns.
enum CatalogueFile {
  private static let schema: InputSchema = {
    func text(_ name: String, isOptional: Bool = false) -> FieldSchema {
      FieldSchema(name: name, type: .text, isOptional: isOptional)
    }
    return InputSchema(
      name: "catalogue",
      record: RecordSchema(
        name: "catalogue", words: Words(),
        fields: ["source", "service", "code", "name", "zh", "purposes", "purposes_zh"].map {
          text($0)
        } + [
          FieldSchema(name: "listed_from", type: .date, isOptional: true),
          FieldSchema(name: "listed_until", type: .date, isOptional: true),
          text("origin"),
        ], key: nil, asOf: nil))
  }()

  /// The nearest file `catalogue.csv` in the folder of a book or above it.
  static func path(above book: String) -> String? {
    var folder = URL(filePath: book).standardizedFileURL
    while folder.path != "/" {
      let path = folder.appending(path: "catalogue.csv").path
      if FileSystem.status(path) != nil { return path }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// Reads a catalogue for a day.
  ///
  /// - Throws: where a row does not fit; the rows are shown first.
  static func read(
    _ path: String, on day: CalendarDate?, _ console: Console
  ) throws -> FieldCatalogue {
    let result = try load(IntakeRequest(files: ["catalogue": path]), schema: schema)
    guard let table = result.table else {
      for row in result.badRows { console.say(Phrase("error: ", "错误：") + row.words) }
      throw ToolError(
        .badInput, Phrase("the catalogue '\(path)' does not hold", "数据清单“\(path)”有错误，不能使用"))
    }
    return FieldCatalogue((0..<table.count).map { entry($0, of: table) }, on: day)
  }

  private static func entry(_ row: Int, of table: RecordTable) -> FieldCatalogue.Entry {
    func text(_ name: String) -> String {
      guard let column = table.column(name), column.isPresent(row) else { return "" }
      return column.dictionary?[Int(column.scaled(row))] ?? ""
    }
    func date(_ name: String) -> CalendarDate? {
      guard let column = table.column(name), column.isPresent(row) else { return nil }
      return CalendarDate(validating: Int32(truncatingIfNeeded: column.scaled(row)))
    }
    func list(_ name: String) -> [String] {
      text(name).split { $0 == ";" || $0 == "；" }
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return FieldCatalogue.Entry(
      source: text("source"), service: text("service"), code: text("code"), name: text("name"),
      zh: text("zh"), purposes: list("purposes"), chinesePurposes: list("purposes_zh"),
      listedFrom: date("listed_from"), listedUntil: date("listed_until"), origin: text("origin"))
  }
}
