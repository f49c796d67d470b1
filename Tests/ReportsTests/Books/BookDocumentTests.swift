import Diagnostics
import Markup
import Reports
import Semantics
import Testing

@Suite struct BookDocumentTests {
  private func document(_ language: Language) throws -> Document {
    let (book, program) = try SmallShop.checked()
    return BookDocument.document(program, book.names, in: language)
  }

  @Test("a book reads as Markdown")
  func markdown() throws {
    expectText(
      try document(.english).markdown,
      """
      # Shop loans

      Loans to shops.

      - **book**: `shop`
      - **version**: `sha256:0`
      - **owner**: Products
      - **purpose**: credit decision

      Every rule is judged for every application; the outcome is the gravest effect that fired: decline before refer before approve.

      ## Admission

      - `A01` Too young
        - declines when `age < least_age`
        - **clause**: Law 3; Notice 7

      - `A02` Not level A
        - refers when `level = B`
        - **clause**: Law 3
        - **if facts are missing**: refers

      - `A03` Large
        - refers when `requested > 1000`

      ## Line

      | value | how it comes about |
      | --- | --- |
      | `line` Credit line *(output)* | `amplify requested * factor(level) cap 5000 round down to 10` |

      ## Pricing

      | value | how it comes about |
      | --- | --- |
      | `rate` *(output)* | `lpr` |

      ## Parameters

      | parameter | value | may be tuned | read by |
      | --- | ---: | --- | --- |
      | `least_age` Least age | 12 months | 6 months – 24 months, step 6 months | `A01` |

      ## Reference values

      ### `lpr`

      | from | value | source |
      | --- | ---: | --- |
      | 2024-10-21 | 3.10% |  |
      | 2025-05-20 | 3.00% | PBoC |

      ## Decision tables

      ### `factor` Factor

      *exactly one row holds*

      | level | result |
      | --- | ---: |
      | A | 2 |
      | B | 1 |
      | missing | missing |

      ## Inputs

      ### `application`

      | field | type | may be missing | source |
      | --- | --- | --- | --- |
      | `applied_on` | date | no | – |
      | `level` | A, B | yes | Tax office |
      | `age` Months in business | months \\[0 months, 600 months\\] | no | – |
      | `requested` | money | no | – |
      | `agreed_from` | date | yes | – |
      | `agreed_until` | date | yes | – |

      ## Sources

      | source | consent | known after |
      | --- | --- | --- |
      | `tax` Tax office | between `agreed_from` – `agreed_until` | – |

      ## Tests

      - a young shop *shop.rules:35*
      - a large wish *shop.rules:36*

      """)
  }

  @Test("in Chinese, titles and values are those of the book in Chinese")
  func chinese() throws {
    let text = try document(.chinese).markdown
    for line in [
      "# 商户贷", "- **用途**: credit decision", "## 准入", "- `A01` 经营时间短",
      "  - 满足以下条件则拒绝：`age < least_age`", "| A 甲 | 2 |", "| 缺失 | 缺失 |",
      "### `lpr` 基准利率", "| `level` 等级 | A 甲、B | 是 | 税务 |",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  @Test("as a page it links to its parts and holds no script")
  func page() throws {
    let page = try document(.chinese).page.rendered
    #expect(page.contains("<html lang=\"zh\">"))
    #expect(page.contains("<a href=\"#part-3\">准入</a>"))
    #expect(page.contains("<h2 id=\"part-3\">准入</h2>"))
    #expect(!page.contains("<script"))
    #expect(page.contains("<code>age &lt; least_age</code>"))
  }
}
