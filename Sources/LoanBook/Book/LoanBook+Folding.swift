import Dispatch
import Synchronization

extension LoanBook {
  /// Folds loans in threads, which take ranges of them as they come; the sums are the same for any number.
  package static func folding(
    _ count: Int, under curves: LoanCurves, threads: Int, loan: @Sendable (Int) -> Loan
  ) throws(LoanProblem) -> LoanBook {
    let range = 16_384
    let next = Atomic(0)
    let folded = Mutex<Result<LoanBook, LoanProblem>>(.success(LoanBook(under: curves)))
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      var own = LoanBook(under: curves)
      var problem: LoanProblem?
      while problem == nil {
        let begin = next.wrappingAdd(range, ordering: .relaxed).oldValue
        guard begin < count else { break }
        do throws(LoanProblem) {
          for index in begin..<min(count, begin + range) { try own.add(loan(index)) }
        } catch { problem = error }
      }
      folded.withLock { result in
        result = result.flatMap { book in
          if let problem { return .failure(problem) }
          var book = book
          book.add(own)
          return .success(book)
        }
      }
    }
    return try folded.withLock { result throws(LoanProblem) in try result.get() }
  }
}
