package import Diagnostics
package import History
import Numbers

/// What a history holds, as lines for people of at most a hundred columns.
package struct HistoryText {
  private let summary: HistorySummary
  private let language: Language
  private var lines: [String] = []

  /// The whole text.
  package static func render(_ summary: HistorySummary, in language: Language) -> String {
    var text = HistoryText(summary, language)
    text.head()
    for record in summary.records { text.add(record) }
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(_ summary: HistorySummary, _ language: Language) {
    self.summary = summary
    self.language = language
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  static func count(_ count: Int) -> String { Number(count).grouped(decimals: 0, separator: ",") }

  private mutating func head() {
    lines.append(summary.path)
    lines.append(words(Phrase("digest ", "摘要 ")) + summary.digest)
    lines.append("")
    var imports = TextTable([
      (words(Phrase("import", "导入")), .right), (words(Phrase("at", "时间")), .left),
      (words(Phrase("applications", "申请")), .right), (words(Phrase("read", "读取行")), .right),
      (words(Phrase("kept", "入库行")), .right), (words(Phrase("quarantined", "隔离行")), .right),
      (words(Phrase("delivered", "数据提供")), .left),
    ])
    for entry in summary.log.imports {
      let files = entry.facts?.files ?? []
      imports.add(
        ["\(entry.id)", entry.at, Self.count(entry.applications)]
          + [\ImportFacts.File.read, \.kept, \.quarantined].map { field in
            Self.count(files.reduce(0) { $0 + $1[keyPath: field] })
          } + [entry.facts?.delivery.map { "\($0.deliveredOn) \($0.channel)" } ?? "–"])
    }
    lines += imports.lines(margin: 0)
    for erasure in summary.log.erasures {
      lines.append(
        words(
          Phrase(
            """
            erased on \(erasure.at.prefix(10)) by order '\(erasure.order)': \(erasure.customers) \
            customer\(erasure.customers == 1 ? "" : "s") with \(Self.count(erasure.applications)) application\(erasure.applications == 1 ? "" : "s")
            """,
            """
            \(erasure.at.prefix(10)) 按指令“\(erasure.order)”删除 \(erasure.customers) 个客户的 \
            \(Self.count(erasure.applications)) 笔申请
            """)))
    }
    if !summary.quarantined.isEmpty {
      let causes = summary.quarantined.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines.append(
        words(Phrase("in quarantine: ", "已隔离："))
          + words(
            .joined(
              causes.map { id, rows in
                let title = Catalogue.words(of: .term("cause_\(id)"), in: .chinese)
                return Phrase("\(Self.count(rows)) \(id)", "\(title) \(Self.count(rows)) 行")
              }, by: Phrase(", ", "、"))))
    }
  }

  // MARK: A record

  private mutating func add(_ record: RecordSummary) {
    lines += ["", title(of: record)]
    addNumbers(record)
    addOthers(record)
    lines += HistoryFindingWords(record, language).lines.map { "  " + $0 }
  }

  private func title(of record: RecordSummary) -> String {
    let rows = Self.count(record.rows)
    var title = record.name + words(Phrase(": \(rows) rows", "：\(rows) 行"))
    if let parents = record.parents {
      title += words(
        Phrase(
          " of \(Self.count(parents.withRows)) applications, at most \(Self.count(parents.most)) of one",
          "，属于 \(Self.count(parents.withRows)) 笔申请，单笔最多 \(Self.count(parents.most)) 行"))
      if parents.withoutRows > 0 {
        title += words(
          Phrase(
            "; \(Self.count(parents.withoutRows)) have none",
            "；\(Self.count(parents.withoutRows)) 笔没有明细"))
      }
      if parents.missing > 0 {
        title += words(
          Phrase(
            "; missing in \(Self.count(parents.missing))",
            "；\(Self.count(parents.missing)) 笔缺失该明细表"))
      }
    }
    return title
  }

  private func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part > 0 else { return part == 0 ? "0%" : "–" }
    let share = Number(part).divided(by: Number(whole)) ?? .zero
    let text = share.asPercent(decimals: 2)
    return text == "0.00%" ? "<0.01%" : text
  }

  private mutating func addNumbers(_ record: RecordSummary) {
    var table = TextTable([
      (words(Phrase("number", "数值字段")), .left), (words(Phrase("missing", "缺失")), .right),
      (words(Phrase("1% to 99%", "1% 至 99%")), .left), (words(Phrase("least", "最小")), .right),
      ("25%", .right), (words(Phrase("median", "中位数")), .right), ("75%", .right),
      (words(Phrase("most", "最大")), .right),
    ])
    var isEmpty = true
    for field in record.fields {
      guard case .numbers(let numbers) = field.distribution else { continue }
      isEmpty = false
      let shown = [
        numbers.least, numbers.quantiles[1], numbers.quantiles[2], numbers.quantiles[3],
        numbers.most,
      ]
      table.add(
        [name(of: field), share(field.missing, of: record.rows), Self.bars(numbers.histogram)]
          + shown.map { short($0) })
    }
    if !isEmpty { lines += table.lines() }
  }

  private mutating func addOthers(_ record: RecordSummary) {
    var table = TextTable([
      (words(Phrase("other field", "其他字段")), .left), (words(Phrase("missing", "缺失")), .right),
      (words(Phrase("distribution", "分布")), .left),
    ])
    var isEmpty = true
    for field in record.fields {
      if case .numbers = field.distribution { continue }
      isEmpty = false
      let parts = parts(of: field, rows: record.rows - field.missing)
      // What does not fit on a line goes on below.
      for (index, line) in Self.wrapped(parts, width: 64).enumerated() {
        table.add(
          index == 0
            ? [name(of: field), share(field.missing, of: record.rows), line] : ["", "", line])
      }
    }
    if !isEmpty { lines += table.lines() }
  }

  private func name(of field: FieldSummary) -> String {
    field.name + (field.isKey ? words(Phrase(" (key)", "（主键）")) : "")
  }

  private func parts(of field: FieldSummary, rows: Int) -> [String] {
    switch field.distribution {
    case .numbers: return []
    case .none: return [words(Phrase("nothing", "无"))]
    case .texts(let distinct):
      let count = Self.count(distinct)
      let masked = field.isKey || field.role.map { $0 != "segment" } ?? false
      return [
        words(Phrase("\(count) different", "\(count) 个不同取值"))
          + (masked ? words(Phrase(", masked", "，已遮蔽")) : "")
      ]
    case .values(let values):
      return values.map { "\($0.name) \(share($0.rows, of: rows))" }
    case .dates(let dates):
      let range = words(Phrase("\(dates.first) to \(dates.last)", "\(dates.first) 至 \(dates.last)"))
      if dates.years.count > 12 {
        return [range, Self.bars(dates.years.map(\.rows)) + words(Phrase(" by year", "（按年）"))]
      }
      return [range] + dates.years.map { "\($0.year) \(share($0.rows, of: rows))" }
    }
  }

  /// Parts on as few lines as they need, three spaces between them.
  private static func wrapped(_ parts: [String], width: Int) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, displayWidth(of: last) + 3 + displayWidth(of: part) <= width {
        lines[lines.count - 1] = "\(last)   \(part)"
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// Counts as bars of eight heights; nothing at all is a dot.
  static func bars(_ counts: [Int]) -> String {
    let most = counts.max() ?? 0
    let heights = Array("▁▂▃▄▅▆▇█")
    return String(
      counts.map { count in
        count == 0 || most == 0 ? "·" : heights[min(7, max(0, (count * 8 - 1) / most))]
      })
  }

  /// A number in at most eleven places; the JSON has all of it.
  private func short(_ number: Number) -> String {
    let size = number.units.magnitude / Number.one.units.magnitude
    switch size {
    case 10_000_000...:
      return switch language {
      case .english: scaled(number, by: 1_000_000, "M")
      case .chinese: scaled(number, by: 10_000, "万")
      }
    case 100_000...: return number.grouped(decimals: 0, separator: ",")
    default:
      let decimals = min(number.leastDecimals, size >= 100 ? 2 : 4)
      return number.grouped(decimals: decimals, separator: ",")
    }
  }

  private func scaled(_ number: Number, by unit: Int, _ suffix: String) -> String {
    let quotient = number.divided(by: Number(unit)) ?? number
    return quotient.grouped(decimals: unit == 10_000 ? 0 : 1, separator: ",") + suffix
  }
}
