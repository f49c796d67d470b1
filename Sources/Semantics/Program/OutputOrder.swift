package import Diagnostics
package import Syntax

/// `order tax_level: A > B > C` beside outputs: all else equal, a worse value gets no larger line and no lower rate.
package struct OutputOrder: Sendable {
  package var name: String
  package var section: SectionKind
  /// Application domain, of a one-of type.
  package var node: NodeID
  /// Positions in the type's values, the best first; values left out are compared with nothing.
  package var bestFirst: [Int]
  /// Positions in `Program.outputs` of those it is about.
  package var outputs: [Int]
  package var span: SourceSpan
}
