import Numbers

/// Values of a column that no cell of it tells apart.
package struct InputClass: Hashable, Sendable {
  /// What belongs to the class.
  package enum Extent: Hashable, Sendable {
    case values([Constant])
    /// All numbers or dates of the column's domain in a range.
    case stretch(ValueRange)
    /// All texts that no cell names.
    case otherTexts
    case missing
  }
  package var extent: Extent
  /// A value of the class, chosen to read well.
  package var witness: Constant
}

extension InputClass {
  /// The classes into which single values fall at first: one for each value that cells name, and for each
  /// stretch between, before and after them that has a value of the domain; missing last.
  static func finest(
    of type: ValueType, named: [Constant], domain: InputDomain, oneOfs: [OneOfType]
  ) -> [InputClass] {
    var result: [InputClass]
    switch type {
    case .boolean: result = [.value(.truth(true)), .value(.truth(false))]
    case .oneOf(let index): result = oneOfs[index].values.indices.map { .value(.code($0)) }
    case .text:
      var texts: [String] = []
      for case .text(let text) in named where !texts.contains(text) { texts.append(text) }
      var other = "…"
      while texts.contains(other) { other += "…" }
      result = texts.map { .value(.text($0)) }
      result.append(InputClass(extent: .otherTexts, witness: .text(other)))
    default: result = Stretches(type, domain).classes(cutAt: named)
    }
    if domain.mayBeMissing { result.append(InputClass(extent: .missing, witness: .missing)) }
    return result
  }

  private static func value(_ value: Constant) -> InputClass {
    InputClass(extent: .values([value]), witness: value)
  }

  /// The class with the values of a class that stands right behind it as well.
  func joined(_ next: InputClass) -> InputClass {
    var result = self
    switch (extent, next.extent) {
    case (.stretch(var range), .stretch(let other)):
      range.upper = other.upper
      range.upperIncluded = other.upperIncluded
      result.extent = .stretch(range)
    case (.values(let values), .values(let others)): result.extent = .values(values + others)
    default: break
    }
    return result
  }

  var isMissing: Bool { extent == .missing }
}

/// The stretches into which bounds cut ordered values that come in steps.
private struct Stretches {
  private let type: ValueType
  private let domain: InputDomain

  init(_ type: ValueType, _ domain: InputDomain) {
    self.type = type
    self.domain = domain
  }

  func classes(cutAt named: [Constant]) -> [InputClass] {
    let bounds = named + [domain.range.lower, domain.range.upper].compactMap { $0 }
    let sorted = Array(Set(bounds)).sorted { $0.precedes($1) }
    guard let first = sorted.first, let last = sorted.last else {
      let all = ValueRange(lower: nil, lowerIncluded: true, upper: nil, upperIncluded: true)
      let day = CalendarDate(year: 2000, month: 1, day: 1).map { Constant.date($0) }
      let witness = type == .date ? day : .number(.zero)
      return witness.map { [InputClass(extent: .stretch(all), witness: $0)] } ?? []
    }
    var result: [InputClass] = []
    func add(_ lower: Constant?, _ upper: Constant?, _ witness: Constant?) {
      guard let witness, domain.range.contains(witness) else { return }
      let isPoint = lower == upper
      let range = ValueRange(
        lower: lower, lowerIncluded: isPoint, upper: upper, upperIncluded: isPoint)
      result.append(InputClass(extent: .stretch(range), witness: witness))
    }
    add(nil, first, moved(first, by: -1))
    for (index, bound) in sorted.enumerated() {
      add(bound, bound, isOnStep(bound) ? bound : nil)
      if index + 1 < sorted.count {
        add(bound, sorted[index + 1], between(bound, sorted[index + 1]))
      }
    }
    add(last, nil, moved(last, by: 1))
    return result
  }

  private func isOnStep(_ value: Constant) -> Bool {
    guard case .number(let number) = value else { return true }
    return number.leastDecimals <= domain.decimals
  }

  /// A value beyond a bound: the next day, one more, one percent more.
  private func moved(_ value: Constant, by count: Int) -> Constant? {
    switch value {
    case .date(let date): return date.adding(days: count).map { .date($0) }
    case .number(let number):
      let isPercent = (type == .share || type == .rate) && domain.decimals >= 2
      let step = Number(Int128(count), decimals: isPercent ? 2 : 0)
      guard let far = step.flatMap({ number.adding($0) }) else { return nil }
      return far.rounded(count < 0 ? .floor : .ceiling, toDecimals: domain.decimals)
        .map { .number($0) }
    default: return nil
    }
  }

  /// A value of the domain strictly between two bounds, with as few decimals as there can be.
  private func between(_ low: Constant, _ high: Constant) -> Constant? {
    if case .date(let date) = low {
      guard let next = date.adding(days: 1).map({ Constant.date($0) }) else { return nil }
      return next.precedes(high) ? next : nil
    }
    guard case .number(let a) = low, case .number(let b) = high,
      let middle = a.adding(b)?.divided(by: Number(2))
    else { return nil }
    for decimals in 0...domain.decimals {
      for mode in [RoundingMode.floor, .ceiling] {
        if let value = middle.rounded(mode, toDecimals: decimals), a < value, value < b {
          return .number(value)
        }
      }
    }
    return nil
  }
}
