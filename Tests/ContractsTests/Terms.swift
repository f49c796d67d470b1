import Contracts
import Numbers
import Testing

/// A day in tests, such as `2026-01-15`.
func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }

/// A rate in tests, such as `4.35%`.
func rate(_ text: String) throws -> Number { try Number(parsingWithUnits: text) }

/// An amount in tests, such as `85,309.90`, in fen.
func fen(_ text: String) throws -> Int {
  let number = try Number(parsing: text.filter { $0 != "," })
  return try #require(number.scaled(toDecimals: 2).flatMap(Int.init(exactly:)))
}

extension Movement {
  static func draw(_ amount: String, on date: String) throws -> Movement {
    try Movement(.draw, on: ContractsTests.day(date), of: fen(amount))
  }

  static func repayment(_ amount: String, on date: String) throws -> Movement {
    try Movement(.repayment, on: ContractsTests.day(date), of: fen(amount))
  }
}
