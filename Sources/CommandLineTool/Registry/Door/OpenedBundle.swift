import Columns
import Diagnostics
import Intake
import Numbers
import Registry
import Semantics

/// A bundle that holds, opened to decide applications of one product.
struct OpenedBundle {
  let verified: VerifiedBundle
  let product: String
  private let live: LiveVersions
  /// Of each live entry.
  private let programs: [Program]
  private let horizons: [Horizon]
  /// When versions are chosen, and the day by which they are.
  private let chosenAt: Timestamp
  private let decidedOn: CalendarDate

  /// - Throws: where the bundle does not hold, or does not say by itself which product is meant.
  init(_ verified: VerifiedBundle, product: String?, on day: CalendarDate?, at now: Timestamp)
    throws
  {
    self.verified = verified
    let products = verified.products
    guard let chosen = product ?? (products.count == 1 ? products[0] : nil) else {
      throw ToolError(
        .wrongUsage,
        Phrase("the bundle holds several products", "发布包含有多个产品"),
        remedy: Phrase(
          "name one by --product: \(products.joined(separator: ", "))",
          "请用 --product 指明其一：\(products.joined(separator: "、"))"))
    }
    self.product = chosen
    live = LiveVersions(verified.current.live.filter { $0.product == chosen })
    guard !live.entries.isEmpty else {
      throw RegistryError(
        .nothingLive,
        Phrase(
          "nothing is live of '\(Names.shown(chosen))'", "产品“\(Names.shown(chosen))”没有生效的版本"))
    }
    // INVARIANT: a verified bundle has the program of every live version.
    programs = live.entries.compactMap { verified.program($0.version) }
    horizons = programs.map { Horizon($0) }
    chosenAt = now
    decidedOn = day ?? now.bankDay
    guard decidedOn <= now.bankDay else {
      throw ToolError(
        .wrongUsage,
        Phrase(
          "\(decidedOn) is still to come: what is live then is not known",
          "\(decidedOn) 尚未到来：届时生效的版本未知"))
    }
  }

  /// The checked rules of the product's live versions.
  var versions: [Program] { programs }

  /// The day on which a replay decides; `nil` where what comes out are decisions.
  static func replayedDay(_ arguments: Arguments, today: CalendarDate) throws -> CalendarDate? {
    let (on, replay) = (DoorOptions.on, DoorOptions.replay)
    guard arguments[replay] else {
      guard let day = arguments[on], day != today else { return nil }
      throw ToolError(
        .wrongUsage,
        Phrase(
          "\(day) is not today: by the versions of another day nothing is decided",
          "\(day) 不是今天：不得按其他日期的版本作出决策"),
        remedy: Phrase(
          "to look back, say '--replay': what comes out is no decision and is not logged",
          "如仅为回看，请加“--replay”：输出不是决策，也不写入日志"))
    }
    guard arguments[DecisionLogging.log] == nil else {
      throw UsageError.conflict(replay.parameter, DecisionLogging.log.parameter)
    }
    return arguments[on] ?? today
  }

  /// The bundle that the arguments of a verb name.
  init(_ arguments: Arguments, _ console: Console) throws {
    let path = try arguments.required(DoorOptions.bundle)
    let verified = try DoorOptions.verified(path, arguments, console)
    guard verified.isFetched else {
      throw RegistryError(
        .stale,
        Phrase("the bundle was not fetched by this trust file", "该发布包不是凭此信任文件获取的"),
        remedy: Phrase(
          "decide with the trust file that 'rulebench fetch' has moved",
          "请使用“rulebench fetch”更新过的信任文件"))
    }
    self = try OpenedBundle(
      verified, product: arguments[DoorOptions.product],
      on: arguments[DoorOptions.on], at: .now)
  }

