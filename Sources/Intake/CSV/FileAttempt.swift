import Columns
import Semantics

/// One reading of a file with columns of given widths.
struct FileAttempt {
  let loader: FileLoader
  let pieces: [CSVPiece]
  let capacity: Int
  let widths: [Width]

  let plan: RecordPlan
  /// Fields that the file holds.
  let held: [Int]
  /// Of these the ones that may be missing.
  let masked: [Int]

  init(loader: FileLoader, pieces: [CSVPiece], capacity: Int, widths: [Width]) {
    self.loader = loader
    self.pieces = pieces
    self.capacity = capacity
    self.widths = widths
    let plan = loader.plan
    self.plan = plan
    let held = plan.fields.indices.filter { plan.fixed[$0] == nil }
    self.held = held
    masked = held.filter { plan.fields[$0].mayBeMissing }
  }

  func read() -> Result<LoadedFile, FileLoader.Retry> {
    var results = pieces.map { _ in PieceResult(plan, widths: widths) }
    var texts: [Int: TextTable] = [:]
    var keys = TextTable()
    var retry: FileLoader.Retry?
    var memory = ColumnMemory(widths: held.map { widths[$0] } + masked.map { _ in .bytes })
    if loader.parentIndex != nil { memory.widths.append(.int32) }
    let storages = memory.filled(capacity: capacity) { places in
      readPieces(into: places, &results)
      let needed = results.reduce(widths) { widest, result in
        zip(widest, result.widths).map { max($0, $1) }
      }
      if needed != widths {
        retry = .wider(needed)
        return 0
      }
      for field in held where plan.fields[field].kind == .text {
        let validity = masked.firstIndex(of: field).map { places[held.count + $0] }
        let slot = held.firstIndex(of: field) ?? 0
        let (table, allNew) = mergeTexts(field, &results, places[slot], validity)
        if field == plan.key {
          if !allNew { retry = .inOrder }
          keys = table
        }
        texts[field] = table
      }
      if let key = plan.key, plan.fields[key].kind != .text, plan.fixed[key] == nil {
        let (table, allNew) = mergedKeys(&results)
        if !allNew { retry = .inOrder }
        keys = table
      }
      return compact(places, memory.widths, results)
    }
    if let retry { return .failure(retry) }
    let rows = results.reduce(0) { $0 + $1.kept }
    return .success(
      LoadedFile(
        plan: plan, rows: rows,
        columns: columns(storages, results, texts, rows),
        parents: loader.parentIndex == nil ? [] : Self.codes(storages.last),
        keys: loader.needsKeys ? keys : TextTable(),
        badKeys: results.reduce(into: TextTable()) { _ = $0.merge($1.badKeys) },
        badParents: results.flatMap(\.badParents),
        report: FileReport(
          file: plan.file, name: plan.name, read: results.reduce(0) { $0 + $1.read }, kept: rows,
          bad: results.reduce(0) { $0 + $1.bad },
          leftOut: results.reduce(0) { $0 + $1.leftOut },
          ignoredColumns: plan.ignoredColumns, absentFields: plan.absentFields,
          unlistedCodes: unlistedCodes(results)),
        badRows: badRows(results),
        causes: results.reduce(into: [:]) { $0.merge($1.causes, uniquingKeysWith: +) },
        input: loader.input))
  }

  private static func codes(_ storage: Column.Storage?) -> [Int32] {
    if case .int32(let values) = storage { values } else { [] }
  }

  private func unlistedCodes(_ results: [PieceResult]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for field in held {
      let count = results.reduce(0) { $0 + $1.unlisted[field] }
      if count > 0 { counts[plan.fields[field].field.name] = count }
    }
    return counts
  }

  private func badRows(_ results: [PieceResult]) -> [BadRow] {
    results.lazy.flatMap(\.faults).prefix(loader.listed).map { fault in
      BadRow(
        place: loader.input.place(atLine: fault.line, in: plan.file),
        column: fault.column.map { plan.header.columns[$0] }, value: fault.value,
        cause: fault.cause)
    }
  }

  // MARK: Reading

