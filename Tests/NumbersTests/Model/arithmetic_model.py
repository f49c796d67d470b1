"""A model of the language's arithmetic, written from its words and sharing nothing with the engine.

    python3 arithmetic_model.py SEED COUNT FILE

writes COUNT expressions, one a line, operands before operators, and behind ` = ` the result:

    1250.00 0.0435 * 12 / = 4.53125

A result that is no number is the word for why: `zero` (divided by zero), `bound` (10^26 or more),
`domain` (no such root, logarithm or power), `empty` (no multiple of the step inside the limits).
The first cause, in reading order, is the result of the whole. Every tenth line is made at a tie or
at a bound.

The words: a number is a multiple of 10^-12 below 10^26. + and - are exact. * and / round half-even
at the 12th decimal, each operator alone. exp, ln, pow and sqrt give the nearest number, half-even
at a tie. Rounding goes to a multiple of any step; down and up are toward and away from zero, ties
likewise; `within` keeps the result inside by the nearest multiple there.
"""

import random
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from math import ceil, floor, isqrt

UNIT = 10**12
BOUND = 10**38
MODES = ["half_even", "half_up", "half_down", "up", "down", "ceiling", "floor"]

getcontext().prec = 100
getcontext().Emax = 10**9
getcontext().Emin = -(10**9)


class NoNumber(Exception):
    """Why there is no result."""


def bounded(units):
    if abs(units) >= BOUND:
        raise NoNumber("bound")
    return units


def half_even(exact):
    """The whole number next to a fraction; Python's own round is half-even on fractions."""
    return round(exact)


def nearest(value, is_tie):
    """The whole number next to a decimal of 100 digits, which errs far behind its 90th."""
    below = int(value.to_integral_value(rounding="ROUND_FLOOR"))
    over = value - below - Decimal("0.5")
    if abs(over) < Decimal(10) ** -20:
        if not is_tie(2 * below + 1):
            raise AssertionError("too near to a tie to tell")
        return below + (below & 1)
    return below + (1 if over > 0 else 0)


def never(_):
    return False


def exponential(x):
    if x == 0:
        return UNIT
    if x > 60 * UNIT:
        raise NoNumber("bound")
    if x < -60 * UNIT:
        return 0
    return nearest((Decimal(x) / UNIT).exp() * UNIT, never)


def logarithm(x):
    if x <= 0:
        raise NoNumber("domain")
    if x == UNIT:
        return 0
    return nearest((Decimal(x) / UNIT).ln() * UNIT, never)


def square_root(x):
    if x < 0:
        raise NoNumber("domain")
    doubled = isqrt(4 * x * UNIT)  # a root and its half: no tie, no second guess
    return (doubled + 1) // 2


def power(x, y):
    whole, rest = divmod(y, UNIT)
    if x == 0 and y < 0 or x < 0 and rest != 0:
        raise NoNumber("domain")
    if y == 0:
        return UNIT
    if x == 0:
        return 0
    sign = -1 if x < 0 and whole % 2 == 1 else 1
    base = Fraction(abs(x), UNIT)
    if base == 1:
        return sign * UNIT
    if rest == 0 and abs(whole) <= 24:
        return sign * half_even(base**whole * UNIT)
    exponent = Fraction(y, UNIT)
    magnitude = (Decimal(abs(x)) / UNIT).ln() * y / UNIT
    if magnitude > 61:
        raise NoNumber("bound")
    if magnitude < -61:
        return 0

    def is_tie(halves):
        # r = x^(p/q) is exact when r^q = x^p.
        p, q = exponent.numerator, exponent.denominator
        return q <= 40 and abs(p) <= 2000 and Fraction(halves, 2 * UNIT) ** q == base**p

    return sign * nearest(magnitude.exp() * UNIT, is_tie)


def rounded(mode, x, step):
    """The multiple of the step next to x, without regard to the bound."""
    ratio = Fraction(x, step)
    low, high = floor(ratio), ceil(ratio)
    inner, outer = (low, high) if x >= 0 else (high, low)
    middle = abs(ratio) - abs(inner) - Fraction(1, 2) if low != high else 0
    if low == high:
        chosen = low
    elif mode == "ceiling":
        chosen = high
    elif mode == "floor":
        chosen = low
    elif mode == "up":
        chosen = outer
    elif mode == "down":
        chosen = inner
    elif middle != 0:
        chosen = outer if middle > 0 else inner
    elif mode == "half_up":
        chosen = outer
    elif mode == "half_down":
        chosen = inner
    else:
        chosen = low if low % 2 == 0 else high
    return chosen * step


