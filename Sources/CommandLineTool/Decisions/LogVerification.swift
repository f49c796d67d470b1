import Diagnostics
import Registry

/// Decision logs that are walked and replayed one after the other, and what is said of them.
struct LogVerification {
  private let versions: VersionPrints
  private let heads: [LogHead]
  private let key: IdentifierKey?
  private let threads: Int
  /// Lines for the output that nobody has printed yet.
  var lines: [Phrase] = []
  private(set) var isGood = true
  /// Whether all that is wrong are last lines without an end, so that somebody may sign for what stands before them.
  private(set) var holdsButForTornEnds = true
  /// The heads of the chains that hold, a last line without an end left out.
  private(set) var found: [LogHead] = []
  private var files: [String] = []
  /// The chains that were given, whether they hold or not.
  private var given: Set<String> = []
  private var corrections = Corrections()
  private var sums = (decisions: 0, equal: 0, masked: 0, unknown: 0)
  private var unknown: [String: Int] = [:]

  init(_ versions: VersionPrints, heads: [LogHead], key: IdentifierKey?, threads: Int) {
    self.threads = threads
    self.versions = versions
    self.heads = heads
    self.key = key
  }

  /// Walks a log and decides what it holds again.
  mutating func add(_ path: String) throws {
    var replay = DecisionReplay(versions, threads: threads)
    let replays = !versions.isEmpty
    files.append(path)
    let walk = try DecisionLogWalk(path, heads: heads) { decision, header in
      corrections.add(decision, header)
      if replays { try replay.add(decision) }
    }
    try replay.finish()
    if let chain = walk.header?.chain { given.insert(chain) }
    if let key, let header = walk.header, header.key != key.id {
      throw DecisionLogError.otherKey(path, found: header.key, given: key.id)
    }
    let name = Phrase(verbatim: path + ": ")
    if let difference = replay.difference {
      refuse()
      let (number, line) = (difference.decision.number, difference.decision.number + 1)
      lines.append(
        name
          + Phrase(
            "line \(line), decision \(number), does not replay: ",
            "第 \(line) 行（第 \(number) 笔决策）重放不一致：")
          + difference.words)
    }
    if let fault = walk.fault {
      isGood = false
      lines.append(name + fault.words)
      lines.append(
        Phrase(
          "  before it \(counted(walk.records, "decision holds", "decisions hold"))",
          "  此前的 \(walk.records) 笔决策核对无误"))
      guard fault.isTorn, walk.head != nil else { return refuse() }
      lines.append(
        Phrase(
          "  nobody was told of that line; sign for the end before it: '--out', then 'registry checkpoint --heads'",
          "  该行未曾对外输出；可为其前的末尾签署：先用“--out”，再用“registry checkpoint --heads”"))
    }
    guard let head = walk.head else { return }
    found.append(head)
    if walk.fault == nil { lines.append(name + words(walk, replays ? replay : nil)) }
    lines.append(Phrase(verbatim: "  \(head.chain) \(head.records) \(head.head)"))
    sums.decisions += walk.records
    sums.masked += walk.masked
    sums.equal += replay.equal
    unknown.merge(replay.unknown, uniquingKeysWith: +)
  }

  private func words(_ walk: DecisionLogWalk, _ replay: DecisionReplay?) -> Phrase {
    var words = Phrase("\(counted(walk.records, "decision"))", "\(walk.records) 笔决策")
    if let replay {
      words =
        words
        + Phrase(", \(replay.equal) replayed to equal records", "，\(replay.equal) 笔重放一致")
    }
    if walk.masked > 0 {
      words =
        words + Phrase(", \(walk.masked) not replayable", "，\(walk.masked) 笔因屏蔽字段不可重放")
    }
    if walk.isBeingWritten { words = words + Phrase(", being written", "，正在写入") }
    if walk.isSettled {
      words =
        words
        + Phrase(
          ", then a torn line for whose end before it a checkpoint stands", "，其后一行不完整，此前的末尾已由检查点签署")
    }
    return words
  }

  private mutating func refuse() {
    isGood = false
    holdsButForTornEnds = false
  }

  /// Sums up, once all logs are walked.
  mutating func finish() throws {
    for fault in try corrections.faults(in: files) {
      refuse()
      lines.append(fault.words)
    }
    for (version, count) in unknown.sorted(by: { $0.key < $1.key }) {
      refuse()
      lines.append(
        Phrase(
          "\(counted(count, "decision is", "decisions are")) not replayed: nobody gave their version \(Names.escaped(version))",
          "\(count) 笔决策未重放：未提供其版本 \(Names.escaped(version))"))
    }
    let missing = Dictionary(
      grouping: heads.filter { !given.contains($0.chain) }, by: \.chain
    ).compactMap { $0.value.max { $0.records < $1.records } }
    for head in missing.sorted(by: { $0.chain < $1.chain }) {
      refuse()
      lines.append(
        Phrase(
          "no log of the chain \(head.chain) is given, of which \(counted(head.records, "decision is", "decisions are")) known",
          "未提供链 \(head.chain) 的日志，已知其有 \(head.records) 笔决策"))
    }
    guard isGood else { return }
    let counts = Phrase(
      "\(counted(found.count, "log holds", "logs hold")): \(counted(sums.decisions, "decision"))",
      "\(found.count) 个日志核对无误：共 \(sums.decisions) 笔决策")
    lines.append(
      counts
        + (versions.isEmpty
          ? Phrase(
            "; none is replayed: name its version with --rules, --bundle or --registry",
            "；未重放：请用 --rules、--bundle 或 --registry 指定版本")
          : Phrase(
            ", \(sums.equal) replayed to equal records, \(sums.masked) not replayable",
            "，\(sums.equal) 笔重放一致，\(sums.masked) 笔不可重放")))
  }
}
