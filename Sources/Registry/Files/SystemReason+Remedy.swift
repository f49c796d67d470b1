package import Diagnostics
import Glibc

extension SystemReason {
  /// What to do about an error number of a file; `nil` where there is nothing general to say.
  package static func remedy(_ number: Int32) -> Phrase? {
    switch number {
    case ENOENT, ENOTDIR: Phrase("see whether the path is right", "请检查路径是否正确")
    case EACCES, EPERM:
      Phrase("ask for the right to it, or name another path", "请取得权限，或另指定路径")
    case EISDIR: Phrase("name a file", "请指定文件")
    case ENOSPC, EDQUOT: Phrase("free some space, and try again", "请释放空间后重试")
    case EROFS: Phrase("name a path that can be written to", "请另指定可写的路径")
    case ENAMETOOLONG: Phrase("use a shorter path", "请使用较短的路径")
    default: nil
    }
  }
}
