import Columns
import Numbers
import Semantics

extension DecisionBuffers {
  /// The decisions, once no thread writes any more.
  func finish(_ texts: TableTexts) -> Decisions {
    var kept: [NodeID: KeptColumn] = [:]
    for (value, filled) in zip(prepared.kept, self.kept) {
      kept[value.node] = KeptColumn(
        column: column(value, filled, texts), status: status(value, filled))
    }
    return Decisions(
      count: count, outcomes: outcomes.array, firedPlanes: fired.map(\.array),
      undecidedPlanes: undecided.map { $0?.array ?? [] },
      errorPlanes: errors.map { $0?.array ?? [] }, systemReferrals: systemReferrals?.array,
      outputs: zip(prepared.outputs, outputs).map { column($0, $1, texts) },
      outputStatuses: zip(prepared.outputs, outputs).map { status($0, $1) }, kept: kept,
      exactRows: 0)
  }

  private func status(_ value: Prepared<L>.Value, _ filled: FilledValue) -> [UInt8]? {
    if value.constant == .missing { return [UInt8](repeating: Status.missing, count: count) }
    return filled.status?.array
  }

  private func column(
    _ value: Prepared<L>.Value, _ filled: FilledValue, _ texts: TableTexts
  ) -> Column {
    guard let location = value.location else { return constantColumn(value.constant) }
    switch filled.column {
    case .bytes(let filled): return Column(.bytes(filled.array))
    case .int32(let filled):
      return Column(
        .int32(filled.array), decimals: location.decimals,
        dictionary: value.isText ? texts.words : nil)
    case .lanes(let filled):
      if let doubles = filled.array as? [Double] {
        return Column(.lanes(doubles), decimals: location.decimals)
      }
      return Column(.wide(filled.array as? [Int128] ?? []), decimals: 12)
    }
  }

  private func constantColumn(_ constant: Constant?) -> Column {
    switch constant {
    case .number(let number):
      Column(.wide([Int128](repeating: number.units, count: count)), decimals: 12)
    case .truth(let truth): Column(.bytes([UInt8](repeating: truth ? 1 : 0, count: count)))
    case .code(let code):
      Column(.bytes([UInt8](repeating: UInt8(clamping: code), count: count)))
    case .date(let date): Column(.int32([Int32](repeating: date.packed, count: count)))
    default: Column(.int32([Int32](repeating: 0, count: count)))
    }
  }
}
