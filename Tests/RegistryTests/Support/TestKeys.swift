import Foundation

@testable import Registry

/// Keys that tests sign by, made once for the whole suite.
final class TestKeys: Sendable {
  static let shared = Result { try TestKeys() }

  let folder: String
  let keygen: SSHKeygen
  let signers: [String: EventSigner]

  /// Every person's key, a second one of Li Wei's, keys that nobody has enrolled, and one to enrol.
  static let names = Sample.persons + ["root", "li.wei-2", "mallory", "newcomer"]

  private init() throws {
    folder = NSTemporaryDirectory() + "rulebench-keys-" + RegistryStore.randomID()
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    keygen = try SSHKeygen()
    var signers: [String: EventSigner] = [:]
    for name in Self.names {
      let path = "\(folder)/\(name)"
      let run = try KeygenRun(
        keygen.path, ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path], environment: [],
        input: "")
      guard run.status == 0 else { throw CocoaError(.fileWriteUnknown) }
      signers[name] = try EventSigner(keygen: keygen, keyPath: path)
    }
    self.signers = signers
    TemporaryFolders.remove(folder)
  }

  /// The signer with a key.
  static func signer(_ name: String) throws -> EventSigner {
    guard let signer = try shared.get().signers[name] else { throw CocoaError(.fileNoSuchFile) }
    return signer
  }
}
