extension Loan {
  /// How a loan is used and repaid while all is well, and what comes of a default.
  struct Plan: Sendable {
    let line: Int
    let term: Int
    /// Drawn and repaid at will (随借随还), else interest first and all of it at the end (先息后本).
    let isRevolving: Bool
    let firstUse: Int
    let isDefaulting: Bool
    /// Months after default in which it is made good; past the write-off where it never is.
    let cure: Int
    /// Months after default in which what is left is written off.
    let writeOff: Int

    init(line: Int, term: Int, isDefaulting: Bool, _ random: inout SplitMix) {
      self.line = line
      self.term = term
      self.isDefaulting = isDefaulting
      isRevolving = line <= Loan.revolvingUpTo
      firstUse = random.integer(in: isRevolving ? Loan.firstUses : Loan.fullUses)
      writeOff = random.integer(in: Loan.monthsToWriteOff)
      let cures = random.happens(Loan.cured)
      let after = random.integer(in: 1...6)
      cure = cures && isDefaulting ? after : 10_000
    }

    /// Draws and repayments of a month that is paid as it should be; the change of the balance.
    func move(
      _ age: Int, _ balance: Int, _ month: inout Month, _ random: inout SplitMix
    ) -> Int {
      if age == 0 {
        month.drawn = Loan.rounded(line * firstUse / 100)
        return month.drawn
      }
      let repays = random.happens(isRevolving ? Loan.repaying : Loan.prepaying)
      let draws = random.happens(isDefaulting ? Loan.drawingInNeed : Loan.drawing)
      let part = random.integer(in: 10...60)
      if age >= term { return -balance }
      if repays, isRevolving { return -Loan.rounded(balance * part / 100) }
      if repays, !isDefaulting { return -balance }
      if draws, isRevolving {
        month.drawn = Loan.rounded((line - balance) * part / 100)
        return month.drawn
      }
      return 0
    }

    /// What comes back of a defaulted balance in a month.
    func recover(_ balance: Int, _ month: inout Month, _ random: inout SplitMix) -> Int {
      let comesBack = random.happens(Loan.recovering)
      let part = random.integer(in: Loan.recoveredParts)
      if comesBack { month.recovered = Loan.rounded(balance * part / 100) }
      return month.recovered
    }
  }

  /// Down to hundreds of yuan.
  static func rounded(_ fen: Int) -> Int { fen / 10_000 * 10_000 }

  static let daysToDraw = 0...40
  /// Lines up to 50万 revolve; in fen.
  static let revolvingUpTo = 50_000_000
  /// Part of the line drawn at first, in percent.
  static let firstUses = 40...100
  static let fullUses = 70...100
  static let repaying: Chance = 2_200
  static let drawing: Chance = 2_600
  static let drawingInNeed: Chance = 6_000
  static let prepaying: Chance = 150
  static let forgetful: Chance = 60
  static let recovering: Chance = 2_000
  static let recoveredParts = 3...25
  static let cured: Chance = 900
  static let monthsToWriteOff = 9...13
  static let neverDraws: Chance = 1_300

  static let figures = FigureTable(
    title: "Loans",
    about: """
      Booked lines that are drawn, by month until they are repaid or written off, or \(Bank.observation) months after the last day \
      asked for. Opening + drawn − repaid − written off = closing in every row; what is repaid, recovered and cured money \
      included, is what makes it so.
      """,
    figures: [
      Figure("booked lines that are never drawn", neverDraws),
      Figure(
        "days from decision to first draw", "\(daysToDraw.lowerBound) to \(daysToDraw.upperBound)"),
      Figure(
        "lines that are drawn and repaid at will, up to", "\(revolvingUpTo / 100) yuan"),
      Figure(
        "first draw of these, % of the line", "\(firstUses.lowerBound) to \(firstUses.upperBound)"),
      Figure(
        "first draw of the others", "\(fullUses.lowerBound) to \(fullUses.upperBound)"),
      Figure("months in which a revolving balance is repaid in part", repaying),
      Figure("months in which it is drawn again", drawing),
      Figure("the same of a loan that will default", drawingInNeed),
      Figure("months in which another loan is repaid before its term", prepaying),
      Figure("months that end a few days past due for no reason", forgetful),
      Figure("defaulted loans made good within half a year, then repaid", cured),
      Figure("months with money from a defaulted loan", recovering),
      Figure(
        "part of its balance that comes, %",
        "\(recoveredParts.lowerBound) to \(recoveredParts.upperBound)"),
      Figure(
        "written off, months after default",
        "\(monthsToWriteOff.lowerBound) to \(monthsToWriteOff.upperBound)"),
    ])
}
