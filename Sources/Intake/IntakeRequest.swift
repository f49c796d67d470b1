/// Where the rows of a record and its lists are, and how to read them.
package struct IntakeRequest: Sendable {
  /// The folder in which files that are not named stand under the record's or list's name.
  package var folder: String?
  /// Paths by the name of the record, of a list or of a list's record; `-` is standard input.
  package var files: [String: String]
  /// Fields by outside column; a list's field may be written `list.field`.
  package var maps: [String: String]
  /// Values by field for fields that no column holds; a list's field may be written `list.field`.
  package var constants: [String: String]
  /// Leaves bad rows out instead of giving no table.
  package var skipBad: Bool
  package var threads: Int
  /// Bytes that a thread reads at a time; the result does not depend on it.
  package var pieceSize: Int
  /// Bad rows that are listed; all are counted.
  package var listed: Int
  /// Told of bytes that were read, from any thread.
  package var progress: (@Sendable (Int) -> Void)?

  package init(
    folder: String? = nil, files: [String: String] = [:], maps: [String: String] = [:],
    constants: [String: String] = [:], skipBad: Bool = false, threads: Int = 2,
    pieceSize: Int = 4 << 20, listed: Int = 100, progress: (@Sendable (Int) -> Void)? = nil
  ) {
    self.folder = folder
    self.files = files
    self.maps = maps
    self.constants = constants
    self.skipBad = skipBad
    self.threads = threads
    self.pieceSize = pieceSize
    self.listed = listed
    self.progress = progress
  }
}
