import Columns

/// The texts of one table under the codes of a plan.
struct TableTexts {
  private let known: [String]
  /// What the plan does not know, with the codes after its own.
  private let own: [String]
  /// By column of the plan's: the code of each word of the column's dictionary.
  let maps: [[Int32]]

  init(_ texts: PlanTexts, _ table: RecordTable) {
    known = texts.words
    let dictionaries = texts.columns.map { place in
      let columns = place.list.map { table.lists[$0].columns } ?? table.columns
      return columns[place.column].column.dictionary ?? []
    }
    let first = Int32(texts.words.count)
    if dictionaries.count == 1 {
      // The words of a dictionary differ, so that their places do.
      let words = dictionaries[0]
      own = words
      maps = [words.indices.map { texts.codes[words[$0]] ?? first + Int32($0) }]
      return
    }
    var more: [String] = []
    var codes: [String: Int32] = [:]
    maps = dictionaries.map { words in
      words.map { word in
        if let known = texts.codes[word] ?? codes[word] { return known }
        let code = first + Int32(more.count)
        more.append(word)
        codes[word] = code
        return code
      }
    }
    own = more
  }

  /// The text of a code; `nil` where no text has it.
  subscript(code: Int) -> String? {
    if known.indices.contains(code) { return known[code] }
    return own.indices.contains(code - known.count) ? own[code - known.count] : nil
  }

  /// All texts by their codes.
  var words: [String] { known + own }
}
