import Diagnostics
import Registry

/// Who changed a rule book, as its repository tells.
enum Committers {
  /// The persons who wrote or committed anything below a folder since a revision, by the policy's e-mail addresses.
  ///
  /// Co-authors that a message names count too, for whoever wrote a rule may not judge it.
  /// - Throws: where a revision is none, or an address is nobody's in the policy.
  static func search(
    in folder: String, since revision: String, _ policy: Policy
  ) throws -> CommitterSearch {
    let (since, head) = (try commit(revision, in: folder), try commit("HEAD", in: folder))
    return CommitterSearch(
      since: since, head: head,
      persons: try persons(in: folder, from: since, to: head, policy).sorted())
  }

  /// The id of the commit that a revision names.
  private static func commit(_ revision: String, in folder: String) throws -> String {
    let output = try ProgramRun.output(
      of: "git",
      ["-C", folder, "rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"])
    return String(output.prefix { !$0.isNewline })
  }

  private static func persons(
    in folder: String, from since: String, to head: String, _ policy: Policy
  ) throws -> Set<String> {
    // The folder's own configuration names programs, which nobody asked for to run.
    let output = try ProgramRun.output(
      of: "git",
      [
        "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.pager=cat", "log",
        "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-mailmap",
        "--format=%ae%n%ce%n%(trailers:key=Co-authored-by,valueonly)", "--end-of-options",
        "\(since)..\(head)", "--", ".",
      ])
    var persons: Set<String> = []
    for line in output.split(whereSeparator: \.isNewline) {
      let email = address(in: line)
      guard let person = policy.person(ofEmail: email) else {
        throw RegistryError(
          .badInput,
          Phrase(
            "'\(Names.shown(email))' committed to the book and is nobody's address in the policy",
            "“\(Names.shown(email))”提交过该规则书，但不是制度文件中任何人的邮箱"),
          remedy: Phrase(
            "add the address to its person in the policy, so that it is known who may not approve",
            "请在制度文件中将该邮箱登记到相应人员，以便确定谁不得审批"))
      }
      persons.insert(person)
    }
    return persons
  }

  /// The address of `Name <address>`, or of an address alone.
  private static func address(in line: Substring) -> String {
    guard let open = line.lastIndex(of: "<"), let close = line.lastIndex(of: ">"), open < close
    else { return line.trimmingPrefix(" ").description }
    return String(line[line.index(after: open)..<close])
  }
}
