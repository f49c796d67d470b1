import Glibc

/// The system's reasons in words.
package enum SystemReason {
  /// What an error number says; those without words of ours in the system's English.
  package static func words(_ number: Int32) -> Phrase {
    let english = String(cString: strerror(number))
    return Phrase("\(english)", "\(chinese[number] ?? english)")
  }

  private static let chinese: [Int32: String] = [
    EACCES: "没有权限", EEXIST: "已经存在", EINVAL: "参数无效", EIO: "读写故障", EISDIR: "这是一个文件夹",
    EMFILE: "打开的文件过多", ENAMETOOLONG: "名称过长", ENOENT: "没有这个文件或文件夹", ENOMEM: "内存不足",
    ENOSPC: "磁盘空间不足", ENOTDIR: "路径中有一段不是文件夹", EPERM: "不允许这样操作", EROFS: "文件系统只读",
  ]
}
