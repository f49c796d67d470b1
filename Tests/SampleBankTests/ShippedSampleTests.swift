import Foundation
import Testing

@testable import SampleBank

@Suite("The sample that ships")
struct ShippedSampleTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")

  @Test("is that of the default request, in brief")
  func equal() throws {
    let made = try MadeSample(SampleRequest(isBrief: true))
    for name in made.files {
      let kept = try Data(contentsOf: Self.folder.appending(path: name))
      #expect(
        try kept == made.bytes(name),
        "\(name): run rulebench sample --brief --out Samples and review the difference")
    }
  }

  @Test("is below 5 MB with all that stands beside it")
  func size() throws {
    let names = try #require(FileManager.default.enumerator(atPath: Self.folder.path()))
    var bytes = 0
    for case let name as String in names {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: Self.folder.appending(path: name).path())
      if attributes[.type] as? FileAttributeType == .typeRegular {
        bytes += attributes[.size] as? Int ?? 0
      }
    }
    #expect(bytes > 1_000_000 && bytes < 5_000_000)
  }
}
