/// A line that a customer may use from a day on, up to the day before another.
struct LineGrant: Hashable, Sendable {
  /// Packed dates (`CalendarDate.packed`); without an end `LineGrant.endless`.
  let from: Int32
  let until: Int32
  /// In fen.
  let line: Int64

  static let endless = Int32.max
}

/// How the highest line in force changes from day to day.
///
/// This is the one meaning of a line in force, new lines and customers with a line, for what the bank did and for what
/// a version would have done: of the lines of a customer and product that are valid on a day the highest counts, and a
/// new line is what a grant is above the line in force on the day before.
struct LineSweep {
  /// What changed on a day.
  struct Change: Hashable, Sendable {
    let day: Int32
    /// Of the line in force.
    var line: Int64
    /// Whether the customer has a line at all: 1, 0 or -1.
    var customers: Int8
    /// First grants and raises.
    var new: Int64
  }

  /// Grants that may yet be the highest: ends ascend, and lines descend.
  private var open: [LineGrant] = []

  /// What grants of one customer and product change, by day.
  ///
  /// - Parameter grants: by first day.
  mutating func changes(of grants: some Collection<LineGrant>) -> [Change] {
    var changes: [Change] = []
    self.changes(of: grants, into: &changes)
    return changes
  }

  /// What the only grant of a customer and product changes.
  ///
  /// - Parameter body: is handed each change.
  @inline(__always) static func changes(of grant: LineGrant, _ body: (Change) -> Void) {
    let lasts = grant.until > grant.from
    body(
      Change(
        day: grant.from, line: lasts ? grant.line : 0, customers: lasts ? 1 : 0, new: grant.line))
    guard lasts, grant.until < LineGrant.endless else { return }
    body(Change(day: grant.until, line: -grant.line, customers: -1, new: 0))
  }

  /// When a customer has a line of any product: changes without amounts.
  mutating func cover(of grants: some Collection<LineGrant>) -> [Change] {
    changes(of: grants.map { LineGrant(from: $0.from, until: $0.until, line: 1) }).map {
      Change(day: $0.day, line: 0, customers: $0.customers, new: 0)
    }
  }

  /// The same as `changes(of:)`, added to others.
  ///
  /// A grant that neither lasts longer nor is higher than another of its time never counts, so that few stand open, and
  /// the first of them is the highest.
  ///
  /// - Parameter grants: by first day.
  mutating func changes(of grants: some Collection<LineGrant>, into changes: inout [Change]) {
    open.removeAll(keepingCapacity: true)
    var rest = grants[...]
    while let day = rest.first?.from {
      expire(before: day, into: &changes)
      let before = open.first?.line ?? 0
      while let first = open.first, first.until <= day { open.removeFirst() }
      var granted: Int64 = 0
      while let grant = rest.first, grant.from == day {
        granted = max(granted, grant.line)
        if grant.until > day { insert(grant) }
        rest.removeFirst()
      }
      append(day, before, open.first?.line ?? 0, new: max(0, granted - before), &changes)
    }
    expire(before: LineGrant.endless, into: &changes)
  }

  private mutating func expire(before day: Int32, into changes: inout [Change]) {
    while let first = open.first, first.until < day {
      open.removeFirst()
      append(first.until, first.line, open.first?.line ?? 0, new: 0, &changes)
    }
  }

  private mutating func insert(_ grant: LineGrant) {
    var place = open.count
    while place > 0, open[place - 1].until >= grant.until { place -= 1 }
    if place < open.count, open[place].line >= grant.line { return }
    if place < open.count, open[place].until == grant.until { open.remove(at: place) }
    while place > 0, open[place - 1].line <= grant.line {
      place -= 1
      open.remove(at: place)
    }
    open.insert(grant, at: place)
  }

  private func append(
    _ day: Int32, _ before: Int64, _ after: Int64, new: Int64, _ changes: inout [Change]
  ) {
    guard before != after || new != 0 else { return }
    changes.append(
      Change(
        day: day, line: after - before, customers: (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0),
        new: new))
  }
}
