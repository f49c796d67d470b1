import Registry

extension String {
  /// A digest as people tell it: the first twelve digits.
  var short: String { Names.short(self) }
}
