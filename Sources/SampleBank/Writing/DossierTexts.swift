/// The rows of some applications as text, a text for each table of the sample.
struct DossierTexts {
  let bank: Bank
  let versions: [PastVersion]
  private let tables: [Table]
  private var texts: [String: CSVText]

  init(bank: Bank, versions: [PastVersion], tables: [Table]) {
    self.bank = bank
    self.versions = versions
    self.tables = tables
    texts = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, CSVText($0)) })
  }

  /// In the order of the tables.
  var all: [CSVText] { tables.compactMap { texts[$0.name] } }

  /// Writes rows of a table, where the sample has it.
  private mutating func write(_ table: Table, _ rows: (inout CSVText) -> Void) {
    // Taken out while it grows: a text that two places hold is copied.
    guard var text = texts.removeValue(forKey: table.name) else { return }
    rows(&text)
    texts[table.name] = text
  }

  /// Adds the rows of a case under the number of its application.
  mutating func add(_ one: Case, number: Int) {
    let digits = bank.digits
    let application = Application(
      firm: Firm(number: one.firm, bank: bank), sequence: one.sequence, on: one.day)
    write(Application.table) { application.write(number: number, digits: digits, to: &$0) }
    write(Filing.table) { text in
      for filing in application.tax.filings {
        filing.write(application: number, digits: digits, to: &text)
      }
    }
    if !bank.request.isBrief { addDossier(application, number: number) }
    let version = versions[one.system.version].id
    write(Case.recordedTable) {
      one.writeRecorded(application, number: number, digits: digits, version: version, to: &$0)
    }
    guard !bank.request.isBrief else { return }
    let last = bank.lastMonth
    write(Loan.Month.table) { text in
      guard one.isDrawn else { return }
      for month in one.loan.months(until: last) {
        month.write(application: number, digits: digits, to: &text)
      }
    }
    write(Case.outcomesTable) { one.writeOutcome(number: number, digits: digits, to: &$0) }
  }

  /// What a brief sample leaves out of an application's dossier.
  private mutating func addDossier(_ application: Application, number: Int) {
    let digits = bank.digits
    write(PublishedLevel.table) { text in
      for level in application.rating.published {
        level.write(application: number, digits: digits, to: &text)
      }
    }
    let invoices = InvoiceBook(of: application, bank: bank)
    write(Invoice.salesTable) { text in
      for sale in invoices.sales { sale.write(application: number, digits: digits, to: &text) }
    }
    write(Invoice.purchasesTable) { text in
      for purchase in invoices.purchases {
        purchase.write(application: number, digits: digits, to: &text)
      }
    }
    if application.bureau != nil {
      write(BureauReport.Query.table) { text in
        for query in application.report.queries {
          query.write(application: number, digits: digits, to: &text)
        }
      }
      write(BureauReport.Loan.table) { text in
        for loan in application.report.loans {
          loan.write(application: number, digits: digits, to: &text)
        }
      }
    }
    write(Consents.Consent.table) { text in
      for consent in application.consents.all {
        consent.write(application: number, digits: digits, to: &text)
      }
    }
  }
}
