/// What a firm may share with others: owner, address, phone; each numbered by the firm it came with first.
struct Links: Sendable {
  /// Whose person the owner is: the firm's own number, or that of the owner's other firm.
  let owner: Int
  let address: Int
  let phone: Int

  static let sharedOwner: Chance = 600
  static let sharedAddress: Chance = 500
  static let sharedPhone: Chance = 200
  /// Of the firms of a ring, those that share the first firm's owner, address or phone.
  static let sharedInRing: Chance = 3_500
  /// How far apart firms of one owner are numbered at most.
  static let reach = 20

  init(of number: Int, ring: Ring?, bank: Bank) {
    var random = SplitMix(seed: bank.request.seed, .links, number)
    let near = max(0, number - random.integer(in: 1...Self.reach))
    let ownerShared = random.happens(Self.sharedOwner)
    let addressShared = random.happens(Self.sharedAddress)
    let phoneShared = random.happens(Self.sharedPhone)
    if let ring {
      let leader = ring.members[0]
      owner = random.happens(Self.sharedInRing) ? leader : number
      address = random.happens(Self.sharedInRing) ? leader : number
      phone = random.happens(Self.sharedInRing) ? leader : number
    } else {
      owner = ownerShared ? near : number
      address = ownerShared || addressShared ? near : number
      phone = ownerShared && phoneShared || phoneShared ? near : number
    }
  }

  /// The year in which an owner was born, around `year`.
  static func birth(ofOwner owner: Int, seed: UInt64, around year: Int) -> Int {
    var random = SplitMix(seed: seed, .links, owner, 1)
    return year - random.middling(in: ownerAges)
  }

  static let ownerAges = 20...70

  static let figures = FigureTable(
    title: "Owners and links",
    about:
      "Ids of persons, addresses and phones are made up; equal ids are one person, address or phone.",
    figures: [
      Figure("firms whose owner has another firm, at the same address", sharedOwner),
      Figure("others at another firm's address", sharedAddress),
      Figure("firms with another firm's phone", sharedPhone),
      Figure(
        "firms of a ring with the owner, address or phone of its first, each", sharedInRing),
      Figure(
        "owner's age, mean of three draws between",
        "\(ownerAges.lowerBound) and \(ownerAges.upperBound)"),
    ])
}
