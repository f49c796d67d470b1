package import Diagnostics

extension PlainFile {
  /// What a file is to be, and how big it may be.
  package enum Kind: CaseIterable, Sendable {
    case registry, journal, trust, checked, bundle
    case policy, signers, key, publicKey, document
    case log, heads, identifierKey
    case record, evidence, plan, performance, history, book

    /// As `a trust file`.
    package var words: Phrase {
      switch self {
      case .registry: Phrase("a registry", "登记簿")
      case .journal: Phrase("a registry's journal", "登记簿的日志文件")
      case .trust: Phrase("a trust file", "信任文件")
      case .checked: Phrase("a list of checked signatures", "已核验签名清单")
      case .bundle: Phrase("a bundle", "发布包")
      case .policy: Phrase("a policy", "制度文件")
      case .signers: Phrase("a list of signers", "签名人清单")
      case .key: Phrase("a key", "密钥文件")
      case .publicKey: Phrase("a public key", "公钥文件")
      case .document: Phrase("a document", "文档")
      case .log: Phrase("a decision log", "决策日志")
      case .heads: Phrase("heads of decision logs", "决策日志的链头文件")
      case .identifierKey: Phrase("a key of decision logs", "决策日志的密钥文件")
      case .record: Phrase("the record of a run", "运行记录")
      case .evidence: Phrase("a table of a run", "运行结果表")
      case .plan: Phrase("a monitoring plan", "监测方案")
      case .performance: Phrase("a table of loans by month", "贷款逐月表现表")
      case .history: Phrase("a history", "历史库")
      case .book: Phrase("a rule book", "规则书")
      }
    }

    /// Most bytes; many times what such a file has ever had.
    var limit: Int64 {
      let megabyte: Int64 = 1 << 20
      return switch self {
      // Read row by row or page by page, however long.
      case .registry, .journal, .log, .performance, .history: .max
      case .key, .publicKey, .identifierKey: megabyte / 16
      case .trust, .policy, .signers, .plan: 4 * megabyte
      case .checked, .heads: 64 * megabyte
      case .bundle, .document, .record, .evidence, .book: 256 * megabyte
      }
    }
  }
}
