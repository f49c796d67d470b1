import Diagnostics
import Foundation
import Registry
import RegistryFixture
import SQLite
import Semantics
import Testing

@testable import CommandLineTool

/// What approvers read of what was handed in.
@Suite("registry document") struct DocumentVerbTests {
  /// Hands the second version in with a risk opinion of one's own.
  private func submit(_ opinion: [UInt8], in scene: RegistryScene) throws {
    try scene.submit(scene.first)
    var submission = try #require(
      scene.registry.store.state.versions[scene.first.digest]
    ).submission
    submission.version = scene.second.digest
    submission.package.riskOpinion = Artefact.digest(of: opinion)
    try scene.registry.act(
      "an", .submitted(submission),
      artefacts: [opinion, Array(scene.second.canonicalPrint.utf8)])
  }

  @Test("prints the text that was handed in, and says on the side what it is")
  func text() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.submit(scene.first)
    let run = scene.run("document", "<v1>", "risk-opinion")
    let text = "opinion of \(scene.first.digest)"
    #expect(run.output == "opinion of <V1>\n")
    #expect(
      run.messages
        == "risk opinion of <v1>, handed in by an on <1h> (event 1): \(Artefact.digest(of: text.utf8))\n"
    )
    #expect(
      scene.run("document", "<v1>", "rollback-plan", locale: .chinese).messages
        == "回滚方案：版本 <v1>，由 an 于 <1h> 提交（事件 1）：\(Artefact.digest(of: "rollback of \(scene.first.digest)".utf8))\n"
    )
    let unknown = scene.run("document", "<v1>", "risk-opinon")
    #expect(
      unknown.messages.hasPrefix(
        "error: 'risk-opinon' is no value for '<document>': expected change-request, product-card, purpose-check, risk-opinion, monitoring-plan or rollback-plan; did you mean 'risk-opinion'?\n"
      ))
    #expect(unknown.code == 2)
  }

  @Test("what would steer a terminal stands as its code; the file has the bytes")
  func hostile() throws {
    let scene = try RegistryScene(isRecent: true)
    let bytes = Array("good\r\n\u{1B}[2Jbad\t\u{202E}lines".utf8)
    try submit(bytes, in: scene)
    #expect(
      scene.run("document", "<v2>", "risk-opinion").output
        == "good\n<U+001B>[2Jbad\t<U+202E>lines\n")
    let path = "\(scene.folder.path)/opinion"
    let written = scene.run("document", "<v2>", "risk-opinion", "--out", "@/opinion")
    #expect(written.output == "")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
    // The same again is nothing new; another file of the bank's is not replaced, nor the registry.
    #expect(scene.run("document", "<v2>", "risk-opinion", "--out", "@/opinion").code == 0)
    let other = scene.run("document", "<v2>", "product-card", "--out", "@/opinion")
    #expect(
      other.messages == """
        error: the output '@/opinion' exists and does not hold this document
        help: name another file

        """)
    #expect(other.code == 2)
    #expect(
      scene.run("document", "<v2>", "risk-opinion", "--out", "#/registry.db").messages
        == """
        error: the output '#/registry.db' would replace '#/registry.db', which is read
        help: name another file

        """)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test("what is no text is for a file; what was changed is nobody's")
  func changed() throws {
    let scene = try RegistryScene(isRecent: true)
    let bytes: [UInt8] = [0x25, 0x50, 0x44, 0x46, 0xFF, 0xFE]
    try submit(bytes, in: scene)
    let binary = scene.run("document", "<v2>", "risk-opinion")
    #expect(
      binary.messages == "error: risk opinion is no text\nhelp: write it to a file by --out\n")
    #expect(binary.code == 3)
    let database = try Database(path: scene.registry.store.path, access: .writing)
    try database.run(
      "UPDATE artefact SET bytes = ? WHERE digest = ?", .blob(Array("approved by all".utf8)),
      .text(Artefact.digest(of: bytes)))
    let changed = scene.run("document", "<v2>", "risk-opinion")
    #expect(changed.output == "")
    #expect(changed.code == 4)
  }
}
