import Diagnostics
import Foundation
import Glibc

/// A file that is to sign, looked at before `ssh-keygen` does.
struct KeyFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Refuses a private key of ours that others may read, as `ssh-keygen` would below a frame of signs.
  ///
  /// What is no such file is for `ssh-keygen` to judge: a public key, whose private one an agent holds, may be read by all.
  func checkIsPrivate() throws(RegistryError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & (S_IRWXG | S_IRWXO) != 0, holdsPrivateKey
    else { return }
    let mode = "0" + String(status.st_mode & 0o7777, radix: 8)
    let shown = Names.shown(path)
    throw RegistryError(
      .keygenFailed,
      Phrase(
        "others may read the private key '\(shown)' (its mode is \(mode), expected 0600), so that nothing is signed by it",
        "他人可读取私钥“\(shown)”（权限为 \(mode)，应为 0600），因此不用它签名"),
      remedy: Phrase(
        "'chmod 600 \(shown)'; where others could have read it, have another key enrolled and revoke this one",
        "请执行“chmod 600 \(shown)”；若他人可能已读取，请登记新密钥并吊销此密钥"))
  }

  private var holdsPrivateKey: Bool {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    return text.hasPrefix("-----BEGIN")
  }
}
