/// The blocks of balances and returns in a small scenario, of which some parts are written otherwise.
enum BalanceScenarioText {
  static let draw = """
    draw {
      take_up 87% source "a"  at_rate 5% source "a"
      churn by rate 3%: 0%, 5%: 4%, 8%: 20% source "a"  delay 20 days after decision source "a"
      first_use 85% of line source "a"  use by month 0: 70%, 6: 60%, 12: 55% source "a"
      default_draw 50% of undrawn source "a"  raised_use 0.5 source "a"
    }
    """
  static let repayment = """
    repayment {
      revolving line up to 50万 source "b"  otherwise interest_first source "b"
      prepaid 12% yearly source "b"  renewed 60% source "b"
    }
    """
  static let defaults = """
    default {
      timing by month 3: 5%, 6: 30%, 12: 100%, 15: 140% source "c"
      timing_bullet by month 12: 30%, 15: 140% source "c"  delinquent 3 months source "c"
      cured 9% over 6 months source "c"  cured_repaid over 1 month source "c"
      recovered by month 12: 100% source "c"  written_off 9 to 13 months after default source "c"
      correlation 12% source "c"
    }
    """
  static let risk =
    #"risk { stress 1.5 source "d"  line 0.2 source "d"  rate 0.5 source "d"  term 0 source "d" }"#
  static let tax = """
    reference lpr: rate { from 2024-10-21 = 3.10%  from 2025-05-20 = 3.00% }
    tax {
      interest_vat 6.3396226415% source "e"  exempt line up to 100万 source "e"
      inclusive line up to 1_000万 source "e"  prime_rate lpr source "e"
      rate_limit 150% of prime_rate source "e"  method 1 source "e"
      bank_met_target true source "e"  exempt_until 2027-12-31 source "e"
    }
    """
  static let guarantee = """
    guarantee {
      share 80% of loss source "f"  pool 500万 source "f"  paid 6 months after default source "f"
      fee 0.5% yearly source "f"
    }
    """

  static func text(
    draw: String = draw, repayment: String = repayment, defaults: String = defaults,
    also: String = ""
  ) -> String {
    ScenarioText.text(also: [draw, repayment, defaults, also].joined(separator: "\n"))
  }
}
