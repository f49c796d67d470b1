/// One small change of a sentence, of the kinds that happen while one types.
enum SentenceMutation: CaseIterable {
  case drop, duplicate, swapNeighbours, swap, replace, insert, truncate
  case rename, breakLine

  /// All of them, those that most often leave a text right more often.
  static let mixture = allCases + [.rename, .rename, .breakLine, .breakLine, .breakLine]

  /// Changes the sentence; what stands before a place stays there.
  func change(_ sentence: inout Sentence, texts: [String], _ random: inout SeededGenerator) {
    let count = sentence.pieces.count
    guard count > 1 else { return }
    let place = random.below(count)
    switch self {
    case .drop: sentence.pieces.remove(at: place)
    case .duplicate:
      sentence.pieces.insert(.init(text: sentence.pieces[place].text, gap: .space), at: place + 1)
    case .swapNeighbours: Self.swap(max(place, 1) - 1, max(place, 1), in: &sentence)
    case .swap: Self.swap(place, random.below(count), in: &sentence)
    case .replace: sentence.pieces[place].text = Self.text(texts, &random)
    case .rename:
      let isWord = { (text: String) in text.first.map { $0.isLetter || $0 == "`" } == true }
      let words = sentence.pieces.indices.filter { isWord(sentence.pieces[$0].text) }
      guard let place = words.randomElement(using: &random) else { return }
      sentence.pieces[place].text = SentenceGenerator.text(of: .identifier, &random)
    case .breakLine:
      let gap = sentence.pieces[place].gap
      sentence.pieces[place].gap = gap == .space ? .line : .space
    case .insert:
      let gap: Sentence.Gap = random.oneIn(4) ? .line : .space
      sentence.pieces.insert(.init(text: Self.text(texts, &random), gap: gap), at: place)
    case .truncate: sentence.pieces.removeSubrange(max(place, 1)...)
    }
  }

  private static func swap(_ left: Int, _ right: Int, in sentence: inout Sentence) {
    let text = sentence.pieces[left].text
    sentence.pieces[left].text = sentence.pieces[right].text
    sentence.pieces[right].text = text
  }

  /// Any token: a text of the grammar, or one of its terminals.
  private static func text(_ texts: [String], _ random: inout SeededGenerator) -> String {
    random.oneIn(2)
      ? SentenceGenerator.text(of: random.pick(Grammar.Terminal.allCases), &random)
      : random.pick(texts)
  }
}

extension Sentence {
  /// The sentence with as little as leaves the condition true.
  ///
  /// Runs of pieces are left out, long ones first, and then pairs, such as parentheses.
  func shrunk(while condition: (Sentence) -> Bool) -> Sentence {
    var sentence = self
    func leaveOut(_ places: [Int]) -> Bool {
      var shorter = sentence
      for place in places.reversed() { shorter.pieces.remove(at: place) }
      guard condition(shorter) else { return false }
      sentence = shorter
      return true
    }
    var length = sentence.pieces.count / 2
    while length > 0 {
      var start = 0
      while start + length <= sentence.pieces.count {
        if !leaveOut(Array(start..<start + length)) { start += 1 }
      }
      length = length > 4 ? length / 2 : length - 1
    }
    var first = 0
    while first < sentence.pieces.count {
      let others = first + 1..<max(first + 1, sentence.pieces.count)
      if !others.contains(where: { leaveOut([first, $0]) }) { first += 1 }
    }
    return sentence
  }
}
