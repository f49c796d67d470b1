extension Catalogue {
  /// What can be wrong with a book's meaning.
  static let semantics: [Entry] = [
    Entry("unknown_name", .error, "no field or value named {name}")
  ]
}
