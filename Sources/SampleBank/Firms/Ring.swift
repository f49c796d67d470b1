import Numbers

/// Firms among the bank's customers that invoice each other in a circle: 对开 for two, 环开 for more.
///
/// Each sells to the next, the last to the first, nearly the same amount within the same month.
/// All flows lie in the year before the firms' first applications, so that their files show them.
struct Ring: Sendable {
  /// Numbered by the block of firms it lies in.
  let number: Int
  /// Numbers of the firms in the order in which they invoice.
  let members: [Int]
  let months: Range<Int>
  /// What goes round in a month, in fen.
  let monthly: Int
  private let centre: CalendarDate
  private let lastDay: CalendarDate
  private let seed: UInt64

  /// Firms are numbered in blocks; a block holds one ring at most.
  static let block = 64
  static let blocksWithRing: Chance = 2_400
  static let sizes: Odds<Int> = [2: 40, 3: 30, 4: 18, 5: 12]
  /// Days by which members' first applications lie apart at most.
  static let spread = 60
  /// What goes round in a month, in yuan: equal shares of rings lie between neighbours.
  static let amounts = [30_000, 80_000, 150_000, 300_000, 700_000]
  /// How far the amount of one flow is from what goes round, in thousandths.
  static let deviation = 60

  /// The ring that a firm is a member of; rings lie among the firms that apply at first.
  init?(of number: Int, bank: Bank) {
    self.init(block: number / Self.block, bank: bank)
    guard members.contains(number) else { return nil }
  }

  /// The ring of a block of firms, if it has one.
  init?(block: Int, bank: Bank) {
    guard (block + 1) * Self.block <= bank.initialFirms else { return nil }
    var random = SplitMix(seed: bank.request.seed, .ring, block)
    guard random.happens(Self.blocksWithRing) else { return nil }
    number = block
    seed = bank.request.seed
    let size = random.pick(Self.sizes)
    var members: [Int] = []
    while members.count < size {
      let member = block * Self.block + random.integer(in: 0...(Self.block - 1))
      if !members.contains(member) { members.append(member) }
    }
    self.members = members
    centre = bank.anyDay(&random)
    lastDay = bank.request.to
    let start = centre.monthNumber - random.integer(in: 8...12)
    months = start..<start + random.integer(in: 5...8)
    monthly = random.between(quantiles: Self.amounts) * 100
  }

  /// The firm that a member invoices.
  func buyer(of member: Int) -> Int {
    guard let place = members.firstIndex(of: member) else { return member }
    return members[(place + 1) % members.count]
  }

  /// The firm that invoices a member.
  func seller(to member: Int) -> Int {
    guard let place = members.firstIndex(of: member) else { return member }
    return members[(place + members.count - 1) % members.count]
  }

  /// What a member invoices in a month, in fen, without tax.
  func amount(of member: Int, month: Int) -> Int { flow(from: member, month: month)?.amount ?? 0 }

  /// A member's invoice of a month.
  func flow(from member: Int, month: Int) -> Flow? {
    guard months.contains(month), let place = members.firstIndex(of: member) else { return nil }
    var random = SplitMix(seed: seed, .circulation, member, month)
    let share = 1_000 + random.integer(in: -Self.deviation...Self.deviation)
    return Flow(
      number: random.integer(in: 10_000_000...99_999_999),
      day: .day(3 + 4 * place + random.integer(in: 0...3), ofMonth: month),
      amount: monthly / 100 * share / 1_000 * 100)
  }

  /// One invoice round a ring.
  struct Flow: Sendable {
    let number: Int
    let day: CalendarDate
    /// Without tax, in fen.
    let amount: Int
  }

  /// The day of a member's first application.
  func applicationDay(of member: Int) -> CalendarDate {
    var random = SplitMix(seed: seed, .ring, number, member)
    // All flows end before the month of the centre, which lies within the days asked for.
    return min(centre.later(random.integer(in: 0...Self.spread)), lastDay)
  }

  /// Months for which a firm of a ring has been in business at least.
  static let leastAge = 18

  static let figures = FigureTable(
    title: "Rings of invoices",
    about: """
      Planted among the customers; `truth/rings.csv` names them. Of two firms it is a reciprocal pair (对开), of more a \
      ring (环开), shapes of DOMAIN §15. They come at most once in each block of \(block) firms.
      """,
    figures: [
      Figure("blocks of \(block) firms with a ring", blocksWithRing),
      Figure("firms of a ring", sizes),
      Figure(
        "what goes round in a month, yuan, at the quartiles",
        amounts.map(String.init).joined(separator: ", ")),
      Figure("deviation of one flow from it, at most", "\(decimal(deviation, places: 1)) %"),
      Figure("months in which it goes round", "5 to 8, all in the year before they first apply"),
      Figure("days between the members' first applications, at most", "\(spread)"),
    ])
}
