import Columns
import Numbers
import Semantics

extension DecisionBuffers {
  /// The decisions, once no thread writes any more.
  func finish(_ texts: TableTexts) -> Decisions {
    var kept: [NodeID: KeptColumn] = [:]
    for value in self.kept {
      kept[value.node] = KeptColumn(column: column(value, texts), status: status(value))
    }
    return Decisions(
      count: count, outcomes: outcomes.array, firedPlanes: fired.map(\.array),
      undecidedPlanes: undecided.map { $0?.array ?? [] },
      errorPlanes: errors.map { $0?.array ?? [] }, systemReferrals: systemReferrals?.array,
      outputs: outputs.map { column($0, texts) }, outputStatuses: outputs.map(status), kept: kept,
      exactRows: 0)
  }

  private func status(_ value: Value) -> [UInt8]? {
    if value.constant == .missing { return [UInt8](repeating: Status.missing, count: count) }
    return value.status?.array
  }

  private func column(_ value: Value, _ texts: TableTexts) -> Column {
    if value.location == nil { return constantColumn(value.constant) }
    switch value.column {
    case .bytes(let filled): return Column(.bytes(filled.array))
    case .int32(let filled):
      let isText = prepared.program[value.node].type == .text
      return Column(
        .int32(filled.array), decimals: value.decimals,
        dictionary: isText ? texts.words : nil)
    case .lanes(let filled):
      if let doubles = filled.array as? [Double] {
        return Column(.lanes(doubles), decimals: value.decimals)
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
