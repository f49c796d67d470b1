import Diagnostics
import Numbers
import Syntax

extension Checker {
  /// The type a text names, or `nil` after a problem was reported.
  func resolve(_ type: TypeSyntax) -> ResolvedType? {
    switch type.kind {
    case .text: return ResolvedType(type: .text, decimals: 0)
    case .date: return ResolvedType(type: .date, decimals: 0)
    case .boolean: return ResolvedType(type: .boolean, decimals: 0)
    case .integer: return ResolvedType(type: .integer, decimals: 0)
    case .months: return ResolvedType(type: .months, decimals: 0)
    case .days: return ResolvedType(type: .days, decimals: 0)
    case .money(let scale): return ResolvedType(type: .money, decimals: 2, inputScale: scale)
    case .decimal(let decimals): return resolve(.decimal, decimals, usual: nil, at: type.span)
    case .share(let decimals): return resolve(.share, decimals, usual: 6, at: type.span)
    case .rate(let decimals): return resolve(.rate, decimals, usual: 6, at: type.span)
    case .oneOf(let oneOf):
      return ResolvedType(type: .oneOf(intern(oneOf, name: nil)), decimals: 0)
    case .list:
      report(.listOutsideRecord, at: type.span)
      return nil
    case .named(let name):
      guard let index = namedTypes[name] else {
        report(
          .unknownType, ["name": .name(name)], at: type.span,
          near: NearestName.all(of: name, among: Array(namedTypes.keys) + Self.typeWords))
        return nil
      }
      return ResolvedType(type: .oneOf(index), decimals: 0)
    case .invalid: return nil
    }
  }

  private static let typeWords = [
    "text", "date", "boolean", "integer", "months", "days", "money", "decimal", "share", "rate",
  ]

  private func resolve(_ type: ValueType, _ stated: Int?, usual: Int?, at span: SourceSpan)
    -> ResolvedType?
  {
    if let stated, !(0...12).contains(stated) {
      report(.decimalsOutOfRange, ["found": .number(stated)], at: span)
      return nil
    }
    return ResolvedType(type: type, decimals: stated ?? usual)
  }

  /// The position of a one-of type; types with the same name and values are one.
  func intern(_ syntax: OneOfSyntax, name: String?) -> Int {
    var values: [OneOfType.Value] = []
    var places: [String: SourceSpan] = [:]
    var codes: [String: SourceSpan] = [:]
    for value in syntax.values {
      if let first = places[value.name.text] {
        report(
          .duplicate, ["name": .name(value.name.text), "kind": .text("one_of_value")],
          at: value.name.span, related: [RelatedPlace(role: "first_here", span: first)])
        continue
      }
      places[value.name.text] = value.name.span
      for code in value.codes {
        if let first = codes[code] {
          report(
            .duplicate, ["name": .name(code), "kind": .text("code")], at: value.name.span,
            related: [RelatedPlace(role: "first_here", span: first)])
        }
        codes[code] = value.name.span
      }
      values.append(OneOfType.Value(name: value.name.text, codes: value.codes, zh: value.zh))
    }
    // A value is one byte of a column, and orders keep one byte for values that are left out.
    if values.count > 255, let extra = syntax.values.dropFirst(255).first {
      report(.tooManyValues, ["count": .number(values.count)], at: extra.name.span)
    }
    var otherwise: OneOfType.Otherwise?
    switch syntax.otherwise {
    case .missing: otherwise = .missing
    case .value(let name):
      if let index = values.firstIndex(where: { $0.name == name.text }) {
        otherwise = .value(index)
      } else {
        reportUnknownValue(name.text, of: values.map(\.name), at: name.span)
      }
    case nil: break
    }
    let type = OneOfType(name: name, values: values, otherwise: otherwise)
    if let index = oneOfIndex[type] { return index }
    let index = oneOfs.count
    oneOfs.append(type)
    oneOfIndex[type] = index
    for value in values { oneOfsByValue[value.name, default: []].append(index) }
    return index
  }

  func reportUnknownValue(
    _ name: String, of values: [String], at span: SourceSpan, related: [RelatedPlace] = []
  ) {
    report(
      .unknownValue, ["name": .name(name), "values": .list(values)], at: span, related: related,
      near: NearestName.all(of: name, among: values))
  }

  /// Gives the types of named fields or declared types their declared order.
  func applyOrders() {
    for order in names.orders {
      let name = order.value.name
      var index = namedTypes[name.text]
      if index == nil {
        let fields = [record] + lists.map(\.record)
        for case .oneOf(let found)? in fields.map({ $0.field(named: name.text)?.type }) {
          index = index ?? found
        }
      }
      guard let index else {
        hasBrokenOrder = true
        guard !name.text.isEmpty, symbols[name.text]?.symbol != .broken else { continue }
        let known = Array(namedTypes.keys) + record.fields.map(\.name)
        report(
          .unknownOrder, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(of: name.text, among: known))
        continue
      }
      let values = oneOfs[index].values.map(\.name)
      var ranks = [Int?](repeating: nil, count: values.count)
      for (rank, value) in order.value.ascending.enumerated() {
        guard let position = values.firstIndex(of: value.text) else {
          reportUnknownValue(value.text, of: values, at: value.span)
          continue
        }
        if ranks[position] != nil {
          report(
            .duplicate, ["name": .name(value.text), "kind": .text("one_of_value")],
            at: value.span)
        }
        ranks[position] = rank
      }
      oneOfs[index].ranks = ranks
    }
  }

  /// Whether two one-of types have the same values in the same order.
  func areAlike(_ left: Int, _ right: Int) -> Bool {
    left == right || oneOfs[left].values.map(\.name) == oneOfs[right].values.map(\.name)
  }

  /// A type as problems name it: a term, or the author's own name.
  func argument(of type: ValueType) -> ProblemArgument {
    switch type {
    case .boolean: .term("type_boolean")
    case .text: .term("type_text")
    case .date: .term("type_date")
    case .integer: .term("type_integer")
    case .decimal: .term("type_decimal")
    case .money: .term("type_money")
    case .rate: .term("type_rate")
    case .share: .term("type_share")
    case .months: .term("type_months")
    case .days: .term("type_days")
    case .oneOf(let index):
      oneOfs[index].name.map { .text($0) }
        ?? .term("type_one_of", ["values": .list(oneOfs[index].values.map(\.name))])
    }
  }

  func argument(of type: StaticType) -> ProblemArgument {
    switch type {
    case .value(let type): argument(of: type)
    case .number: .term("type_number")
    case .percent: .term("type_percentage")
    case .nothing: .term("type_missing")
    case .invalid: .term("type_unknown")
    }
  }
}

extension RecordSchema {
  func field(named name: String) -> FieldSchema? { fields.first { $0.name == name } }
}
