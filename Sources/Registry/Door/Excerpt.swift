/// The events of a log that a bundle needs.
///
/// They are all that say who may sign, the last `current` of the environment, and of the products live there everything that
/// was signed; left out are other products, other statements of what is current, checkpoints, and what is not signed
/// singly.
enum Excerpt {
  /// - Parameters:
  ///   - log: all events in their order.
  ///   - current: the statement that the bundle is of.
  static func of(_ log: [StoredEvent], upTo current: StoredEvent, products: Set<String>)
    -> [StoredEvent]
  {
    var versions: Set<String> = []
    /// Positions of events taken that others refer to.
    var taken: Set<Int> = []
    return log.filter { stored in
      let position = stored.event.position
      guard position < current.event.position else { return position == current.event.position }
      let isTaken: Bool
      switch stored.event.body {
      case .genesis, .keyProposed, .keySeconded, .keyRevoked, .policyProposed, .policySeconded:
        isTaken = true
      case .submitted(let submission):
        isTaken = products.contains(submission.product)
        if isTaken { versions.insert(submission.version) }
      case .validated(let validation): isTaken = versions.contains(validation.version)
      case .waived(let waiver): isTaken = versions.contains(waiver.version)
      case .approved(let approval): isTaken = versions.contains(approval.version)
      case .rejected(let rejection), .withdrawn(let rejection):
        isTaken = versions.contains(rejection.version)
      case .scheduled(let release): isTaken = products.contains(release.product)
      case .widened(let widening): isTaken = products.contains(widening.product)
      case .halted(let halt), .resumed(let halt):
        isTaken = halt.product.map(products.contains) ?? true
      case .rolledBack(let rollback): isTaken = products.contains(rollback.product)
      case .resumeSeconded(let seconding), .rollbackConfirmed(let seconding):
        isTaken = taken.contains(seconding.proposal)
      case .current, .checkpoint, .reviewOpened, .reconciled, .note: isTaken = false
      }
      if isTaken { taken.insert(position) }
      return isTaken
    }
  }
}
