/// Rule files and data that the tests of several verbs share.
enum Samples {
  static let book = """
    rulebook small "A small book"

    decides application

    record application {
      id         text key
      applied_on date as_of
      level      one of A, B, C optional
      amount     money [0, 1_000_000]
    }

    parameter least: money = 5_000 "Least amount"

    admission {
      undecided: refer
      require A01 "Level A or B": level in (A, B) else decline basis "Ningbo 4.2.2"
      refer A02 "Too little" when amount < least basis "Ningbo 4.7.1"
    }

    line { output line: money = round(amount * 2, down to 10_000) }

    applicant typical { id: "T", applied_on: 2026-03-10, level: A, amount: 10_000 }

    test "typical" {
      given typical
      expect approve, line = 20_000
    }

    """

  static let applications = """
    id,applied_on,level,amount
    1,2026-03-10,A,25000
    2,2026-03-11,,4999.99
    3,2026-03-12,C,7000.5

    """
}
