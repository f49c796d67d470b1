import Diagnostics
import History
import Intake
import Numbers
import Reports

/// What an import says when it is done.
struct ImportWords {
  private let result: DeliveryResult
  private let manifest: Manifest?

  init(_ result: DeliveryResult, _ manifest: Manifest?) {
    self.result = result
    self.manifest = manifest
  }

  /// The reconciliation: for every file what was read, kept and kept aside; then what the history holds now.
  func text(_ history: History, _ language: Language) -> String {
    func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }
    var table = TextTable([
      (words(Phrase("file", "文件")), .left), (words(Phrase("record", "记录")), .left),
      (words(Phrase("read", "读取")), .right), (words(Phrase("kept", "入库")), .right),
      (words(Phrase("quarantined", "隔离")), .right),
      (words(Phrase("of these good", "其中本身无误")), .right),
    ])
    for file in result.files {
      table.add(
        [file.file, file.name]
          + [file.read, file.kept, file.bad + file.leftOut, file.leftOut].map(Self.count))
    }
    var lines: [String] = []
    if let manifest {
      lines.append(
        words(
          Phrase(
            """
            delivered on \(manifest.deliveredOn) by \(manifest.channel), interface \
            \(manifest.interfaceVersion): all controls hold
            """,
            """
            \(manifest.channel) 于 \(manifest.deliveredOn) 提供，接口版本 \
            \(manifest.interfaceVersion)：控制项全部相符
            """)))
    }
    lines += table.lines(margin: 0)
    if !result.causes.isEmpty {
      lines.append(
        words(DataOptions.unfit(result.badRowCount, result.causes)))
    }
    let holds = Self.count(history.count)
    lines += [
      words(
        Phrase(
          "'\(history.path)' holds \(holds) applications", "“\(history.path)”现有 \(holds) 笔申请")),
      words(Phrase("digest ", "摘要 ")) + history.digest,
    ]
    return lines.joined(separator: "\n")
  }

  /// A count with its thousands apart.
  static func count(_ count: Int) -> String { Number(count).grouped(decimals: 0, separator: ",") }
}
