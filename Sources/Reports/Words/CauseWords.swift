package import Engine

extension MissingCause {
  /// Why something is missing, as a clause without a final period.
  package var sentence: String {
    let where_ = row.map { ", row \($0)" } ?? ""
    return switch reason {
    case .absent: "\(place)\(where_) was not supplied"
    case .setMissing: "\(place) is set to missing"
    case .notGiven: "\(place) is not given"
    case .noConsent(let source):
      "no consent on that day to see \(source.map { "\(place) from \($0)" } ?? place)"
    case .noList: "there are no \(place) for this application, not even an empty list"
    case .noRows: "no row of \(place) to take it from"
    case .divisionByZero: "\(place)\(where_) divides by zero"
    case .baseNotPositive: "\(place) has a base that is not above zero"
    case .outOfDomain: "\(place)\(where_) has no value there"
    case .incomparable: "\(place)\(where_) compares values that have no order"
    case .tableSaysMissing(let row): "table \(place), row \(row), says missing"
    case .noTableRow: "no row of table \(place) is settled"
    case .noBin: "\(place) has no bin for it"
    case .beforeFirm: "months before \(place) have no figures"
    case .written: "\(place) is written as missing there"
    }
  }
}

extension ErrorCause {
  /// Why something is an error, as a clause without a final period.
  package var sentence: String {
    switch reason {
    case .beforeFirstReference: "\(place) has no value in force on that day"
    case .crossedBounds: "the bounds of \(place) are crossed"
    case .overflow: "\(place) is too large"
    }
  }
}
