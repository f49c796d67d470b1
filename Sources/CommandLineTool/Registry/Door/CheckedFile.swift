import Diagnostics
import Glibc
import Registry

/// The file beside a trust file in which signatures stand that were seen to hold.
///
/// It is no part of the trust file. That one comes from whoever made the registry, and people compare its genesis alone;
/// nothing that a stranger could have written into it may stand for a signature. This one is made where it is used. It
/// counts only where it belongs to the trust file's owner and nobody else may write it, and may be removed at any time:
/// then all signatures are checked again.
struct CheckedFile {
  let path: String
  private let trust: String

  init(besideTrustAt trust: String) {
    self.trust = trust
    path = trust + ".checked"
  }

  /// What is remembered; nothing where the file is not there, or does not count, which is said.
  func read(_ console: Console) throws -> CheckedSignatures? {
    // The file itself: a link would lend another's owner.
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o022 == 0,
      status.st_uid == FileSystem.status(trust)?.st_uid
    else {
      say(Phrase("others may write it", "他人可写该文件"), console)
      return nil
    }
    do {
      return try CheckedSignatures(file: try FileSystem.read(path, .checked))
    } catch let error as RegistryError {
      say(error.message, console)
      return nil
    }
  }

  private func say(_ why: Phrase, _ console: Console) {
    console.say(
      Phrase(
        "note: all signatures are checked again, '\(path)' does not count: ",
        "说明：全部签名重新核验，“\(path)”不予采用：") + why)
  }

  /// Puts what is known now in the file's place.
  func replace(with checked: CheckedSignatures, knowing known: CheckedSignatures?) throws {
    guard checked != known else { return }
    // Where the file there did not count, nothing of it is taken over, its mode neither.
    if known == nil, unlink(path) != 0, errno != ENOENT {
      throw ToolError.file(path, .write, errno)
    }
    try FileSystem.replace(path, with: try checked.file())
  }
}
