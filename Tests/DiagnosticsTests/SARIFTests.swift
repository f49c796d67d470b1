import Diagnostics
import Foundation
import Testing

@Suite struct SARIFTests {
  /// The parts of a log that are looked at, as SARIF 2.1.0 names them.
  private struct Log: Decodable {
    struct Text: Decodable, Equatable { var text: String }
    struct Region: Decodable, Equatable {
      var startLine: Int, startColumn: Int, endLine: Int, endColumn: Int
    }
    struct Artifact: Decodable, Equatable { var uri: String }
    struct Location: Decodable {
      struct Physical: Decodable, Equatable { var artifactLocation: Artifact, region: Region }
      var physicalLocation: Physical
      var message: Text?
    }
    struct Replacement: Decodable { var deletedRegion: Region, insertedContent: Text }
    struct Change: Decodable { var artifactLocation: Artifact, replacements: [Replacement] }
    struct Fix: Decodable { var description: Text, artifactChanges: [Change] }
    struct Result: Decodable {
      var ruleId: String, ruleIndex: Int, level: String, message: Text
      var locations: [Location], relatedLocations: [Location]?, fixes: [Fix]?
    }
    struct Rule: Decodable { var id: String, shortDescription: Text }
    struct Driver: Decodable { var name: String, rules: [Rule] }
    struct Tool: Decodable { var driver: Driver }
    struct Run: Decodable { var tool: Tool, columnKind: String, results: [Result] }
    var version: String
    var runs: [Run]
  }

  @Test func placesCountUTF16UnitsAndFixesAreReplacements() throws {
    // 😀 is one character of two UTF-16 code units and four bytes.
    let text = "税额 😀 == 5\n额度\n"
    var files = SourceFiles()
    let id = files.add(SourceFile(path: "规则/a b.rules", text: text))
    let lower = "税额 😀 ".utf8.count
    let span = SourceSpan(file: id, lower: lower, upper: lower + 2)
    let problem = Diagnostic(
      ProblemID("wrong_operator"), ["found": .name("=="), "expected": .name("=")], at: span,
      related: [
        RelatedPlace(
          role: "declared_here", arguments: ["name": .name("额度")],
          span: SourceSpan(file: id, lower: lower + 5, upper: lower + 11))
      ], fixes: [.rewriting(span, as: "=", .safe)])
    let log = SARIFLog(
      [SARIFLog.Book(files: files, diagnostics: [problem])], limit: 10, language: .english
    ) { _ in "a page" }.text
    let decoded = try JSONDecoder().decode(Log.self, from: Data(log.utf8))
    #expect(decoded.version == "2.1.0")
    let run = try #require(decoded.runs.first)
    #expect(run.columnKind == "utf16CodeUnits")
    #expect(run.tool.driver.name == "rulebench")
    #expect(run.tool.driver.rules.map(\.id) == ["wrong_operator"])
    let result = try #require(run.results.first)
    #expect(run.results.count == 1)
    #expect(result.ruleId == "wrong_operator" && result.ruleIndex == 0)
    #expect(result.level == "error")
    #expect(result.message.text == "'==' is written '=' here")
    let place = result.locations[0].physicalLocation
    #expect(place.artifactLocation.uri == "%E8%A7%84%E5%88%99/a%20b.rules")
    let region = Log.Region(startLine: 1, startColumn: 7, endLine: 1, endColumn: 9)
    #expect(place.region == region)
    let related = try #require(result.relatedLocations?.first)
    #expect(related.message?.text == "'额度' is declared here")
    #expect(
      related.physicalLocation.region
        == Log.Region(startLine: 2, startColumn: 1, endLine: 2, endColumn: 3))
    let fix = try #require(result.fixes?.first)
    #expect(fix.description.text == "write '='")
    #expect(fix.artifactChanges[0].replacements[0].deletedRegion == region)
    #expect(fix.artifactChanges[0].replacements[0].insertedContent.text == "=")
  }

  @Test func aLogWithoutProblemsIsALog() throws {
    let log = SARIFLog([], limit: 10, language: .chinese).text
    let decoded = try JSONDecoder().decode(Log.self, from: Data(log.utf8))
    #expect(decoded.runs.map(\.results.count) == [0])
  }
}
