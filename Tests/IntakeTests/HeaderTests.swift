import Columns
import Testing

@testable import Intake

@Suite("Columns of a file")
struct HeaderTests {
  static let good = "K1,2024-01-31,A,1,1"

  static func problem(
    _ texts: [String: String], _ request: IntakeRequest = IntakeRequest(),
    schema: InputSchema = ShopSchema.schema
  ) -> String {
    do throws(IntakeError) {
      _ = try loadTexts(texts, request, schema: schema)
      return "none"
    } catch { return error.description }
  }

  @Test(
    "what is wrong with a header is said with the nearest name",
    arguments: [
      (
        "id,seen_on,level,askd,score\n",
        "shop.csv: no column for field 'asked'; did you mean 'askd'?"
      ),
      ("ID,seen_on,level,asked,score\n", "shop.csv: no column for field 'id'; did you mean 'ID'?"),
      ("a,b\n", "shop.csv: no column for field 'id'"),
      ("id,seen_on,level,asked,asked,score\n", "shop.csv: column 'asked' stands twice"),
      ("", "shop.csv: no header line"),
      ("\u{FEFF}\n\n", "shop.csv: no header line"),
      ("id,\"seen_on,level\n", "shop.csv:1: a quote is opened here and never closed"),
      (
        "id,seen_on,level,asked,score\nK1,2024-01-31,A,1,1\nK2,\"2024-01-31,A,1,1\nK3\n",
        "shop.csv:3: a quote is opened here and never closed"
      ),
    ])
  func problems(file: String, expected: String) {
    for size in [1, 1 << 20] {
      #expect(Self.problem(["shop": file], IntakeRequest(pieceSize: size)) == expected)
    }
  }

  @Test("columns nobody reads are listed, and so are optional fields without a column")
  func listed() throws {
    let result = try loadTexts([
      "shop": "id,seen_on,extra,level,asked,more,score,tax\nK1,2024-01-31,?,A,1,,1,2"
    ])
    let report = try #require(result.files.first)
    #expect(report.ignoredColumns == ["extra", "more"])
    #expect(
      report.absentFields == [
        "account", "revolving", "turnover", "age", "ratio", "listed", "town",
      ])
    #expect(result.table?.column("town")?.isPresent(0) == false)
    #expect(result.table?.column("tax")?.scaled(0) == 200)
  }

  @Test("a map names the column of a field")
  func maps() throws {
    let file = "号,seen_on,level,asked,score\n\(Self.good)"
    let request = IntakeRequest(maps: ["号": "id"])
    #expect(try loadTexts(["shop": file], request).table?.column("id")?.dictionary == ["K1"])
    #expect(
      Self.problem(["shop": file], IntakeRequest(maps: ["号": "idd"]))
        == "cannot map column '号': no field is named 'idd'; did you mean 'id'?")
    #expect(
      Self.problem(["shop": file], IntakeRequest(maps: ["号": "id", "scor": "tax"]))
        == "cannot map column 'scor': no file has it; did you mean 'score'?")
    #expect(
      Self.problem(["shop": file], IntakeRequest(maps: ["号": "id", "asked": "id"]))
        == "shop.csv: field 'id' is in several columns: '号', 'asked'")
  }

  @Test("a constant stands in every row and outweighs a column")
  func constants() throws {
    let file = "id,level,asked,score\nK1,A,1,1\nK2,B,2,2"
    let request = IntakeRequest(constants: ["seen_on": "2020-01-01", "score": "2.5", "town": "宁波"])
    let table = try #require(try loadTexts(["shop": file], request).table)
    let row = table.twinRow(1, ShopSchema.schema)
    #expect(row["seen_on"].map(\.description) == "2020-01-01")
    #expect(row["score"].map(\.description) == "2.5")
    #expect(row["town"].map(\.description) == "'宁波'")
    #expect(
      Self.problem(["shop": file], IntakeRequest(constants: ["seen_on": "2020-13-01"]))
        == "constant seen_on: '2020-13-01' is not a date as 2020-01-31")
    #expect(
      Self.problem(["shop": file], IntakeRequest(constants: ["seen": "2020-01-01"]))
        == "no field is named 'seen'")
  }

  @Test("only the fields asked for are read and checked, and always the key and as-of date")
  func reading() throws {
    var schema = ShopSchema.schema
    schema.reading = ["tax"]
    let result = try loadTexts(
      ["shop": "id,tax,seen_on,asked\nK1,5,2024-01-31,nonsense"], schema: schema)
    #expect(result.table?.columns.map(\.name) == ["id", "seen_on", "tax"])
    #expect(result.files.first?.ignoredColumns == ["asked"])
  }

  @Test("a list that nobody reads needs no file")
  func unreadList() throws {
    var schema = ShopSchema.withSales
    schema.reading = ["asked"]
    #expect(try loadTexts(["shop": ListTests.shops], schema: schema).table?.lists.count == 0)
    schema.reading = ["asked", "sales.amount"]
    #expect(
      Self.problem(["shop": ListTests.shops], schema: schema)
        == "no file for 'sales': expected 'sales.csv' or 'sale.csv'")
    let files = ["shop": ListTests.shops, "sales": ListTests.sales]
    let table = try #require(try loadTexts(files, schema: schema).table)
    #expect(table.list("sales")?.columns.map(\.name) == ["amount"])
  }

  @Test("codes that no value lists are counted where an else takes them")
  func unlisted() throws {
    let file =
      "id,seen_on,level,asked,score,account,revolving\nK1,2024-01-31,A,1,1,new,?\nK2,2024-01-31,A,1,1,,Y\n"
    for size in [1, 1 << 20] {
      let result = try loadTexts(
        ["shop": file + "K3,2024-01-31,A,1,1,old,N"], IntakeRequest(pieceSize: size))
      #expect(result.files.first?.unlistedCodes == ["account": 2, "revolving": 1])
      #expect(result.table?.column("account")?.validity == [1, 0, 1])
    }
  }

  @Test("files are found by the record's or the list's name")
  func names() {
    #expect(InputFiles.plural("application") == "applications")
    #expect(InputFiles.plural("enquiry") == "enquiries")
    #expect(InputFiles.plural("day") == "days")
    #expect(InputFiles.plural("business") == "businesses")
    do throws(IntakeError) {
      _ = try load(IntakeRequest(folder: "/nowhere"), schema: ShopSchema.schema)
      Issue.record("a file was found nowhere")
    } catch {
      #expect(error.description == "no file for 'shop': expected 'shop.csv' or 'shops.csv'")
    }
    #expect(
      Self.problem(["shop": "", "sale": ""]) == "no record or list is named 'sale'")
    do throws(IntakeError) {
      _ = try load(IntakeRequest(files: ["shop": "/nowhere/x.csv"]), schema: ShopSchema.schema)
      Issue.record("a file was read that is not there")
    } catch {
      #expect(error.description == "cannot read '/nowhere/x.csv': No such file or directory")
    }
  }
}
