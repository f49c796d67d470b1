/// A language that the workbench speaks to people.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// The language that a locale such as `zh_CN.UTF-8` names, or `nil` where it names none we speak.
  package init?(locale: String) {
    self.init(rawValue: String(locale.prefix { $0 != "_" && $0 != "." && $0 != "-" && $0 != "@" }))
  }

  /// The language of a process's surroundings, or `nil` where they name none we speak.
  ///
  /// Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set and not empty decides, as POSIX has it.
  package init?(environment: (String) -> String?) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment)
      .first { !$0.isEmpty }
    guard let locale else { return nil }
    self.init(locale: locale)
  }
}
