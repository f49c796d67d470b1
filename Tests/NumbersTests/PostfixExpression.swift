import Numbers

/// An expression of the arithmetic model: operands before operators, between spaces.
enum PostfixExpression {
  /// Why an expression has no value, in the model's words.
  enum NoValue: String, Error {
    case zero, bound, domain, empty
  }

  struct UnknownOperator: Error { var name: Substring }

  /// The value as text, or the word for why there is none.
  static func value(of expression: Substring) throws -> String {
    var stack: [Number] = []
    do {
      for token in expression.split(separator: " ") {
        if let number = try? Number(parsing: token) {
          stack.append(number)
        } else {
          try apply(token, to: &stack)
        }
      }
    } catch let reason as NoValue {
      return reason.rawValue
    }
    return stack.map(\.description).joined(separator: " ")
  }

  private static func apply(_ name: Substring, to stack: inout [Number]) throws {
    let last = stack.removeLast()
    func value(_ number: Number?, else reason: NoValue) throws(NoValue) -> Number {
      guard let number else { throw reason }
      return number
    }
    let result: Number
    switch name {
    case "negate": result = last.negated
    case "abs": result = last.magnitude
    case "exp": result = try value(last.exponential(), else: .bound)
    case "ln": result = try value(last.logarithm(), else: .domain)
    case "sqrt": result = try value(last.squareRoot(), else: .domain)
    case "+": result = try value(stack.removeLast().adding(last), else: .bound)
    case "-": result = try value(stack.removeLast().subtracting(last), else: .bound)
    case "*": result = try value(stack.removeLast().multiplied(by: last), else: .bound)
    case "/":
      if last.isZero { throw NoValue.zero }
      result = try value(stack.removeLast().divided(by: last), else: .bound)
    case "pow":
      let base = stack.removeLast()
      result = try value(base.power(last), else: base.hasPower(last) ? .bound : .domain)
    default:
      let parts = name.split(separator: ":")
      guard parts.count == 2, let mode = RoundingMode(rawValue: String(parts[1])) else {
        throw UnknownOperator(name: name)
      }
      if parts[0] == "round" {
        result = try value(stack.removeLast().rounded(mode, toStep: last), else: .bound)
      } else {
        let low = stack.removeLast()
        let step = stack.removeLast()
        result = try value(
          stack.removeLast().rounded(mode, toStep: step, within: low, last), else: .empty)
      }
    }
    stack.append(result)
  }
}
