import Diagnostics
import Numbers

extension Parser {
  mutating func scorecard() -> Declaration.Kind {
    bump()
    let name = expectName()
    var card = ScorecardSyntax(
      name: name, words: words(), base: nil, odds: nil, pointsToDouble: nil, characteristics: [])
    braces { parser in
      let mark = parser.builder.mark
      let startsFigure = parser.peek().kind != .leftBrace
      switch parser.token.word {
      case .base where startsFigure:
        if card.base != nil { parser.reportRepeated("base") }
        parser.bump()
        card.base = parser.expectNumber(signed: true)
      case .odds where startsFigure:
        if card.odds != nil { parser.reportRepeated("odds") }
        parser.bump()
        let good = parser.expectNumber()
        parser.expect(.colon)
        card.odds = (good, parser.expectNumber())
      case .pointsToDouble where startsFigure:
        if card.pointsToDouble != nil { parser.reportRepeated("points_to_double") }
        parser.bump()
        card.pointsToDouble = parser.expectNumber()
      default:
        guard parser.token.isName, !startsFigure else {
          let known: Set<Word> = [.base, .odds, .pointsToDouble]
          let near = parser.at(.identifier) ? parser.nearestWord(among: known) : nil
          parser.missing(.term("characteristic"), suggestion: near.map { parser.spelling[$0] })
          if let near { return parser.correct(to: near) }
          return parser.skipUnexpected { $0.token.isName && $0.peek().kind == .leftBrace }
        }
        card.characteristics.append(parser.characteristic())
        return parser.builder.wrap(.characteristic, from: mark)
      }
      parser.builder.wrap(.figure, from: mark)
    }
    return .scorecard(card)
  }

  private mutating func characteristic() -> ScorecardSyntax.Characteristic {
    let start = position
    let name = expectName()
    var bins: [ScorecardSyntax.Bin] = []
    node(.bins) { parser in
      parser.braces {
        $0.at(.reason) && $0.peek().isName
      } _: { parser in
        let mark = parser.builder.mark
        bins.append(parser.bin())
        parser.builder.wrap(.bin, from: mark)
      }
    }
    var reason: (code: Name, words: Words)?
    if at(.reason), peek().isName {
      node(.reason) { parser in
        parser.bump()
        let code = parser.expectName("code")
        reason = (code, parser.words())
      }
    }
    return ScorecardSyntax.Characteristic(
      name: name, bins: bins, reason: reason, span: span(from: start))
  }

  private mutating func bin() -> ScorecardSyntax.Bin {
    let start = position
    let isOtherwise = at(.otherwise) && peek().kind == .colon
    if isOtherwise { bump() }
    let test = isOtherwise ? nil : cellTest()
    if !expect(.colon), !at(.number), !at(.minus) {
      skipUnexpected { $0.at(.colon) || $0.token.isFirstOnLine }
      _ = take(.colon)
    }
    let points = expectNumber(signed: true)
    return ScorecardSyntax.Bin(test: test, points: points, span: span(from: start))
  }
}
