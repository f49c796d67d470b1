import Diagnostics
import Syntax
import Testing

/// The text in the house's layout.
func formatted(_ text: String) -> String {
  format(parse(SourceFile(path: "a.rules", text: text), id: FileID(index: 0)))
}

@Suite struct FormatTests {
  @Test func theSampleKeepsItsMeaning() throws {
    let text = try Fixture.text("tax_line.rules")
    let once = formatted(text)
    #expect(formatted(once) == once)
    #expect(
      structure(Fixture.parsed(once).file as Any) == structure(Fixture.parsed(text).file as Any))
  }

  @Test func everythingInItsPlace() {
    let untidy = """


      /// 文档
      rulebook   b  "B"   // heading



      card{owner "me" review_by 2027-06-30}
      record a parent p{
      // first
      x text key // the key

      longer_name money[0,１_000)optional from tax  zh“金额”
      // last

      }
      parameter p:money=5_000 tunable[0,10] step 1 "P"
      parameter longer:share=3%
        "L"
      table t(a,b:share)->decimal hit first{|a|b|t|
      |信用等级,B|[0,1)|7|   // row
      |any|missing|missing|
      otherwise -1}
      scorecard s{base 600 odds 50:1 points_to_double 20
      a{<6:-40 [6,12):-10 otherwise:3}reason R "why"
      longer {missing:1
        otherwise:2 }}
      admission{undecided:refer because "r" /// why
      require A01 "T":a in(x,y)and not b is not missing else decline
        basis "c"
      let y=max(-a,(b+c)×2 )
      // the end
      }
      line { output l:money=amplify a*b adjust x,
        y cap z round down to 10_000 "L" }
      applicant n{a:1,b:[{c:2},{c:3}]}
      applicant m {
      a: 1, b:
      2 }
      test "t"{given n with a:1,
      b:monthly 2024-01 to 2024-12{c:1}+[] parameters p:2 expect approve,l=5,reasons A01}
      """
    let tidy = """
      /// 文档
      rulebook b "B"  // heading

      card {
        owner     "me"
        review_by 2027-06-30
      }
      record a parent p {
        // first
        x            text              key  // the key

        longer_name  money [0, 1_000)  optional from tax  zh "金额"
        // last
      }
      parameter p:      money = 5_000 tunable [0, 10] step 1 "P"
      parameter longer: share = 3%
        "L"
      table t(a, b: share) -> decimal hit first {
        | a           | b       | t       |
        | 信用等级, B | [0, 1)  | 7       |  // row
        | any         | missing | missing |
        otherwise -1
      }
      scorecard s {
        base 600
        odds 50:1
        points_to_double 20
        a      { < 6: -40   [6, 12): -10   otherwise: 3 } reason R "why"
        longer { missing: 1
          otherwise: 2 }
      }
      admission {
        undecided: refer because "r"  /// why
        require A01 "T": a in (x, y) and not b is not missing else decline
          basis "c"
        let y = max(-a, (b + c) × 2)
        // the end
      }
      line {
        output l: money =
          amplify a * b
          adjust  x,
            y
          cap     z
          round   down to 10_000 "L"
      }
      applicant n { a: 1, b: [ { c: 2 }, { c: 3 } ] }
      applicant m {
        a: 1, b:
          2
      }
      test "t" {
        given n with a: 1,
          b: monthly 2024-01 to 2024-12 { c: 1 } + [] parameters p: 2
        expect approve, l = 5, reasons A01
      }

      """
    #expect(problems(untidy) == "")
    #expect(formatted(untidy) == tidy)
    #expect(formatted(tidy) == tidy)
  }

  @Test func fullWidthFormsBecomeASCII() {
    let text = """
      module 模块
      type 等级　＝　one of 甲、乙，丙
      facts ｛
        let 比例 ＝ round（税额 ÷ ２　＊ １０％， half_up to ０．０１％）　“比例：含税”
        let 大 = 税额 ≥ ３００万 and 税额 ≠ 0
      ｝
      """
    #expect(problems(text) == "")
    #expect(
      formatted(text) == """
        module 模块
        type 等级 = one of 甲, 乙, 丙
        facts {
          let 比例 = round(税额 ÷ 2 * 10%, half_up to 0.01%) "比例：含税"
          let 大   = 税额 >= 300万 and 税额 != 0
        }

        """)
  }

  @Test func aFileWithMistakesIsLeftAlone() {
    let text = "rulebook  b\nrecord a { x txet y }\n"
    #expect(formatted(text) == text)
  }
}
