import RunRecord
import Semantics

extension VersionCases {
  /// Puts the cases into a file, each column under a name of its own.
  func write(_ side: String, into file: inout ColumnFile) {
    file.add("\(side).outcomes", outcomes)
    file.add("\(side).lines", lines)
    file.add("\(side).rates", rates)
    file.add("\(side).terms", terms)
    file.add("\(side).own_risk", ownRisk)
    file.add("\(side).reasons", reasons)
    file.add("\(side).open_outputs", openOutputs)
    for (name, planes) in [("fired", fired), ("undecided", undecided), ("failed", failed)] {
      for (plane, bits) in planes.enumerated() { file.add("\(side).\(name).\(plane)", bits) }
    }
  }

  init(_ side: String, _ program: Program, from file: ColumnFile) throws(ColumnFile.Fault) {
    self.init(program)
    outcomes = try file.integers("\(side).outcomes")
    lines = try file.integers("\(side).lines")
    rates = try file.integers("\(side).rates")
    terms = try file.integers("\(side).terms")
    ownRisk = try file.integers("\(side).own_risk")
    reasons = try file.integers("\(side).reasons")
    openOutputs = try file.integers("\(side).open_outputs")
    func planes(_ name: String) throws(ColumnFile.Fault) -> [[UInt8]] {
      var planes: [[UInt8]] = []
      while file.has("\(side).\(name).\(planes.count)") {
        planes.append(try file.integers("\(side).\(name).\(planes.count)"))
      }
      return planes
    }
    fired = try planes("fired")
    undecided = try planes("undecided")
    failed = try planes("failed")
  }
}
