/// A version put in the way of going live.
package struct Release: Codable, Hashable, Sendable {
  package var product: String
  package var environment: String
  package var version: String
  /// As approved.
  package var plan: ReleasePlan
  /// 32 hexadecimal digits, by which customers are dealt to arms; kept while the share is widened.
  package var salt: String
  /// What will decide; means the same as the evidence's.
  package var engine: EngineIdentity

  package init(
    product: String, environment: String, version: String, plan: ReleasePlan, salt: String,
    engine: EngineIdentity
  ) {
    self.product = product
    self.environment = environment
    self.version = version
    self.plan = plan
    self.salt = salt
    self.engine = engine
  }
}

/// A greater share for a version that is staged.
package struct Widening: Codable, Hashable, Sendable {
  package var product: String
  package var environment: String
  package var version: String
  /// Percent.
  package var share: Int
  package var from: Timestamp

  package init(product: String, environment: String, version: String, share: Int, from: Timestamp) {
    self.product = product
    self.environment = environment
    self.version = version
    self.share = share
    self.from = from
  }
}

/// Nothing is decided by rules any more: all is referred; or the end of that.
package struct Halt: Codable, Hashable, Sendable {
  /// `nil` for all products.
  package var product: String?
  package var environment: String
  package var because: String

  package init(product: String? = nil, environment: String, because: String) {
    self.product = product
    self.environment = environment
    self.because = because
  }
}

/// The version live before is live again, at once.
package struct Rollback: Codable, Hashable, Sendable {
  package var product: String
  package var environment: String
  package var from: String
  package var to: String
  package var because: String

  package init(product: String, environment: String, from: String, to: String, because: String) {
    self.product = product
    self.environment = environment
    self.from = from
    self.to = to
    self.because = because
  }
}

/// What is live in an environment, signed for the pipeline.
package struct Current: Codable, Hashable, Sendable {
  package var environment: String
  /// One more than the last.
  package var sequence: Int
  package var live: [LiveEntry]
  /// Digest over all that was signed so far about the products that are live and about all products, so that nothing of it
  /// can be left out.
  package var trail: String
  package var validUntil: Timestamp

  package init(
    environment: String, sequence: Int, live: [LiveEntry], trail: String, validUntil: Timestamp
  ) {
    self.environment = environment
    self.sequence = sequence
    self.live = live
    self.trail = trail
    self.validUntil = validUntil
  }

  /// The products that are live.
  package var products: Set<String> { Set(live.map(\.product)) }
}
