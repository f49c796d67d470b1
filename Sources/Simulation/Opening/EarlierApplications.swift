import Numbers
import SQLite

/// The booked applications before the months of a run, by key, with what their customers apply for in them.
struct EarlierApplications {
  struct Application {
    /// Place in `products`.
    let product: Int32
    let term: Int16
    let rate: Int32
    let line: Int64
    /// The applications in the run of the same customer for the same product: month and place in the history.
    fileprivate let later: [(month: Int32, place: Int32)]

    /// The place of the last of those from two months before the loan falls due to one month after, in which a customer asks
    /// for its renewal; -1 of none.
    func renewal(dueIn month: Int32) -> Int32 {
      later.last { (month - 2...month + 1).contains($0.month) }?.place ?? -1
    }
  }

  /// In the order of the alphabet, `nil` of an unnamed one last.
  let products: [String?]
  private let applications: [String: Application]

  subscript(key: String) -> Application? { applications[key] }

  init(
    _ tables: BusinessTables, before month: Int32, _ ledger: CaseLedger,
    _ options: BacktestOptions
  ) throws {
    let database = tables.database
    func column(_ name: String?) -> String { name.map { "a.\(Database.quoted($0))" } ?? "NULL" }
    let asOf = column(tables.asOf)
    let head = """
      SELECT \(column(tables.key)), \(column(tables.customer)), \(column(tables.product)), \(asOf)
      """
    let from = "FROM \(Database.quoted(tables.application)) a"
    let first = CalendarDate(packed: month << 5 | 1).description
    struct Line: Hashable {
      let customer: String
      let product: String?
    }
    var later: [Line: [(month: Int32, place: Int32)]] = [:]
    let cases = CaseNumbers(ledger)
    let returning = try database.prepare("\(head) \(from) WHERE \(asOf) >= ?1 ORDER BY \(asOf)")
    try returning.bind([.text(first)])
    while try returning.step() {
      guard let row = cases[returning.text(0) ?? ""], let customer = returning.text(1) else {
        continue
      }
      later[Line(customer: customer, product: returning.text(2)), default: []].append(
        (ledger.dates[row] >> 5, ledger.places[row]))
    }
    var names: [String?] = []
    var numbers: [String?: Int32] = [:]
    var applications: [String: Application] = [:]
    let booked = try database.prepare(
      """
      \(head), r.booked_line_fen, r.rate_e6, r.term \(from)
      JOIN recorded r ON r.application = \(column(tables.key))
      WHERE \(asOf) < ?1 AND r.booked_line_fen > 0 AND r.rate_e6 >= 0 AND r.term > 0
      """)
    try booked.bind([.text(first)])
    while try booked.step() {
      guard let key = booked.text(0) else { continue }
      let (customer, product) = (booked.text(1), booked.text(2))
      guard options.keeps(customer: customer, key: key, tables) else { continue }
      if numbers[product] == nil {
        numbers[product] = Int32(names.count)
        names.append(product)
      }
      applications[key] = Application(
        product: numbers[product] ?? 0, term: Int16(clamping: booked.integer(6)),
        rate: Int32(clamping: booked.integer(5)), line: booked.integer(4),
        later: customer.flatMap { later[Line(customer: $0, product: product)] } ?? [])
    }
    products = names
    self.applications = applications
  }
}

extension BacktestOptions {
  /// Whether a run counts a customer's applications: who is in its shard and may be processed, as `Selection` has it.
  fileprivate func keeps(customer: String?, key: String, _ tables: BusinessTables) -> Bool {
    func text(of field: String) -> String? {
      field == tables.customer ? customer : field == tables.key ? key : nil
    }
    if let shard {
      guard text(of: shard.field).map({ shard.shard.holds($0) }) ?? (shard.shard.index == 1) else {
        return false
      }
    }
    if case .withdrawn(let gone, let field)? = processing?.record, let name = text(of: field) {
      return !gone.contains(name)
    }
    return true
  }
}
