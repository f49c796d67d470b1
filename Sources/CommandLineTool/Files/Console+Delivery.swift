extension Console {
  /// Writes a verb's text to a file, whole or not at all, or to the output where none is named.
  func deliver(_ text: String, to path: String?) throws(ToolError) {
    if let path {
      try FileSystem.replace(path, with: Array(text.utf8))
    } else {
      write(text)
    }
  }
}
