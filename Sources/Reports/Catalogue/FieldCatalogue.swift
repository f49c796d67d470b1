import Diagnostics
package import Numbers

/// The facts that a bank may receive, each with its source, the purposes it may be used for and since when: the list of
/// 二(一) of the 2026 notice, kept as `Models/catalogue.csv`.
package struct FieldCatalogue: Sendable {
  /// One field of one service.
  package struct Entry: Hashable, Sendable {
    /// The source as rule books call it, such as `tax`.
    package var source: String
    package var service: String
    package var code: String
    package var name: String
    package var zh: String
    package var purposes: [String]
    package var chinesePurposes: [String]
    /// The first and last day on which it is listed; absent where that is not stated.
    package var listedFrom: CalendarDate?
    package var listedUntil: CalendarDate?
    /// Where the listing itself is from.
    package var origin: String

    package init(
      source: String, service: String, code: String, name: String, zh: String,
      purposes: [String], chinesePurposes: [String], listedFrom: CalendarDate?,
      listedUntil: CalendarDate?, origin: String
    ) {
      self.source = source
      self.service = service
      self.code = code
      self.name = name
      self.zh = zh
      self.purposes = purposes
      self.chinesePurposes = chinesePurposes
      self.listedFrom = listedFrom
      self.listedUntil = listedUntil
      self.origin = origin
    }

    /// As rule books write it behind `listed`: `SBXX.YJSE`.
    package var fullCode: String { "\(service).\(code)" }

    /// Whether it is listed on a day; without one, after the last change of the catalogue.
    func isListed(on day: CalendarDate?) -> Bool {
      guard let day else { return listedUntil == nil }
      return listedFrom.map { $0 <= day } ?? true && listedUntil.map { day <= $0 } ?? true
    }

    /// Whether a book of that purpose may read it; the purpose may be written in either language.
    func permits(_ purpose: String) -> Bool {
      purposes.contains(purpose) || chinesePurposes.contains(purpose)
    }
  }

  package let entries: [Entry]
  /// The day it is read for; `nil` after its last change.
  package let day: CalendarDate?

  package init(_ entries: [Entry], on day: CalendarDate?) {
    self.entries = entries
    self.day = day
  }

  /// The entries of a code: `SBXX.YJSE`, or `YJSE` where one service alone has it.
  func entries(ofCode code: String) -> [Entry] {
    let full = entries.filter { $0.fullCode == code }
    if !full.isEmpty { return full }
    let short = entries.filter { $0.code == code }
    return short.count == 1 ? short : []
  }

  /// The entries of a source by name.
  func entries(named name: String, of source: String) -> [Entry] {
    entries.filter { $0.source == source && $0.name == name }
  }

  /// A full code that may have been meant.
  func nearestCode(to code: String) -> String? {
    NearestName.of(code, among: entries.map(\.fullCode))
  }
}
