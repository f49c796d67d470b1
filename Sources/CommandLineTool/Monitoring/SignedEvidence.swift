import Diagnostics
import Registry
import RunRecord

/// The run in a registry that somebody has signed for, of which a folder says that it is its record.
struct SignedEvidence {
  private let run: EvidenceRun
  private let made: VersionRound.ValidationRecord
  /// Whether the tables and figures in the folder are those that were signed for; `nil` where nobody signed for any.
  private let holdsFiles: Bool?

  /// - Parameter state: of a log whose signatures were checked.
  /// - Throws: where the record is not that of a run by which its candidate was, or is to be, approved; where files beside it
  ///   are not what that run wrote.
  init(_ folder: EvidenceFolder, in state: RegistryState) throws {
    let version = folder.record.candidate.digest
    guard let record = state.versions[version] else {
      throw Self.refused(
        Phrase(
          "the evidence is of the version \(version.short), which the registry does not hold",
          "证据属于版本 \(version.short)，而登记簿中没有该版本"))
    }
    let digest = Artefact.digest(of: folder.bytes)
    let signed = record.rounds.reversed().flatMap { round in
      round.validations.reversed().flatMap { made in made.validation.runs.map { (made, $0) } }
    }
    guard let (made, run) = signed.first(where: { $0.1.run == digest }) else {
      throw Self.refused(
        Phrase(
          "the evidence is no run that was signed for \(version.short)",
          "证据不是为 \(version.short) 签署过的运行"))
    }
    guard !state.isCompromised(made.reliance) else {
      throw Self.refused(
        Phrase(
          "the evidence was signed for \(version.short) by a key in other hands (event \(made.reliance.position))",
          "为 \(version.short) 签署该证据的密钥已失密（事件 \(made.reliance.position)）"))
    }
    let environment = made.validation.environment
    let last = record.validation(in: environment)
    let carried = record.rounds.flatMap { round in
      round.releases.compactMap { round.evidence(ofRelease: $0.position)?.validation }
    }
    guard (carried + [last].compactMap(\.self)).contains(made) else {
      throw Self.refused(
        Phrase(
          "no release of \(version.short) rests on the evidence, which event \(made.reliance.position) signed, and other runs were asked for since",
          "\(version.short) 的上线均不依据该证据（事件 \(made.reliance.position) 签署），此后已另行要求运行"))
    }
    self.run = run
    self.made = made
    holdsFiles = try run.files.map { try EvidenceRun.digest(of: folder.files()) == $0 }
    guard holdsFiles != false else {
      throw Self.refused(
        Phrase(
          "a table or figure beside the evidence is not what was signed for", "证据所附的表或指标与所签署的不符"),
        remedy: Phrase("find it with 'verify-run'", "请用“verify-run”查明"))
    }
  }

  /// Whose run it is, and what is not covered by the signature.
  var words: [Phrase] {
    let position = made.reliance.position
    let signed = Phrase(
      "evidence: scenario \(run.scenario), signed for \(made.validation.version.short) in \(made.validation.environment) by \(made.by) (event \(position))",
      "证据：情景 \(run.scenario)，由 \(made.by) 为 \(made.validation.environment) 的 \(made.validation.version.short) 签署（事件 \(position)）"
    )
    guard holdsFiles == nil else { return [signed] }
    return [
      signed,
      Phrase(
        "nobody signed for the tables beside it: check the folder with 'verify-run'",
        "其所附的表未经签署：请用“verify-run”核对该文件夹"),
    ]
  }

  private static func refused(_ what: Phrase, remedy: Phrase? = nil) -> RegistryError {
    RegistryError(
      .evidenceDiffers, what,
      remedy: remedy
        ?? Phrase(
          "name the run.json that was given to 'rulebench registry validate'",
          "请指定交给“rulebench registry validate”的 run.json"))
  }
}