  /// The same bundle after the applications were read: it must still hold, and what is chosen is chosen now.
  func again(_ arguments: Arguments, _ console: Console) throws -> OpenedBundle {
    try DoorOptions.door(arguments, console).verifyAgain(verified)
    return try OpenedBundle(
      verified, product: arguments[DoorOptions.product],
      on: arguments[DoorOptions.on], at: .now)
  }

  /// What the applications must bring: what any of the versions reads, and the province where it decides which.
  func schema() throws -> InputSchema {
    var schema = InputSchema(programs[0])
    for program in programs.dropFirst() where program.digest != programs[0].digest {
      schema = try schema.merged(with: InputSchema(program))
    }
    if live.entries.contains(where: { !$0.provinces.isEmpty }),
      schema.record.position(of: PlannedProvinces.field) == nil
    {
      schema.record.fields.append(
        FieldSchema(name: PlannedProvinces.field, type: .text, isOptional: true))
    }
    return schema
  }

  /// The live entry that decides an application, and what its record says of that.
  struct Assigned {
    var entry: Int
    var source: LoggedDecision.Source
  }

  /// Which version decides each application of a table.
  ///
  /// - Throws: where none is live for one, or its rules are not stated for its day.
  func assign(_ table: RecordTable, _ schema: InputSchema) throws -> [Assigned] {
    let fields = schema.record.fields
    let key = schema.record.key.map { fields[$0].name }
    let keys = RowTexts(key, in: table)
    let customers = RowTexts(fields.first { $0.role == "customer" }?.name ?? key, in: table)
    let provinces = RowTexts(PlannedProvinces.field, in: table)
    let days = schema.record.asOf.flatMap { table.column(fields[$0].name) }
    return try (0..<table.count).map { row in
      let day = days.flatMap { days in
        days.isPresent(row) ? CalendarDate(validating: Int32(days.scaled(row))) : nil
      }
      let application = VersionChoice.Application(
        appliedOn: day ?? decidedOn, decidedOn: decidedOn, province: provinces[row],
        customer: customers[row])
      let name = Phrase(
        "application '\(Names.shown(keys[row] ?? "\(row + 1)"))' of \(application.appliedOn)",
        "\(application.appliedOn) 的申请“\(Names.shown(keys[row] ?? "\(row + 1)"))”")
      guard let choice = live.choice(for: application) else {
        throw RegistryError(
          .nothingLive,
          Phrase("no version is live for ", "没有版本适用于") + name)
      }
      guard horizons[choice.entry].covers(application.appliedOn) else {
        throw RegistryError.beyondHorizon(
          name, live.entries[choice.entry].version, horizons[choice.entry])
      }
      return Assigned(entry: choice.entry, source: source(choice, application))
    }
  }

  private func source(
    _ choice: VersionChoice, _ application: VersionChoice.Application
  ) -> LoggedDecision.Source {
    LoggedDecision.Source(
      version: live.entries[choice.entry].version, environment: verified.current.environment,
      product: product, place: choice.arm, province: application.province,
      decidedOn: decidedOn.description, chosenAt: chosenAt,
      bundle: verified.digest, sequence: verified.current.sequence)
  }

  /// The rows of each version.
  func shares(_ assigned: [Assigned]) -> [DecidedTable.Share] {
    var rows: [String: [Int]] = [:]
    for (row, choice) in assigned.enumerated() {
      rows[programs[choice.entry].digest, default: []].append(row)
    }
    return programs.compactMap { program in
      rows.removeValue(forKey: program.digest).map {
        DecidedTable.Share(program: program, rows: $0)
      }
    }
  }
}

/// The texts of a field, row by row.
private struct RowTexts {
  private let column: Column?

  init(_ field: String?, in table: RecordTable) {
    column = field.flatMap { table.column($0) }
  }

  /// The text of a row, exact for numbers; `nil` where it is missing.
  subscript(row: Int) -> String? {
    guard let column, column.isPresent(row) else { return nil }
    if let words = column.dictionary { return words[Int(column.scaled(row))] }
    return Number(column.scaled(row), decimals: column.decimals)?.description
  }
}
