package import Diagnostics
package import Numbers

/// A field that a book may not read as it does.
package struct CatalogueFinding: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// The catalogue does not list it and the rule text gives no reason.
    case unexplained(source: String)
    case unknownCode(String, nearest: String?)
    case notInForce(FieldCatalogue.Entry)
    /// The book's purpose is none of the entry's.
    case purpose(String, FieldCatalogue.Entry)
    /// The book states no purpose.
    case noPurpose(FieldCatalogue.Entry)
  }

  package let field: String
  /// `tax_line.rules:23`, where the book declares the field.
  package let place: String?
  /// The day the catalogue is read for.
  package let day: CalendarDate?
  package let cause: Cause

  /// One line for people, with its place.
  package var words: Phrase {
    Phrase(verbatim: place.map { "\($0): " } ?? "") + sentence
  }

  private var sentence: Phrase {
    switch cause {
    case .unexplained(let source):
      let on = day.map { Phrase(" on \($0)", "（\($0) 当日）") } ?? Phrase(verbatim: "")
      return Phrase(
        "'\(field)' from '\(source)' is not in the catalogue", "来自“\(source)”的“\(field)”不在数据清单中")
        + on
        + Phrase(
          "; give its code with 'listed', or a reason with 'unlisted because'",
          "；请用“清单编码”写明其编码，或用“清单外 理由”写明使用理由")
    case .unknownCode(let code, let nearest):
      return Phrase(
        "the catalogue has no code '\(code)', which '\(field)' gives",
        "数据清单中没有“\(field)”所写的编码“\(code)”") + .suggestion(of: nearest)
    case .notInForce(let entry):
      return Phrase(
        "'\(field)' (\(entry.fullCode)) is listed ", "“\(field)”（\(entry.fullCode)）的列入期间为")
        + Self.span(entry)
        + (day.map { Phrase(", not on \($0)", "，不含 \($0)") }
          ?? Phrase(", and no more", "，现已不在清单中"))
    case .purpose(let purpose, let entry):
      return Phrase(
        """
        the book's purpose '\(purpose)' is none for which '\(field)' (\(entry.fullCode)) is listed; permitted: \
        \(entry.purposes.joined(separator: ", "))
        """,
        """
        规则书用途“\(purpose)”超出“\(field)”（\(entry.fullCode)）的许可用途；许可用途：\
        \(entry.chinesePurposes.joined(separator: "、"))
        """)
    case .noPurpose(let entry):
      return Phrase(
        """
        the book's card states no purpose, but '\(field)' (\(entry.fullCode)) is listed for some only: \
        \(entry.purposes.joined(separator: ", "))
        """,
        """
        规则书档案未写用途，而“\(field)”（\(entry.fullCode)）仅限以下用途：\
        \(entry.chinesePurposes.joined(separator: "、"))
        """)
    }
  }

  private static func span(_ entry: FieldCatalogue.Entry) -> Phrase {
    switch (entry.listedFrom, entry.listedUntil) {
    case (let from?, let until?): Phrase("from \(from) to \(until)", "\(from) 至 \(until)")
    case (let from?, nil): Phrase("from \(from)", "\(from) 起")
    case (nil, let until?): Phrase("until \(until)", "\(until) 止")
    case (nil, nil): Phrase("always", "长期")
    }
  }
}
