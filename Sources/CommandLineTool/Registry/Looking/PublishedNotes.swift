import Diagnostics
import Registry

/// What whoever signs what is live is told besides: by which waivers it is live, and when it must be signed again.
struct PublishedNotes {
  private let current: Current
  private let time: Timestamp
  private let state: RegistryState

  init(_ current: Current, at time: Timestamp, _ state: RegistryState) {
    self.current = current
    self.time = time
    self.state = state
  }

  func show(_ console: Console) {
    for version in Set(current.live.map(\.version)).sorted() {
      guard let record = state.versions[version] else { continue }
      for waiver in state.shownWaivers(of: record, at: time)
      where waiver.made.waiver.environment == current.environment {
        console.print(waiver.line)
      }
    }
    let change = state.nextChange(in: current.environment, after: time)
    if let change, change == current.validUntil {
      console.print(
        Phrase(
          "good until \(change) only, when what is live in \(current.environment) changes: publish again then",
          "仅有效至 \(change)：届时 \(current.environment) 的生效情况将变化，请再次发布"))
    }
  }
}
