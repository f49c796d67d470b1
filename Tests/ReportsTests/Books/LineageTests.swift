import Diagnostics
import Reports
import Semantics
import Testing

@Suite struct LineageTests {
  private func lineage(of asked: [NamedThing] = []) throws -> Lineage {
    let (book, program) = try SmallShop.checked()
    return Lineage(program, book.names, of: asked)
  }

  @Test("a book's lineage goes from outputs and rules to inputs, their sources and their uses")
  func wholeBook() throws {
    expectText(
      try lineage().text(in: .english),
      """
      shop Shop loans  sha256:0
        purpose: credit decision
        catalogue: none, inputs are not checked

      line Credit line  shop.rules:30
          tables  factor
          inputs  applied_on, level, requested, agreed_from, agreed_until

      rate  shop.rules:32
          reference values  lpr
          inputs            applied_on

      A01 Too young  shop.rules:24
          parameters  least_age
          inputs      age

      A02 Not level A  shop.rules:25
          inputs  applied_on, level, agreed_from, agreed_until

      A03 Large  shop.rules:26
          inputs  requested

        input         source      consent                     used by
        ────────────  ──────────  ──────────────────────────  ───────────────
        applied_on    –                                       line, rate, A02
        level         Tax office  agreed_from – agreed_until  line, A02
        age           –                                       A01
        requested     –                                       line, A03
        agreed_from   –                                       line, A02
        agreed_until  –                                       line, A02

      """)
  }

  @Test("a name shows what it hangs on and what hangs on it")
  func oneName() throws {
    expectText(
      try lineage(of: [.parameter("least_age")]).text(in: .chinese),
      """
      shop 商户贷  sha256:0
        用途：credit decision
        数据清单：无，未检查输入字段

      A01 经营时间短  shop.rules:24
          参数      least_age
          输入字段  age

      """)
  }

  @Test("as a drawing, each input stands in the frame of its source")
  func drawing() throws {
    expectText(
      try lineage(of: [.rule("A02")]).drawing(in: .english).text,
      #"""
      digraph "shop" {
        rankdir=LR; node [fontname="sans-serif"];
        "rule A02" [label="A02\nNot level A", shape=hexagon];
        "field applied_on" [label="applied_on", shape=ellipse];
        "field agreed_from" [label="agreed_from", shape=ellipse];
        "field agreed_until" [label="agreed_until", shape=ellipse];
        "source tax" [label="tax\nTax office", shape=cylinder];
        subgraph cluster_0 {
          label="Tax office";
          "field level" [label="level", shape=ellipse];
        }
        "field level" -> "rule A02";
        "source tax" -> "field level";
        "field agreed_from" -> "source tax";
        "field agreed_until" -> "source tax";
        "field applied_on" -> "source tax";
      }

      """#)
  }
}
