/// A book with a list and two deliveries of it, for the tests of `import` and `history`.
enum Shops {
  static let book = """
    rulebook shops "Shops"
    decides application
    record application {
      id text key
      customer text role customer
      applied_on date as_of
      level one of A, B, C optional
      amount money [0, 1_000_000]
      note text optional
      sales list of sale optional
    }
    record sale parent application {
      sold_on date known_on
      buyer text
      total money
    }
    admission { undecided: refer  refer A01 "Small" when amount < 5_000 }

    """

  static let applications = """
    id,customer,applied_on,level,amount,note
    K1,C1,2026-01-10,A,25000,plain
    K2,C2,2026-02-11,,4999.99,"=1+1"
    K3,C1,2026-03-12,C,7000.5,'=2

    """

  static let sales = """
    application,sold_on,buyer,total
    K1,2025-12-01,B1,10.50
    K3,2026-01-05,B2,-3
    K3,2026-01-05,B2,-3
    K3,2026-01-04,B2,3

    """

  static let recorded = """
    application,product,version,system_outcome,final_outcome,override_reason,decided_on,decided_line,booked_line,rate,term
    K1,tax_line,sha256:1,approve,approve,,2026-01-12,20000,20000,0.0435,12
    K2,tax_line,sha256:1,refer,decline,thin,2026-02-15,,,,

    """

  static let performance = """
    application,month_end,drawn,balance,days_past_due,cured,recovered,written_off
    K1,2026-01-31,20000,20000,0,0,0,0
    K1,2026-02-28,0,15000,0,0,0,0

    """

  static var files: [String: String] {
    [
      "book.rules": book, "bank/applications.csv": applications, "bank/sales.csv": sales,
      "bank/recorded.csv": recorded, "bank/performance.csv": performance,
      "bank/truth/outcomes.csv": "secret\n", "bank/README.md": "a bank\n",
    ]
  }

  /// A folder with the files, some of them others.
  static func folder(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
    try TemporaryFolder(files.merging(changes) { $1 })
  }

  /// A folder whose `h.db` holds the first delivery.
  static func imported(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try folder(changes)
    _ = folder.run("import", "--schema", "@", "--csv", "@/bank", "--into", "@/h.db")
    return folder
  }
}

extension ToolRun {
  /// The lines of the output, digests cut off.
  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      guard let digest = line.firstRange(of: "sha256:") else { return String(line) }
      return line[..<digest.upperBound] + "…"
    }
  }

  /// The digest that the output names last.
  var digest: String? {
    output.split(whereSeparator: \.isWhitespace).last { $0.hasPrefix("sha256:") }.map(String.init)
  }
}
