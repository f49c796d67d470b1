import Syntax

/// A node of a tree: its kind and the tokens it holds.
struct Bracket: Equatable, CustomStringConvertible {
  let kind: SyntaxKind
  let tokens: Range<Int>

  var description: String { "\(kind.rawValue) \(tokens.lowerBound)..<\(tokens.upperBound)" }
}

/// Which nodes of the parser's tree the grammar's rules stand for.
///
/// A rule that is in neither list has no node; nor has a rule that took nothing in.
struct SentenceShape {
  /// Rules that are one node.
  private static let nodes: [String: SyntaxKind] = [
    "file": .file, "language": .language, "heading": .heading, "words": .words,
    "card": .card, "entry": .cardEntry, "use": .use, "decides": .decides,
    "currency": .currency, "calendar": .calendar, "shift": .shift, "expect": .expect,
    "override": .override,
    "disable": .disable,
    "source": .source, "record": .record, "field": .field, "attribute": .attribute,
    "valuetype": .type, "columntype": .type, "oneof": .oneOf, "columnoneof": .oneOf,
    "value": .oneOfValue, "type": .typeDeclaration, "order": .order,
    "parameter": .parameter, "tunable": .tunable, "reference": .reference,
    "figureatdate": .referenceEntry,
    "table": .table, "columns": .columns, "column": .column, "header": .header, "label": .cell,
    "row": .row, "cell": .cell, "result": .cell, "otherwise": .otherwise,
    "scorecard": .scorecard, "figure": .figure, "characteristic": .characteristic, "bins": .bins,
    "bin": .bin, "reason": .reason,
    "section": .section, "undecided": .undecided, "let": .let, "output": .output, "rule": .rule,
    "clause": .ruleClause,
    "line": .lineFormula, "amplify": .lineStep, "adjust": .lineStep, "deduct": .lineStep,
    "cap": .lineStep, "rounding": .lineStep,
    "not": .not, "range": .range, "negative": .negate, "choice": .choose, "timespan": .span,
    "round": .round, "clamp": .call, "limits": .arguments, "call": .call, "arguments": .arguments,
    "name": .name, "parenthesized": .parenthesized, "literal": .literal,
    "question": .aggregate, "clauses": .clauses, "series": .series,
    "applicant": .applicant, "given": .given, "blocks": .rows, "block": .rowsBlock,
    "varies": .varies, "scenarioblock": .scenarioBlock, "outcomefigure": .scenarioFigure,
    "lossfigure": .scenarioFigure, "returnfigure": .scenarioFigure,
    "referredfigure": .scenarioFigure, "referencefigure": .scenarioFigure,
    "riskfigure": .scenarioFigure, "drawfigure": .scenarioFigure,
    "repaymentfigure": .scenarioFigure, "defaultfigure": .scenarioFigure,
    "taxfigure": .scenarioFigure, "guaranteefigure": .scenarioFigure,
    "trustfigure": .scenarioFigure, "origin": .origin, "market": .market, "measure": .measure,
    "test": .test, "testgiven": .testGiven, "testexpect": .testExpect, "expectation": .expectation,
  ]

  /// Rules that end a node which began with the rule around them: `+ b` ends `a + b`, and the
  /// `+ c` behind it `a + b + c`.
  private static let ends: [String: SyntaxKind] = [
    "or": .or, "and": .and, "compared": .comparison, "membership": .membership,
    "inwindow": .window, "added": .arithmetic, "multiplied": .arithmetic, "member": .member,
    "assumed": .assumed,
  ]

  /// The kinds of nodes that some rule stands for.
  static let kinds = Set(nodes.values).union(ends.values)

  private let nodes: [SyntaxKind?]
  private let ends: [SyntaxKind?]

  init(_ grammar: Grammar) {
    nodes = grammar.names.map { Self.nodes[$0] }
    ends = grammar.names.map { Self.ends[$0] }
  }

  /// The names in the lists that the grammar does not have.
  static func unknown(to grammar: Grammar) -> [String] {
    (Array(nodes.keys) + Array(ends.keys)).filter { grammar.index(of: $0) == nil }.sorted()
  }

  /// The nodes that a derivation stands for: by place, outer ones first.
  func brackets(of derivation: Derivation) -> [Bracket] {
    var brackets: [Bracket] = []
    func visit(_ derivation: Derivation) {
      if let kind = nodes[derivation.rule], !derivation.tokens.isEmpty {
        brackets.append(Bracket(kind: kind, tokens: derivation.tokens))
      }
      for child in derivation.children {
        if let kind = ends[child.rule] {
          let tokens = derivation.tokens.lowerBound..<child.tokens.upperBound
          brackets.append(Bracket(kind: kind, tokens: tokens))
        }
        visit(child)
      }
    }
    visit(derivation)
    return Self.inOrder(brackets)
  }

  /// The nodes of the parser's tree: by place, outer ones first; the file's end is left out.
  func brackets(of tree: SyntaxTree) -> [Bracket] {
    var brackets: [Bracket] = []
    var next = 0
    func visit(_ node: SyntaxNode) {
      let (place, start) = (brackets.count, next)
      for child in node.children {
        switch child {
        case .node(let child): visit(child)
        case .token(let index): if tree.tokens[index].kind != .endOfFile { next = index + 1 }
        case .missing: break
        }
      }
      if next > start {
        brackets.insert(Bracket(kind: node.kind, tokens: start..<next), at: place)
      }
    }
    visit(tree.root)
    return Self.inOrder(brackets)
  }

  /// Sorts by beginning, longer ones first; of equals the outer one stays before the inner one.
  private static func inOrder(_ brackets: [Bracket]) -> [Bracket] {
    brackets.enumerated().sorted { left, right in
      (left.element.tokens.lowerBound, -left.element.tokens.upperBound, left.offset)
        < (right.element.tokens.lowerBound, -right.element.tokens.upperBound, right.offset)
    }.map(\.element)
  }
}
