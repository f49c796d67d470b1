import Glibc

/// Where the files of an input are, or what stands for them, such as the tables of a database.
package protocol InputSource: Sendable {
  /// What is there under the name of a record or list, before any ending, or `nil`.
  func path(of name: String) -> String?
  /// What a file of that name would be called, for messages.
  func label(of name: String) -> String
  /// The path of a file that is named as such.
  func resolved(_ path: String) -> String
  /// How messages name the file at a path.
  func title(of path: String) -> String
  func open(_ path: String) throws(IntakeError) -> InputBytes
}

/// The files of a folder, and of the whole disk where they are named.
package struct DiskSource: InputSource {
  /// `nil` where only named files are read.
  package var folder: String?

  package init(folder: String?) { self.folder = folder }

  package func label(of name: String) -> String { "\(name).csv" }

  package func path(of name: String) -> String? {
    guard let folder else { return nil }
    let path = "\(folder)/\(name).csv"
    return access(path, F_OK) == 0 ? path : nil
  }

  /// As it is given, or else in the folder.
  package func resolved(_ path: String) -> String {
    guard let folder, path != "-", !path.hasPrefix("/"), access(path, F_OK) != 0 else {
      return path
    }
    let inFolder = "\(folder)/\(path)"
    return access(inFolder, F_OK) == 0 ? inFolder : path
  }

  package func title(of path: String) -> String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
  }

  package func open(_ path: String) throws(IntakeError) -> InputBytes {
    try InputBytes(path: path)
  }
}
