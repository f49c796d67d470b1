import Dispatch
import Numbers
import Synchronization

/// Makes all applications of a bank in rounds: first ones are decided, some firms come back, those are decided, and so on.
struct CaseMaking: Sendable {
  let bank: Bank
  let decider: PastDecider
  let threads: Int
  /// Told how many applications are decided so far.
  let progress: @Sendable (Int) -> Void

  /// An application that is to be decided.
  private struct Slot: Sendable {
    let firm: Int
    let sequence: Int
    /// `nil` for a firm's first, which the firm itself dates.
    let day: CalendarDate?
  }

  /// Rounds in which firms come back.
  static let rounds = 4

  /// All cases in order of their days.
  func all() throws -> [Case] {
    let wanted = bank.request.applications
    var cases = try decide(
      (0..<bank.initialFirms).map { Slot(firm: $0, sequence: 0, day: nil) }, after: 0)
    var latest = cases
    for _ in 0..<Self.rounds where cases.count < wanted {
      let back = latest.compactMap { last in
        last.comeback(bank: bank).map {
          Slot(firm: last.firm, sequence: last.sequence + 1, day: $0)
        }
      }
      latest = try decide(Array(back.prefix(wanted - cases.count)), after: cases.count)
      cases += latest
    }
    let firms = bank.initialFirms..<bank.initialFirms + wanted - cases.count
    cases += try decide(firms.map { Slot(firm: $0, sequence: 0, day: nil) }, after: cases.count)
    return cases.sorted { ($0.day, $0.firm, $0.sequence) < ($1.day, $1.firm, $1.sequence) }
  }

  private func decide(_ slots: [Slot], after done: Int) throws -> [Case] {
    let decided = Atomic<Int>(done)
    return try inPieces(of: 1_024, slots.count, threads: threads) { range in
      let applications = slots[range].map { slot in
        let firm = Firm(number: slot.firm, bank: bank)
        return Application(firm: firm, sequence: slot.sequence, on: slot.day ?? firm.firstDay)
      }
      let cases = zip(applications, try decider.decide(applications)).map {
        Case($0, $1, bank: bank)
      }
      progress(decided.add(range.count, ordering: .relaxed).newValue)
      return cases
    }.flatMap { $0 }
  }
}

/// Results of all pieces of a range, in order, worked out on several threads.
func inPieces<Result: Sendable>(
  of size: Int, _ count: Int, threads: Int, _ body: @Sendable (Range<Int>) throws -> Result
) throws -> [Result] {
  let pieces = (count + size - 1) / size
  let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
  let next = Atomic<Int>(0)
  // Pieces are handed out once each, and joined in order: the threads do not matter.
  let work: @Sendable () -> Void = {
    while true {
      let (piece, _) = next.add(1, ordering: .relaxed)
      guard piece < pieces else { return }
      let result = Swift.Result { try body(piece * size..<min((piece + 1) * size, count)) }
      results.withLock { $0[piece] = result }
    }
  }
  withoutActuallyEscaping(work) { work in
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, pieces))) { _ in work() }
  }
  let all = results.withLock { $0 }
  return try (0..<pieces).compactMap { try all[$0]?.get() }
}
