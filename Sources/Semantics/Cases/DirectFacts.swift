import Syntax

/// What of an application is set directly, beside its data or instead of it.
///
/// A fact that is set is read as it is set: past consent, and past whatever would have computed it.
package struct DirectFacts: Hashable, Sendable {
  /// Positions in the record's fields of those that are set.
  package var fields: Set<Int>
  /// Whether there is no data beside them: every other fact is not given.
  package var isWholeCase: Bool
  /// Positions of the fields that an application in data must bring.
  package var required: Set<Int> = []

  package init(fields: Set<Int>, isWholeCase: Bool) {
    self.fields = fields
    self.isWholeCase = isWholeCase
  }
}

/// A book whose program reads some facts from its record that it would compute itself.
package struct OpenedBook: Sendable {
  /// Definitions, points and table inputs that are opened stand at the end of the record's fields.
  package var program: Program
  /// Positions of the opened facts in the record's fields, by the names they were asked for with.
  package var fields: [String: Int]

  package init(program: Program, fields: [String: Int]) {
    self.program = program
    self.fields = fields
  }
}

/// One application, or what of it is not in data, as settings give it.
package struct DirectCase: Sendable {
  package var program: Program
  /// By position in the program's record.
  package var values: [Int: Constant]

  /// The case on its own: facts that are not given are missing, and refer where a rule needs them.
  package var alone: DirectCase {
    DirectCase(program: program.withoutData, values: values)
  }
}

extension Program {
  /// The program over cases that leave required facts out: it asks for none, and what it lacks decides nothing.
  ///
  /// A rule that could never be undecided has no word on what being undecided does; here it refers.
  package var withoutData: Program {
    var program = self
    var facts = DirectFacts(fields: directFacts?.fields ?? [], isWholeCase: true)
    facts.required = Set(record.fields.indices.filter { !record.fields[$0].isOptional })
    program.directFacts = facts
    for field in program.record.fields.indices { program.record.fields[field].isOptional = true }
    for list in program.lists.indices { program.lists[list].isOptional = true }
    for rule in program.rules.indices where program.rules[rule].undecided == nil {
      program.rules[rule].undecided = UndecidedPolicy(
        effect: isSnapshotBook ? .yellow : .refer, because: nil)
    }
    return program
  }
}
