/// One decision as the log holds it.
package struct LoggedDecision: Hashable, Sendable {
  /// From 1 on within its chain.
  package var number: Int
  /// Hash of the line before.
  package var previous: String
  /// When it was written.
  package var at: Timestamp
  package var source: Source
  /// The application and its customer under the log's key, as `IdentifierKey` makes them; `nil` where the record names none.
  package var application: String?
  package var customer: String?
  /// The application's own date, `2026-03-01`; `nil` where the record has none.
  package var asOf: String?
  /// Fields whose values were left out when the record was written; such a decision cannot be replayed.
  package var masked: [String]
  /// What was decided upon, as a JSON object that the record's reader reads: without the application's key, its customer
  /// and masked fields.
  package var inputs: String
  /// The decision record as JSON, without the application's key.
  package var decision: String
  /// The earlier decision that this one corrects; both stay.
  package var supersedes: DecisionID?

  /// Which version decided, and by what right.
  package struct Source: Hashable, Sendable {
    package var version: String
    /// What follows is `nil` where a book decided that came from no bundle.
    package var environment: String?
    package var product: String?
    /// Of a staged release the customer's place, 0…99, under its salt; `nil` where all customers have one version.
    package var place: Int?
    package var province: String?
    /// The day of the decision by which the version was chosen, `2026-03-01`.
    package var decidedOn: String?
    /// When it was chosen: before the application was decided and the record written.
    package var chosenAt: Timestamp?
    package var bundle: String?
    /// Of the bundle's `current` statement.
    package var sequence: Int?

    package init(
      version: String, environment: String? = nil, product: String? = nil, place: Int? = nil,
      province: String? = nil, decidedOn: String? = nil, chosenAt: Timestamp? = nil,
      bundle: String? = nil, sequence: Int? = nil
    ) {
      self.version = version
      self.environment = environment
      self.product = product
      self.place = place
      self.province = province
      self.decidedOn = decidedOn
      self.chosenAt = chosenAt
      self.bundle = bundle
      self.sequence = sequence
    }
  }

  package init(
    number: Int = 0, previous: String = "", at: Timestamp, source: Source, application: String?,
    customer: String?, asOf: String?, masked: [String] = [], inputs: String, decision: String,
    supersedes: DecisionID? = nil
  ) {
    self.number = number
    self.previous = previous
    self.at = at
    self.source = source
    self.application = application
    self.customer = customer
    self.asOf = asOf
    self.masked = masked
    self.inputs = inputs
    self.decision = decision
    self.supersedes = supersedes
  }

  /// Whether the inputs are all there.
  package var isReplayable: Bool { masked.isEmpty }

  /// The application's own fields by name, as the texts they were decided upon; `nil` stands for a missing value.
  ///
  /// Masked fields are not among them, and lists have no text.
  package var fields: [String: String?] {
    var fields: [String: String?] = [:]
    for (name, json) in LineReader.members(of: inputs) {
      switch json.utf8.first {
      case UInt8(ascii: "\""): fields[name] = LineReader.text(json)
      case UInt8(ascii: "["), UInt8(ascii: "{"): break
      case UInt8(ascii: "n"): fields.updateValue(nil, forKey: name)
      default: fields[name] = json
      }
    }
    return fields
  }

  /// How many rows each list of the application has; missing lists are not among them.
  package var listCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (name, json) in LineReader.members(of: inputs) where json.hasPrefix("[") {
      counts[name] = LineReader.count(ofItemsIn: json)
    }
    return counts
  }

  // MARK: As a line

  /// The line without its end, and its hash.
  func line() -> (text: String, hash: String) { DecisionLogLine.sealed(text()) }

  /// The line without its hash.
  func text() -> LineText {
    var line = LineText()
    line.add("n", number)
    line.add("previous", previous)
    line.add("at", at.description)
    line.add("version", source.version)
    line.add("environment", source.environment)
    line.add("product", source.product)
    line.add("place", source.place)
    line.add("province", source.province)
    line.add("decided_on", source.decidedOn)
    line.add("chosen_at", source.chosenAt?.description)
    line.add("bundle", source.bundle)
    line.add("sequence", source.sequence)
    line.add("application", application)
    line.add("customer", customer)
    line.add("as_of", asOf)
    line.add("masked", masked)
    line.add("inputs", json: inputs)
    line.add("decision", json: decision)
    line.add("supersedes", supersedes?.description)
    return line
  }

  /// Reads a line; `nil` where it is not what `line` writes.
  init?(line bytes: [UInt8]) {
    guard var reader = LineReader(bytes), let number = reader.number("n"),
      let previous = reader.text("previous"),
      let at = reader.text("at").flatMap({ Timestamp(parsing: $0) }),
      let version = reader.text("version")
    else { return nil }
    let source = Source(
      version: version, environment: reader.text("environment"), product: reader.text("product"),
      place: reader.number("place"), province: reader.text("province"),
      decidedOn: reader.text("decided_on"),
      chosenAt: reader.text("chosen_at").flatMap { Timestamp(parsing: $0) },
      bundle: reader.text("bundle"), sequence: reader.number("sequence"))
    let (application, customer) = (reader.text("application"), reader.text("customer"))
    let (asOf, masked) = (reader.text("as_of"), reader.texts("masked"))
    guard let inputs = reader.json("inputs"), let decision = reader.json("decision") else {
      return nil
    }
    self.init(
      number: number, previous: previous, at: at, source: source, application: application,
      customer: customer, asOf: asOf, masked: masked, inputs: inputs, decision: decision,
      supersedes: reader.text("supersedes").flatMap { DecisionID($0) })
  }
}
