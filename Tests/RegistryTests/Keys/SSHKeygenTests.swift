import Diagnostics
import Foundation
import Testing

@testable import Registry

@Suite("ssh-keygen and keys")
struct SSHKeygenTests {
  @Test("the program is named by an absolute path of a file that is ours or root's")
  func path() throws {
    #expect(
      refusal { _ = try SSHKeygen(path: "ssh-keygen") }?.description
        == "'ssh-keygen' is no absolute path of ssh-keygen")
    #expect(
      refusal { _ = try SSHKeygen(path: "/usr/bin") }?.description == "'/usr/bin' is no program")
    let folder = try TemporaryFolders.make()
    let path = folder + "/keygen"
    try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: path))
    #expect(refusal { _ = try SSHKeygen(path: path) }?.description == "'\(path)' is no program")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
    #expect(
      refusal { _ = try SSHKeygen(path: path) }?.description
        == "'\(path)' belongs to somebody else, or others may write it")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    _ = try SSHKeygen(path: path)
  }

  @Test("a program that says yes to everything does not make a signature of another key good")
  func yes() throws {
    let path = try TemporaryFolders.make() + "/keygen"
    try Data("#!/bin/sh\nexit 0\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let signature = try TestKeys.signer("mallory").sign("text")
    let refused = refusal {
      try SSHKeygen(path: path).verify(
        signature, of: "text", by: try TestKeys.signer("li.wei").key)
    }
    #expect(refused?.reason == .wrongSignature)
  }

  @Test("fingerprints are those that ssh-keygen prints")
  func fingerprint() throws {
    let signer = try TestKeys.signer("li.wei")
    let run = try KeygenRun(
      signer.keygen.path, ["-l", "-f", signer.keyPath + ".pub"], environment: [], input: "")
    #expect(run.output == "256 \(signer.key.fingerprint) li.wei (ED25519)\n")
  }

  @Test("the public key is found beside the private one, or made from it")
  func publicKey() throws {
    let signer = try TestKeys.signer("li.wei")
    let copy = try TemporaryFolders.make() + "/key"
    try FileManager.default.copyItem(atPath: signer.keyPath, toPath: copy)
    #expect(try signer.keygen.publicKey(ofKeyAt: copy) == signer.key)
    #expect(try signer.keygen.publicKey(ofKeyAt: signer.keyPath + ".pub") == signer.key)
    let absent = refusal { _ = try signer.keygen.publicKey(ofKeyAt: copy + "2") }
    #expect(absent?.reason == .store)
  }

  @Test(
    "a private key that others may read says so, with the remedy; a public one may be read by all")
  func readable() throws {
    let signer = try TestKeys.signer("li.wei")
    let copy = try TemporaryFolders.make() + "/key"
    try FileManager.default.copyItem(atPath: signer.keyPath, toPath: copy)
    func allow(_ mode: Int, _ path: String) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    for (mode, shown) in [(0o644, "0644"), (0o640, "0640"), (0o604, "0604")] {
      try allow(mode, copy)
      let message =
        "others may read the private key '\(copy)' (its mode is \(shown), expected 0600), so that nothing is signed by it"
      for refused in [
        refusal { _ = try signer.keygen.sign("text", keyPath: copy) },
        refusal { _ = try signer.keygen.publicKey(ofKeyAt: copy) },
      ] {
        #expect(refused?.reason == .keygenFailed)
        #expect(refused?.description == message)
        #expect(
          refused?.remedy?.text(in: .english)
            == "'chmod 600 \(copy)'; where others could have read it, have another key enrolled and revoke this one"
        )
        #expect(
          refused?.message.text(in: .chinese)
            == "他人可读取私钥“\(copy)”（权限为 \(shown)，应为 0600），因此不用它签名")
      }
    }
    try allow(0o400, copy)
    _ = try signer.keygen.sign("text", keyPath: copy)
    // No agent has its private key: that is what is told, not who may read it.
    let open = try TemporaryFolders.make() + "/key.pub"
    try FileManager.default.copyItem(atPath: signer.keyPath + ".pub", toPath: open)
    try allow(0o644, open)
    let refused = refusal { _ = try signer.keygen.sign("text", keyPath: open) }
    #expect(refused?.description.hasPrefix("cannot sign with '\(open)': ") == true)
  }

  @Test("an RSA key of 2048 bits is too short, one of 3072 is taken", arguments: [2_048, 3_072])
  func rsa(bits: Int) throws {
    // A modulus of so many bits, as SSH writes it: a zero before a leading one.
    func string(_ bytes: [UInt8]) -> [UInt8] {
      stride(from: 24, through: 0, by: -8).map { UInt8(bytes.count >> $0 & 255) } + bytes
    }
    let modulus = [0, 0x80] + [UInt8](repeating: 1, count: bits / 8 - 1)
    let blob = string(Array("ssh-rsa".utf8)) + string([1, 0, 1]) + string(modulus)
    let refused = refusal { _ = try PublicKey(kind: .rsa, blob: blob) }
    #expect((refused == nil) == (bits == 3_072))
  }
}
