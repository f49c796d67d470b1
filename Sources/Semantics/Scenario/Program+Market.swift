package import Numbers

extension Program {
  /// References that some node reads and that have no value yet on a date, in the order of declaration.
  package func references(without date: CalendarDate) -> [Reference] {
    let read = Set(
      nodes.compactMap { node in
        if case .reference(let position, at: _) = node.operation { position } else { nil }
      })
    return references.indices.filter { read.contains($0) && references[$0].entry(on: date) == nil }
      .map { references[$0] }
  }

  /// The program with the references of a market; `nil` where one has no value on its day.
  package func inMarket(_ market: Scenario.Market) -> Program? {
    switch market {
    case .asRecorded: self
    case .at(let day): inMarket(of: day)
    }
  }

  /// The program under the market of one day: every reference has the value of that day on all days.
  ///
  /// Nothing else is read otherwise: windows and ages still end with the application's date. The digest stays the book's,
  /// for the book is what decides.
  /// - Returns: `nil` where a reference that is read has no value on that day (`references(without:)` names it).
  package func inMarket(of date: CalendarDate) -> Program? {
    guard references(without: date).isEmpty else { return nil }
    var program = self
    for index in references.indices {
      guard var entry = references[index].entry(on: date) else { continue }
      entry.from = .earliest
      program.references[index].entries = [entry]
    }
    return program
  }
}

extension Reference {
  /// The entry in force on a date; `nil` before the first one.
  fileprivate func entry(on date: CalendarDate) -> Entry? {
    entries.filter { $0.from <= date }.max { $0.from < $1.from }
  }
}

extension CalendarDate {
  /// 0001-01-01, before any application.
  static let earliest = CalendarDate(packed: 12 << 5 | 1)
}
