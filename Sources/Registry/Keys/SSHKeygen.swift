import Diagnostics
import Digest
import Foundation
import Glibc

/// The system's `ssh-keygen`, by which signatures are made and checked.
package struct SSHKeygen: Sendable {
  /// What every signature of ours is for.
  package static let namespace = "rulebench-1"
  package static let defaultPath = "/usr/bin/ssh-keygen"

  package let path: String
  /// The file that the path leads to, as it stands now: another program, or the same one renewed, is another.
  package let identity: String

  /// Takes the program at an absolute path, of a regular file owned by root or by us.
  package init(path: String = SSHKeygen.defaultPath) throws(RegistryError) {
    let remedy = Phrase(
      "install openssh-client, or name the program by --ssh-keygen or RULEBENCH_SSH_KEYGEN",
      "请安装 openssh-client，或用 --ssh-keygen 或 RULEBENCH_SSH_KEYGEN 指定程序")
    func refused(_ english: Sentence, _ chinese: Sentence) -> RegistryError {
      RegistryError(.keygenFailed, Phrase(english, chinese), remedy: remedy)
    }
    let shown = Names.shown(path)
    guard path.hasPrefix("/") else {
      throw refused("'\(shown)' is no absolute path of ssh-keygen", "“\(shown)”不是 ssh-keygen 的绝对路径")
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0
    else { throw refused("'\(shown)' is no program", "“\(shown)”不是可执行程序") }
    guard status.st_uid == 0 || status.st_uid == geteuid(),
      status.st_mode & (S_IWGRP | S_IWOTH) == 0
    else {
      throw refused(
        "'\(shown)' belongs to somebody else, or others may write it",
        "“\(shown)”归他人所有，或他人可写")
    }
    self.path = path
    let changed = status.st_mtim
    identity =
      "\(path) \(status.st_size) bytes of \(changed.tv_sec).\(changed.tv_nsec), inode \(status.st_ino)"
  }

  /// Signs a text by the key in a file, or by the agent's key of a public key file.
  ///
  /// - Returns: the armoured signature.
  package func sign(_ text: String, keyPath: String) throws(RegistryError) -> String {
    try KeyFile(keyPath).checkIsPrivate()
    let run = try KeygenRun(
      path, ["-Y", "sign", "-n", Self.namespace, "-f", Self.absolute(keyPath)],
      environment: Self.environmentForSigning, input: text)
    guard run.status == 0 else {
      throw RegistryError(
        .keygenFailed,
        Phrase(
          "cannot sign with '\(Names.shown(keyPath))': \(run.firstError)",
          "无法用“\(Names.shown(keyPath))”签名：\(run.firstError)"))
    }
    return run.output
  }

  /// Refuses a signature that is not of this text by this key.
  package func verify(
    _ signature: String, of text: String, by key: PublicKey
  ) throws(RegistryError) {
    try SSHSignature(armoured: signature).check(isBy: key)
    // One signer, the key, under a name made of it and for our purpose only.
    let name = "key-" + SHA256.hex(of: key.blob).prefix(32)
    let signers = "\(name) namespaces=\"\(Self.namespace)\" \(key.text)\n"
    let run = try KeygenRun(
      path,
      [
        "-Y", "verify", "-f", KeygenRun.fileNames[0], "-I", name, "-n", Self.namespace,
        "-s", KeygenRun.fileNames[1],
      ], environment: [], input: text, files: [signers, signature])
    guard run.status == 0 else {
      throw RegistryError(
        .wrongSignature,
        Phrase(
          "the signature is not of this text by the key \(key.fingerprint)",
          "该签名不是密钥 \(key.fingerprint) 对此文本的签名"))
    }
  }

  /// The public key that belongs to a key file, read from `FILE.pub` or made from the private key.
  package func publicKey(ofKeyAt keyPath: String) throws(RegistryError) -> PublicKey {
    try checkPlain(keyPath)
    for path in [keyPath + ".pub", keyPath] {
      if let text = try? String(contentsOfFile: path, encoding: .utf8),
        let line = text.split(separator: "\n").first, let key = try? PublicKey(parsing: line)
      {
        return key
      }
    }
    try KeyFile(keyPath).checkIsPrivate()
    let run = try KeygenRun(
      path, ["-y", "-f", Self.absolute(keyPath)], environment: Self.environmentForSigning,
      input: "")
    guard run.status == 0, let line = run.output.split(separator: "\n").first else {
      throw RegistryError(
        .keygenFailed,
        Phrase(
          "cannot read the key '\(Names.shown(keyPath))': \(run.firstError)",
          "无法读取密钥“\(Names.shown(keyPath))”：\(run.firstError)"),
        remedy: Phrase(
          "name a private key as ssh-keygen makes it, or the public key of one that an agent holds",
          "请指定 ssh-keygen 生成的私钥文件；私钥由代理持有时指定其公钥文件"))
    }
    return try PublicKey(parsing: line)
  }

  /// Refuses what could be waited for without end; of the two files one may be missing, where an agent holds the other.
  private func checkPlain(_ keyPath: String) throws(RegistryError) {
    let paths = [keyPath, keyPath + ".pub"]
    let there = paths.filter { (path: String) in access(path, F_OK) == 0 }
    do throws(PlainFile.Refusal) {
      for path in there.isEmpty ? [keyPath] : there { try PlainFile.check(path, .key) }
    } catch { throw RegistryError(error) }
  }

  /// A path that cannot be taken for an option.
  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// What an agent and a passphrase need; nothing else of ours reaches the program.
  private static var environmentForSigning: [String] {
    ["SSH_AUTH_SOCK", "HOME", "TERM", "DISPLAY", "SSH_ASKPASS"].compactMap {
      (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
  }
}
