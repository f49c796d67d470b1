extension EventBody {
  /// The digests of artefacts that must be stored with the event.
  package var artefacts: [String] {
    switch self {
    case .genesis(let genesis): [genesis.policy]
    case .policyProposed(let proposal): [proposal.policy]
    case .submitted(let submission): [submission.version] + submission.package.documents
    case .validated(let validation): validation.records
    default: []
    }
  }
}

extension ChangePackage {
  /// The digests of its documents.
  package var documents: [String] {
    [changeRequest, productCard, purposeCheck, riskOpinion, monitoringPlan, rollbackPlan]
  }
}
