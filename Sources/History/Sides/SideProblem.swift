package import Diagnostics
package import Numbers

/// A row of a side table that other rows contradict.
package struct SideProblem: Hashable, Sendable {
  /// The side table's name.
  package var table: String
  /// The row's position in the table that was checked.
  package var row: Int
  package var application: String
  /// The month of a loan's row.
  package var monthEnd: CalendarDate?
  package var cause: Cause

  /// What is wrong with the row.
  package enum Cause: Hashable, Sendable {
    // MARK: Any side table
    case unknownApplication

    // MARK: Recorded decisions
    case decidedBeforeApplication(decided: CalendarDate, applied: CalendarDate)
    case undatedDecision
    case bookedWithoutApproval
    case bookedAboveDecided(booked: Number, decided: Number)

    // MARK: Loans by month
    case notMonthEnd(CalendarDate)
    case loanNotBooked
    case monthBeforeDecision(decided: CalendarDate)
    case repeatedMonth
    /// A month is left out behind `after`.
    case missingMonths(after: CalendarDate)
    /// More is owed or written off than was owed before and drawn since.
    case impossibleBalance(balance: Number, writtenOff: Number, opening: Number, drawn: Number)

    // MARK: Consents
    case consentEndsBeforeItBegins(from: CalendarDate, until: CalendarDate)
    case withdrawnBeforeGiven(from: CalendarDate, withdrawn: CalendarDate)
  }

  /// One line for people: `performance: A0017 2024-03-31: the loan is not booked`.
  package var words: Phrase {
    let month = monthEnd.map { " \($0)" } ?? ""
    return Phrase(verbatim: "\(table): \(application)\(month): ") + cause.sentence
  }
}

extension SideProblem.Cause {
  /// The stable id under which causes are counted.
  package var id: String {
    switch self {
    case .unknownApplication: "unknown_application"
    case .decidedBeforeApplication: "decided_before_application"
    case .undatedDecision: "undated_decision"
    case .bookedWithoutApproval: "booked_without_approval"
    case .bookedAboveDecided: "booked_above_decided"
    case .notMonthEnd: "not_month_end"
    case .loanNotBooked: "loan_not_booked"
    case .monthBeforeDecision: "month_before_decision"
    case .repeatedMonth: "repeated_month"
    case .missingMonths: "missing_months"
    case .impossibleBalance: "impossible_balance"
    case .consentEndsBeforeItBegins: "consent_ends_before_it_begins"
    case .withdrawnBeforeGiven: "withdrawn_before_given"
    }
  }

  /// What is wrong, in words, without the row's place.
  package var sentence: Phrase {
    switch self {
    case .unknownApplication: Phrase("there is no such application", "没有该编号的申请")
    case .decidedBeforeApplication(let decided, let applied):
      Phrase(
        "decided on \(decided), before the application of \(applied)",
        "审批日期 \(decided) 早于申请日 \(applied)")
    case .undatedDecision:
      Phrase("a final outcome without the day of its decision", "有最终审批结论而无审批日期")
    case .bookedWithoutApproval:
      Phrase("a line is booked, but not approved", "未通过审批却有出账额度")
    case .bookedAboveDecided(let booked, let decided):
      Phrase(
        "the booked line \(booked.asMoney) is above the decided line \(decided.asMoney)",
        "出账额度 \(booked.asMoney) 高于审批额度 \(decided.asMoney)")
    case .notMonthEnd(let date):
      Phrase(
        "\(date) is not the last day of a month, which is \(date.endOfMonth)",
        "\(date) 不是月末日，当月月末日为 \(date.endOfMonth)")
    case .loanNotBooked:
      Phrase(
        "a loan by month, but no line is booked in 'recorded'", "“recorded”中没有该申请的出账额度，却有逐月表现")
    case .monthBeforeDecision(let decided):
      Phrase("the month ends before the decision of \(decided)", "月末日早于审批日期 \(decided)")
    case .repeatedMonth: Phrase("the month stands twice", "同一月份出现两次")
    case .missingMonths(let after):
      Phrase("months are missing behind \(after)", "\(after) 之后缺少月份")
    case .impossibleBalance(let balance, let writtenOff, let opening, let drawn):
      Phrase(
        """
        the balance \(balance.asMoney) and \(writtenOff.asMoney) written off are more than the \
        \(opening.asMoney) owed before and \(drawn.asMoney) drawn
        """,
        """
        月末余额 \(balance.asMoney) 与当月核销 \(writtenOff.asMoney) 之和，超过上月末余额 \
        \(opening.asMoney) 与当月放款 \(drawn.asMoney) 之和
        """)
    case .consentEndsBeforeItBegins(let from, let until):
      Phrase(
        "the consent ends on \(until), before its begin on \(from)", "授权截止日 \(until) 早于起始日 \(from)")
    case .withdrawnBeforeGiven(let from, let withdrawn):
      Phrase(
        "withdrawn on \(withdrawn), before the consent's begin on \(from)",
        "撤回日 \(withdrawn) 早于授权起始日 \(from)")
    }
  }
}
