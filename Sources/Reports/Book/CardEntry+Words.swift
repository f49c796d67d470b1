package import Diagnostics
import Numbers
package import Syntax

extension CardEntry {
  /// What the entry is called; one of the author's own has its own name in both languages.
  package var title: Phrase {
    switch name.text {
    case "owner": Phrase("owner", "归口部门")
    case "purpose": Phrase("purpose", "用途")
    case "guarantee": Phrase("guarantee", "担保方式")
    case "review_by": Phrase("review by", "复核期限")
    default: Phrase(verbatim: name.text)
    }
  }

  /// What it says, as the author wrote it.
  package var text: String {
    switch value {
    case .text(let text): text
    case .date(let date): date.description
    case .number(let number): number.description
    }
  }
}
