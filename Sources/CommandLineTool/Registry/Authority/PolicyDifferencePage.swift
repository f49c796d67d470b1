import Diagnostics
import Engine
import Registry

/// What a policy changes, for those who are to sign for it.
struct PolicyDifferencePage {
  private let difference: PolicyDifference
  /// What it is compared with, as "the policy in force".
  private let digest: String

  /// - Parameter digest: of the old policy.
  init(from old: Policy, _ digest: String, to new: Policy) {
    difference = PolicyDifference(from: old, to: new)
    self.digest = digest
  }

  func show(_ console: Console) {
    console.print(
      console.outputStyle(
        .bold,
        Phrase("Against the policy \(digest.short)", "与制度 \(digest.short) 相比")
          .filled(in: console.language)))
    guard !difference.changes.isEmpty else {
      console.print(Phrase("  nothing changes", "  没有变化"))
      return
    }
    for change in difference.changes { console.print(Phrase(verbatim: "  ") + change.words) }
    guard !difference.powers.isEmpty else { return }
    console.print(
      console.outputStyle(.bold, Phrase("By that", "由此").filled(in: console.language)))
    for change in difference.powers { console.print(Phrase(verbatim: "  ") + change.words) }
  }

  /// What JSON says of it, beside what says whose difference it is.
  var members: [JSON.Member] {
    [
      .init("against", .text(digest)),
      .init("changes", .array(difference.changes.map(\.json))),
      .init("powers", .array(difference.powers.map(\.json))),
    ]
  }
}