  private func readPieces(
    into places: [UnsafeMutableRawPointer], _ results: inout [PieceResult]
  ) {
    // Threads write rows of different pieces, which never overlap.
    nonisolated(unsafe) let places = places
    let cellPlans = cellPlans(places)
    nonisolated(unsafe) let plans = cellPlans
    let key = plan.key ?? -1
    let keySlot = held.firstIndex(of: key)
    Threads.forEach(&results, threads: loader.threads) { index, result in
      let cells = UnsafeMutableBufferPointer<CellPlan>.allocate(capacity: plans.count)
      _ = cells.initialize(from: plans)
      defer { cells.deallocate() }
      let piece = pieces[index]
      var reader = RowReader(
        plan: plan, keyField: keySlot == nil ? -1 : key,
        keyIsText: keySlot != nil && plan.fields[key].kind == .text,
        keyValues: places[keySlot ?? 0].assumingMemoryBound(to: Int32.self),
        widths: widths, cells: cells,
        parents: loader.parentIndex == nil
          ? nil : places[places.count - 1].assumingMemoryBound(to: Int32.self),
        parentIndex: loader.parentIndex, base: loader.input.base,
        limit: loader.input.base + loader.input.count, listed: loader.listed, result: result,
        lineCursor: loader.input.base, line: 1)
      reader.read(piece)
      result = reader.result
      loader.input.release(piece.bytes)
      loader.progress?(piece.bytes.count)
    }
  }

  /// The steps of one row, in the order of the file's columns.
  private func cellPlans(_ places: [UnsafeMutableRawPointer]) -> [CellPlan] {
    var plans: [CellPlan] = []
    for (column, targets) in plan.targets.enumerated() {
      for (index, target) in (targets.isEmpty ? [nil] : targets.map { $0 }).enumerated() {
        var cell = cellPlan(target, places)
        cell.column = column
        cell.isLast = column == plan.targets.count - 1
        cell.terminator = cell.isLast ? UInt8(ascii: "\n") : UInt8(ascii: ",")
        cell.readsAgain = index + 1 < targets.count
        plans.append(cell)
      }
    }
    return plans
  }

  private func cellPlan(
    _ target: RecordPlan.Target?, _ places: [UnsafeMutableRawPointer]
  ) -> CellPlan {
    var cell = CellPlan(
      route: .ignored, isParent: false, isLast: false, readsAgain: false, hasValidity: false,
      isOptional: false, terminator: 0, column: 0, field: -1, decimals: 0, scale: 1, lowest: 0,
      highest: 0, values: places[0], validity: places[0].assumingMemoryBound(to: UInt8.self),
      symbols: SymbolTable.none.view)
    switch target {
    case nil: return cell
    case .parent:
      cell.route = .other
      cell.isParent = true
      return cell
    case .field(let field):
      guard let slot = held.firstIndex(of: field) else { return cell }
      cell.field = field
      cell.values = places[slot]
      if let mask = masked.firstIndex(of: field) {
        cell.hasValidity = true
        cell.validity = places[held.count + mask].assumingMemoryBound(to: UInt8.self)
      }
      cell.complete(plan.fields[field], widths[field], isKey: field == plan.key)
      return cell
    }
  }

  // MARK: Columns

  private func columns(
    _ storages: [Column.Storage], _ results: [PieceResult], _ texts: [Int: TextTable], _ rows: Int
  ) -> [Column] {
    plan.fields.indices.map { field in
      let reader = plan.fields[field]
      guard let slot = held.firstIndex(of: field) else {
        return reader.column(fixed: plan.fixed[field] ?? .missing, rows: rows)
      }
      var column = Column(storages[slot], decimals: reader.field.decimals)
      if results.contains(where: { $0.hasMissing[field] }),
        let mask = masked.firstIndex(of: field),
        case .bytes(let validity) = storages[held.count + mask]
      {
        column.validity = validity
      }
      column.dictionary = reader.dictionary
      if let table = texts[field] {
        // A code in a missing slot must stand for something.
        column.dictionary = table.count == 0 ? [""] : table.strings(threads: loader.threads)
      }
      return column
    }
  }
}
