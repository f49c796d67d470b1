import Diagnostics
import Numbers
import RunRecord
import Simulation

extension Migration {
  /// How cases that both versions approve moved between bands, a row a pair of bands.
  var table: RunTable {
    RunTable(
      "\(quantity.rawValue)_migration", quantity.title,
      note: Phrase("of applications that both versions approve", "仅计两版均通过的申请")
        + quantity.bandNote,
      columns: [
        .init("band_live", Phrase("Live band", "现行版区间"), .text),
        .init("band_candidate", Phrase("Candidate band", "候选版区间"), .text),
      ] + Sums.columns,
      rows: cells.map {
        [quantity.cell($0.live), quantity.cell($0.candidate)] + $0.sums.cells
      })
  }

  /// Up, same and down of all quantities.
  static func summaryTable(_ migrations: [Migration]) -> RunTable {
    RunTable(
      "migration", Phrase("Line, rate and term up or down", "额度、利率、期限升降"),
      note: Phrase("of applications that both versions approve", "仅计两版均通过的申请"),
      columns: [
        .init("quantity", Phrase("Of", "项目"), .text),
        .init("move", Phrase("Move", "变动"), .text),
      ] + Sums.columns,
      rows: migrations.flatMap { migration in
        [
          ("up", Phrase("up", "上升"), migration.up), ("same", Phrase("same", "不变"), migration.same),
          ("down", Phrase("down", "下降"), migration.down),
          ("unknown", Phrase("not known under both", "至少一版未知"), migration.unknown),
        ].map { id, words, sums in
          [
            .label(migration.quantity.rawValue, migration.quantity.words), .label(id, words),
          ] + sums.cells
        }
      })
  }
}

extension Migration.Sums {
  fileprivate static var columns: [RunTable.Column] {
    [.init("n_applications", Phrase("Applications", "申请笔数"), .count)]
      + RunTable.pair("line_total", Phrase("Line", "额度"), .money)
  }

  fileprivate var cells: [RunTable.Cell] {
    [.count(applications)] + RunTable.pair(.fen(liveLine), .fen(candidateLine))
  }
}

extension Migration.Quantity {
  fileprivate var words: Phrase {
    switch self {
    case .line: Phrase("line", "额度")
    case .rate: Phrase("rate", "利率")
    case .term: Phrase("term", "期限")
    }
  }

  fileprivate var title: Phrase {
    switch self {
    case .line: Phrase("Migration of lines", "额度迁移")
    case .rate: Phrase("Migration of rates", "利率迁移")
    case .term: Phrase("Migration of terms", "期限迁移")
    }
  }

  fileprivate var bandNote: Phrase {
    switch self {
    case .line: Phrase("; a band includes its upper bound", "；区间含上限")
    case .rate:
      Phrase("; bands of 50 basis points, which include their lower bound", "；每 50 个基点一档，含下限")
    case .term: Phrase("; by month", "；按月")
    }
  }

  /// A band as a stable id and as people read it.
  fileprivate func cell(_ band: Band?) -> RunTable.Cell {
    guard let band else { return .label("none", Phrase("none", "无")) }
    switch self {
    case .line:
      switch (band.low, band.high) {
      case (nil, let high?):
        return .label("up_to_\(high.yuan)", Phrase("up to \(high.commas)", "\(high.wan)及以下"))
      case (let low?, nil):
        return .label("above_\(low.yuan)", Phrase("above \(low.commas)", "\(low.wan)以上"))
      case (let low?, let high?):
        return .label(
          "\(low.yuan)_to_\(high.yuan)",
          Phrase("\(low.commas) to \(high.commas)", "\(low.wan)至\(high.wan)"))
      case (nil, nil): return .empty
      }
    case .rate:
      let low = band.low?.asPercent(decimals: 2) ?? ""
      guard let high = band.high?.asPercent(decimals: 2) else {
        return .label("from_\(low)", Phrase("\(low) and above", "\(low) 及以上"))
      }
      return .label("\(low)_to_\(high)", Phrase("\(low) to \(high)", "\(low) 至 \(high)"))
    case .term:
      let months = band.low?.yuan ?? ""
      return band.high == nil
        ? .label("from_\(months)", Phrase("\(months) months and above", "\(months) 个月及以上"))
        : .label(months, Phrase("\(months) months", "\(months) 个月"))
    }
  }
}

extension Number {
  /// A whole number of yuan or months, without separators.
  fileprivate var yuan: String { grouped(decimals: 0, separator: nil) }
  fileprivate var commas: String { grouped(decimals: 0, separator: ",") }
  /// Yuan in units of ten thousand, as banks write lines.
  fileprivate var wan: String {
    let tenThousands = Number(Int128(integer ?? 0), over: 10_000) ?? .zero
    return "\(tenThousands.grouped(decimals: 0, separator: nil))万"
  }
}
