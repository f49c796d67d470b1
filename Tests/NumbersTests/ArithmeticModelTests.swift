import Foundation
import Numbers
import Testing

/// Every expression of `Model/arithmetic_model.py` has the value that the model gives it.
@Suite("the Python model of the arithmetic")
struct ArithmeticModelTests {
  @Test(
    "100,000 expressions, a tenth of them at ties and bounds",
    .enabled(if: Python.isInstalled, "python3 is not on the PATH"),
    arguments: [20_260_310])
  func agrees(seed: Int) throws {
    let count = 100_000
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Model/arithmetic_model.py")
    let file = FileManager.default.temporaryDirectory
      .appending(path: "arithmetic-model-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(Python.run([script.path(), "\(seed)", "\(count)", file.path()]) == 0)

    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == count)
    var differences: [String] = []
    for line in lines {
      let sides = line.split(separator: " = ")
      let found = try PostfixExpression.value(of: sides[0])
      if found != sides[1] { differences.append("\(line), found \(found)") }
    }
    #expect(differences.prefix(20) == [])
  }
}
