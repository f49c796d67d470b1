import Diagnostics

/// Names that somebody asks for, and that must be there; the nearest of those that are is said.
extension RegistryState {
  /// Refuses an environment of which the policy does not know.
  package func checkEnvironment(_ environment: String) throws(RegistryError) {
    let known = policy.release.environments
    guard !known.contains(environment) else { return }
    throw RegistryError(
      .nameNotAllowed,
      Phrase(
        "the policy knows no environment '\(Names.shown(environment))'",
        "制度中没有环境“\(Names.shown(environment))”")
        + .suggestion(of: NearestName.of(environment, among: known)),
      remedy: Phrase("it knows ", "可用环境：") + .oneOf(known))
  }

  /// Refuses a product of which no version was handed in.
  package func checkProduct(_ product: String) throws(RegistryError) {
    let known = products
    guard !known.contains(product) else { return }
    throw RegistryError(
      .nameNotAllowed,
      Phrase(
        "no version of a product '\(Names.shown(product))' was handed in",
        "没有提交过产品“\(Names.shown(product))”的版本")
        + .suggestion(of: NearestName.of(product, among: known)),
      remedy: known.isEmpty
        ? Phrase("hand one in with 'rulebench registry submit'", "请用“rulebench registry submit”提交")
        : Phrase("there are versions of ", "已有版本的产品：") + .oneOf(known))
  }

  /// Refuses who cannot sign the next event, whatever it is: a person whom nobody knows, or a key that is not theirs.
  package func checkSigner(_ person: String, _ key: PublicKey) throws(RegistryError) {
    try checkName(of: person)
    try checkKey(key.fingerprint, of: person, at: position + 1)
  }

  /// Refuses a person of whom neither the policy nor a key knows.
  ///
  /// Whoever left the policy may still revoke a key of their own.
  package func checkName(of person: String) throws(RegistryError) {
    guard policy.persons[person] == nil, !keys.values.contains(where: { $0.person == person })
    else { return }
    let known = policy.persons.keys
    throw RegistryError(
      .nameNotAllowed,
      Phrase(
        "the policy knows no person '\(Names.shown(person))'", "制度中没有人员“\(Names.shown(person))”")
        + .suggestion(of: NearestName.of(person, among: known)),
      remedy: Phrase("it knows ", "制度中的人员：") + .oneOf(known.sorted()))
  }
}
