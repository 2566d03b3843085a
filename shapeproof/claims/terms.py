"""A dimension as it is written: 5, seq_len, num_layers * num_directions, hidden_size + 1; or "…", any number of them."""

import re
from collections.abc import Callable
from math import prod

NAME = r"[A-Za-z_]\w*"
ATOM = rf"(?:\d+|{NAME})"
PRODUCT = rf"{ATOM}(?:\s*[*×]\s*{ATOM})*"
TERM = rf"-?{ATOM}(?:\s*(?://|[*×+-])\s*{ATOM})*"
ANY = "…", "...", "*"  # PyTorch's manual writes (*, H_in)
# As wide as two ASCII characters, or not seen at all; of the same length, so that offsets stay those of the page.
NARROW = str.maketrans(
    "（）［］，、：＝＊＋－−／０１２３４５６７８９ｘ✕✖⨯⨉⋅∗\u00a0\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "()[],,:=*+--/0123456789x×××××*         ",
)


def factors(term: str) -> list[str]:
    return re.split(r"\s*[*×]\s*", term)


def is_number(term: str) -> bool:
    return not re.search(r"[A-Za-z_]|…|\.\.\.|^\*$", term)


def number(digits: str) -> int:
    """A whole number; one that no tensor has, where there are too many digits."""
    return int(digits) if len(digits) < 20 else -1


def value(term: str, size: Callable[[str], int | None]) -> int | None:
    """A term in numbers, by how large each name is; None where one has no size, or too much is multiplied."""
    total, sign = 0, 1
    for part in re.split(r"\s*([+-])\s*", term):
        if part in ("+", "-"):
            sign = 1 if part == "+" else -1
        elif part:
            product, *others = re.split(r"\s*(//|[*×])\s*", part)
            sizes = [number(one) if one.isdecimal() else size(one) for one in (product, *others[1::2])]
            known = [one for one in sizes if one is not None]
            if len(known) < len(sizes):
                return None
            total += sign * multiplied(known, others[::2])
    return total


def multiplied(known: list[int], operators: list[str]) -> int:
    """The first number times or divided by each that follows; -1, which no tensor has, where that cannot be."""
    if "//" not in operators:
        return prod(known)
    result = known[0]
    for operator, one in zip(operators, known[1:]):
        if operator == "//" and not one:
            return -1
        result = result // one if operator == "//" else result * one
    return result


def spread(terms: list[str], length: int) -> list[str | None] | None:
    """The terms of a shape of so many dimensions, None for each that "…" stands for; None if they are too many or few."""
    at = next((at for at, term in enumerate(terms) if term in ANY), None)
    if at is None:
        return [*terms] if len(terms) == length else None
    missing = length - len(terms) + 1
    return [*terms[:at], *[None] * missing, *terms[at + 1 :]] if missing >= 0 else None
