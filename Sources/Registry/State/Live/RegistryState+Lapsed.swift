package import Diagnostics

extension RegistryState {
  /// What is live in an environment although it could not go live now: past its review, or with a gate that is neither met nor
  /// waived any more.
  package func lapsed(in environment: String, at time: Timestamp) -> [Phrase] {
    let versions = Set(liveEntries(in: environment, at: time).map(\.version))
    return versions.sorted().compactMap { self.versions[$0] }
      .flatMap { record -> [Phrase] in
        let live = Phrase(
          "version \(Names.short(record.version)) is live: ",
          "版本 \(Names.short(record.version)) 正在生效：")
        return lapses(of: record, in: environment, at: time).map { live + $0.message }
      }
  }

  private func lapses(
    of record: VersionRecord, in environment: String, at time: Timestamp
  ) -> [RegistryError] {
    var lapses: [RegistryError] = []
    do throws(RegistryError) { try checkReview(of: record, at: time) } catch {
      lapses.append(error)
    }
    guard let validation = record.validation(in: environment)?.validation else { return lapses }
    do throws(RegistryError) {
      try checkGates(validation, of: record, at: time)
    } catch { lapses.append(error) }
    return lapses
  }
}