def rounded_within(mode, x, step, low, high):
    result = rounded(mode, x, step)
    if result < low:
        result = ceil(Fraction(low, step)) * step
    elif result > high:
        result = floor(Fraction(high, step)) * step
    if not low <= result <= high:
        raise NoNumber("empty")
    return result


def divided(x, y):
    if y == 0:
        raise NoNumber("zero")
    return half_even(Fraction(x * UNIT, y))


OPERATORS = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: half_even(Fraction(x * y, UNIT)),
    "/": divided,
    "negate": lambda x: -x,
    "abs": abs,
    "exp": exponential,
    "ln": logarithm,
    "sqrt": square_root,
    "pow": power,
}
for mode in MODES:
    OPERATORS["round:" + mode] = lambda x, step, mode=mode: rounded(mode, x, step)
    OPERATORS["within:" + mode] = (
        lambda x, step, low, high, mode=mode: rounded_within(mode, x, step, low, high)
    )


def written(units):
    """As the language prints a number: the shortest plain decimal."""
    whole, fraction = divmod(abs(units), UNIT)
    text = str(whole)
    if fraction:
        text += "." + str(fraction).rjust(12, "0").rstrip("0")
    return ("-" if units < 0 else "") + text


class Expression:
    """Tokens with their value, or with the reason why there is none."""

    def __init__(self, tokens, value=None, reason=None):
        self.tokens, self.value, self.reason = tokens, value, reason

    @staticmethod
    def of(units):
        return Expression([written(units)], units)

    @staticmethod
    def apply(name, *operands):
        tokens = [token for operand in operands for token in operand.tokens] + [name]
        for operand in operands:
            if operand.reason:
                return Expression(tokens, reason=operand.reason)
        try:
            values = (operand.value for operand in operands)
            return Expression(tokens, bounded(OPERATORS[name](*values)))
        except NoNumber as failure:
            return Expression(tokens, reason=str(failure))


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def signed(self, units):
        return units if self.random.random() < 0.7 else -units

    def leaf(self):
        draw = self.random
        kind = draw.randrange(8)
        if kind == 0:  # money
            return self.signed(draw.randrange(10 ** draw.randint(1, 10)) * 10**10)
        if kind == 1:  # rate or share
            return self.signed(draw.randrange(10 ** draw.randint(1, 6)) * 10**6)
        if kind == 2:  # small whole number
            return self.signed(draw.randrange(40) * UNIT)
        if kind == 3:  # whole number of any size
            return self.signed(draw.randrange(10 ** draw.randint(1, 25)) * UNIT)
        if kind == 4:  # a few of the last decimals
            return self.signed(draw.randrange(10 ** draw.randint(1, 6)))
        if kind == 5:  # near one
            return UNIT + self.signed(draw.randrange(10 ** draw.randint(1, 12)))
        # any number of digits
        return self.signed(draw.randrange(10 ** draw.randint(1, 26)))

    def step(self):
        draw = self.random
        return draw.choice([1, 2, 5, draw.randint(1, 10**4)]) * 10 ** draw.randint(0, 18)

    def expression(self, depth, is_whole=False):
        draw = self.random
        if depth == 0 or not is_whole and draw.random() < 0.15:
            return Expression.of(self.leaf())
        kind = draw.randrange(20)
        if kind < 13:
            name = "+-**//+-**//-"[kind]
            return Expression.apply(name, self.expression(depth - 1), self.expression(depth - 1))
        if kind == 13:
            return Expression.apply(draw.choice(["negate", "abs"]), self.expression(depth - 1))
        if kind < 16:
            name = "round:" + draw.choice(MODES)
            return Expression.apply(name, self.expression(depth - 1), Expression.of(self.step()))
        if kind == 16:
            low, step = self.leaf(), self.step()
            high = low + draw.randrange(-1, 4 * step)
            name = "within:" + draw.choice(MODES)
            if abs(high) >= BOUND:
                low, high = 0, step
            limits = Expression.of(low), Expression.of(high)
            return Expression.apply(name, self.expression(depth - 1), Expression.of(step), *limits)
        if kind == 17:
            exponent = draw.choice([self.leaf(), draw.randint(-60, 60) * UNIT // 4])
            return Expression.apply("pow", self.expression(depth - 1), Expression.of(exponent))
        if kind == 18:
            if draw.random() < 0.5:
                argument = Expression.of(draw.randrange(-30 * UNIT, 60 * UNIT))
            else:
                argument = self.expression(depth - 1)
            return Expression.apply("exp", argument)
        return Expression.apply(draw.choice(["ln", "sqrt"]), self.expression(depth - 1))

    def edge(self):
        """An expression whose exact value is a tie, or is at a bound."""
        draw = self.random
        kind = draw.randrange(9)
        if kind == 0:  # a product that ends in 5 at the 13th decimal
            factor = (2 * draw.randrange(10 ** draw.randint(1, 18)) + 1) * 5
            places = draw.randint(1, 11)
            left, right = factor * 10 ** (places - 1), 10 ** (12 - places)
            multiple = 2 * draw.randrange(1, 10 ** draw.randint(1, 5)) + 1
            left, right = self.signed(left), self.signed(right * multiple)
            return Expression.apply("*", Expression.of(left), Expression.of(right))
        if kind == 1:  # a quotient that does
            divisor = 2 ** draw.randint(1, 12) * 10 ** draw.randint(0, 12)
            dividend = Fraction((2 * draw.randrange(10**9) + 1) * divisor, 2 * UNIT)
            if dividend.denominator == 1:
                dividend, divisor = int(dividend), self.signed(divisor)
                return Expression.apply("/", Expression.of(dividend), Expression.of(divisor))
            # An odd number of units halved is a tie, too.
            dividend = self.signed(2 * draw.randrange(10**20) + 1)
            return Expression.apply("/", Expression.of(dividend), Expression.of(2 * UNIT))
        if kind in (2, 3):  # a value in the middle between two multiples, or next to it
            step = 2 * self.step()
            value = draw.randrange(10 ** draw.randint(1, 6)) * step + step // 2
            value = self.signed(value + draw.choice([0, 0, 0, 1, -1]))
            name = "round:" + draw.choice(MODES)
            return Expression.apply(name, Expression.of(value), Expression.of(step))
        if kind == 4:  # sums about the bound
            left = BOUND - 1 - draw.randrange(10 ** draw.randint(1, 37))
            right = BOUND - left + draw.randint(-2, 1)
            name, sign = draw.choice(["+", "-"]), draw.choice([1, -1])
            right = sign * (right if name == "+" else -right)
            return Expression.apply(name, Expression.of(sign * left), Expression.of(right))
        if kind == 5:  # products and quotients about the bound
            right = draw.randrange(1, 10 ** draw.randint(2, 30))
            if draw.random() < 0.5:
                left = min(BOUND * UNIT // right + draw.randint(-1, 1), BOUND - 1)
                return Expression.apply("*", Expression.of(left), Expression.of(self.signed(right)))
            left = min(BOUND * right // UNIT + draw.randint(-1, 1), BOUND - 1)
            return Expression.apply("/", Expression.of(left), Expression.of(self.signed(right)))
        if kind == 6:  # rounding about the bound
            step = self.step()
            value = self.signed(BOUND - 1 - draw.randrange(min(2 * step, BOUND)))
            name = draw.choice(MODES)
            if draw.random() < 0.5:
                return Expression.apply("round:" + name, Expression.of(value), Expression.of(step))
            operands = [value, step, 1 - BOUND, BOUND - 1]
            return Expression.apply("within:" + name, *map(Expression.of, operands))
        if kind == 7:  # powers whose 13th and last decimal is 5
            root, order = draw.choice([1, 3, 5, 7]), draw.choice([1, 2, 4, 5])
            exponent = Fraction(13, order)
            base = Fraction(root, 2) ** order
            if draw.random() < 0.5 and root == 1:
                base, exponent = 1 / base, -exponent
            units = base * UNIT, exponent * UNIT
            if any(unit.denominator != 1 for unit in units):
                units = Fraction(UNIT, 2), Fraction(13 * UNIT)
            return Expression.apply("pow", *(Expression.of(int(unit)) for unit in units))
        # powers and exponentials about the bound, and nothing left of them
        draws = draw.randrange(3)
        if draws == 0:
            base = 10 ** draw.randint(0, 13) * UNIT
            exponent = draw.choice([13 * UNIT, 2 * UNIT, 26 * UNIT, -12 * UNIT, -13 * UNIT])
            return Expression.apply("pow", Expression.of(base), Expression.of(exponent))
        edge = draw.choice([59_867_212_417_845, -28_324_168_296_488, 0])
        return Expression.apply("exp", Expression.of(edge + draw.randint(-9, 9)))


def main():
    seed, count, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    generator = Generator(seed)
    with open(path, "w", encoding="utf-8") as file:
        for index in range(count):
            if index % 10 == 9:
                expression = generator.edge()
            else:
                expression = generator.expression(1 + index % 3, is_whole=True)
            result = expression.reason or written(expression.value)
            file.write(" ".join(expression.tokens) + " = " + result + "\n")


if __name__ == "__main__":
    main()
