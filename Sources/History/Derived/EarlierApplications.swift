import Numbers

/// For each application the earlier ones that share its person, its address, its phone or nearly all their invoices.
///
/// Earlier is made on a day before; what was made on the same day neither sees the other. Nothing that became known after
/// an application was made is looked at, so what is found for it never changes, and it hangs on no order of import.
package struct EarlierApplications: Sendable {
  /// Of the invoices of the earlier application so many millionths must stand in the later one.
  package static let leastShare = 900_000
  /// Of those with one link the latest so many are kept, so that an address of thousands stays affordable.
  package static let most = 200
  /// An invoice that more applications have than these is no sign of anything.
  static let widespread = 1_000

  /// By applicant the earlier applications, by their day, their key and the link.
  package let entries: [[EarlierApplication]]

  package init(_ applicants: [Applicant]) {
    // By day and key, so that whatever is met first is earlier.
    let order = applicants.indices.sorted { a, b in
      let (left, right) = (applicants[a], applicants[b])
      return (left.appliedOn, left.key) < (right.appliedOn, right.key)
    }
    var entries = [[EarlierApplication]](repeating: [], count: applicants.count)
    for (link, text) in [
      (.person, \.person), (.address, \.address), (.phone, \.phone),
    ] as [(EarlierApplication.Link, KeyPath<Applicant, String?>)] {
      Self.linkTexts(link, text, applicants, order, into: &entries)
    }
    Self.linkInvoices(applicants, order, into: &entries)
    var rank = [Int](repeating: 0, count: applicants.count)
    for (position, applicant) in order.enumerated() { rank[applicant] = position }
    self.entries = entries.map { own in
      own.sorted { (rank[$0.other], $0.link) < (rank[$1.other], $1.link) }
    }
  }

  private static func linkTexts(
    _ link: EarlierApplication.Link, _ text: KeyPath<Applicant, String?>,
    _ applicants: [Applicant], _ order: [Int], into entries: inout [[EarlierApplication]]
  ) {
    var met: [String: [Int]] = [:]
    for applicant in order {
      guard let shared = applicants[applicant][keyPath: text] else { continue }
      let day = applicants[applicant].appliedOn
      let earlier = (met[shared] ?? []).reversed().drop { applicants[$0].appliedOn >= day }
      entries[applicant] += earlier.prefix(most).map {
        EarlierApplication(other: $0, link: link, share: 1_000_000)
      }
      met[shared, default: []].append(applicant)
    }
  }

  /// Counts common invoices through an index of those that several applications have.
  private static func linkInvoices(
    _ applicants: [Applicant], _ order: [Int], into entries: inout [[EarlierApplication]]
  ) {
    var index: [(invoice: UInt64, position: Int32)] = []
    index.reserveCapacity(applicants.reduce(0) { $0 + $1.invoices.count })
    for (position, applicant) in order.enumerated() {
      for invoice in applicants[applicant].invoices { index.append((invoice, Int32(position))) }
    }
    index.sort { ($0.invoice, $0.position) < ($1.invoice, $1.position) }
    var common: [UInt64: Int] = [:]
    var start = 0
    while start < index.count {
      var end = start + 1
      while end < index.count, index[end].invoice == index[start].invoice { end += 1 }
      if end - start <= widespread {
        for later in start..<end {
          for earlier in start..<later {
            let pair = UInt64(index[later].position) << 32 | UInt64(index[earlier].position)
            common[pair, default: 0] += 1
          }
        }
      }
      start = end
    }
    var found: [Int: [EarlierApplication]] = [:]
    for (pair, count) in common {
      let (later, earlier) = (order[Int(pair >> 32)], order[Int(pair & 0xFFFF_FFFF)])
      guard applicants[earlier].appliedOn < applicants[later].appliedOn else { continue }
      let share = count * 1_000_000 / applicants[earlier].invoices.count
      guard share >= leastShare else { continue }
      found[Int(pair >> 32), default: []].append(
        EarlierApplication(other: earlier, link: .invoices, share: share))
    }
    for (later, all) in found {
      let latest = all.sorted {
        let (left, right) = (applicants[$0.other], applicants[$1.other])
        return (right.appliedOn, right.key) < (left.appliedOn, left.key)
      }
      entries[order[later]] += latest.prefix(most)
    }
  }
}
