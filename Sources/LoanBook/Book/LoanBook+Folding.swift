import Dispatch
import Synchronization

extension LoanBook {
  /// Folds loans in threads, which take ranges of them as they come; the sums are the same for any number.
  ///
  /// Where a loan is refused, the first that is.
  package static func folding(
    _ count: Int, under curves: LoanCurves, threads: Int, loan: @Sendable (Int) -> Loan
  ) throws(LoanProblem) -> LoanBook {
    let range = 16_384
    let next = Atomic(0)
    let folded = Mutex(LoanBook(under: curves))
    let refused = Mutex<(index: Int, problem: LoanProblem)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      var own = LoanBook(under: curves)
      while true {
        let begin = next.wrappingAdd(range, ordering: .relaxed).oldValue
        guard begin < count else { break }
        for index in begin..<min(count, begin + range) {
          do throws(LoanProblem) { try own.add(loan(index)) } catch {
            refused.withLock { if index < $0?.index ?? .max { $0 = (index, error) } }
            return
          }
        }
      }
      folded.withLock { $0.add(own) }
    }
    if let refusal = refused.withLock({ $0 }) { throw refusal.problem }
    return folded.withLock { $0 }
  }
}
