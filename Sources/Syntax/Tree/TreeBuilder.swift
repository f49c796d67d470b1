/// Builds a tree from the bottom: pieces are appended, and runs of them wrapped into nodes.
struct TreeBuilder {
  /// How many pieces there are: a place to wrap from, or to go back to.
  typealias Mark = Int

  private(set) var elements: [SyntaxElement] = []

  /// The place after the last piece.
  var mark: Mark { elements.count }

  mutating func append(token index: Int) { elements.append(.token(index)) }
  mutating func append(missing what: String) { elements.append(.missing(what)) }

  /// Makes all pieces from the mark on the children of one node.
  mutating func wrap(_ kind: SyntaxKind, from mark: Mark) {
    let node = SyntaxNode(kind: kind, children: Array(elements[mark...]))
    elements.removeSubrange(mark...)
    elements.append(.node(node))
  }

  /// Forgets all pieces from the mark on.
  ///
  /// Nothing before the mark may have been wrapped since it was taken.
  mutating func reset(to mark: Mark) { elements.removeSubrange(mark...) }
}
