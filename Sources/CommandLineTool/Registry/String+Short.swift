import Registry

extension String {
  /// A digest as people tell it: the first twelve digits.
  var short: String { hasPrefix("sha256:") ? String(dropFirst(7).prefix(12)) : Names.shown(self) }
}
