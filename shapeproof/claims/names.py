"""What a page names: `output[-1]`, `hn.shape`, `(h0, c0)`, $W_{ih}^T$."""

import re
from typing import NamedTuple

from shapeproof.claims.inline import Token
from shapeproof.claims.views import STEP

LONGEST = 200  # characters of code that may be a name
TRANSPOSED = r"(?:T|\\top|\\intercal|\\(?:mathsf|mathrm|text)\s*(?:T|\{\s*T\s*\}))"
TEX_SYMBOL = re.compile(
    r"(?:\\(?:text(?:tt|rm|it)?|mathrm|boldsymbol|mathbf|operatorname)\{(?P<word>[^{}]+)\}|"
    r"(?P<letter>(?<![\\A-Za-z])[A-Za-z][A-Za-z0-9]*))"
    r"(?:_(?:\{(?P<low>[^{}]*)\}|(?P<low1>\w)))?"
    rf"(?P<up>\^(?:\{{\s*{TRANSPOSED}\s*\}}|{TRANSPOSED}))?"
)
NAME = re.compile(rf"\s*([A-Za-z_][\w.]*?(?:{STEP})*)(?:\.shape|\.size\(\))?\s*(?:[:=]|$)")
TUPLE = re.compile(r"\(?[A-Za-z_]\w*(\s*,\s*\(?[A-Za-z_]\w*)+\)*")


class Mention(NamedTuple):
    """Where something is named, from and to, and the names that it may have in code."""

    start: int
    end: int
    names: tuple[str, ...]
    token: int  # where the code span or equation begins that it stands in
    plain: bool = True  # and not a part of an expression


def mentions_of(token: Token, whole: bool = False) -> list[Mention]:
    """What a code span or an equation names, in its order; a `whole` cell of a table may be a plain word."""
    content = token.content
    if token.where == "prose":
        plain = whole and re.fullmatch(r"\s*[A-Za-z_]\w*\s*", content)
        return [Mention(token.start, token.end, (content.strip(),), token.start)] if plain else []
    if token.where == "code":
        if len(content) > LONGEST:
            return []
        if one := NAME.match(content):
            return [Mention(token.start + one.start(1), token.start + one.end(1), (one[1],), token.start)]
        if TUPLE.fullmatch(content):
            return [
                Mention(token.start + word.start(), token.start + word.end(), (word[0],), token.start)
                for word in re.finditer(r"\w+", content)
            ]
    return [
        Mention(
            token.start + symbol.start(),
            token.start + symbol.end(),
            names_of(symbol),
            token.start,
            plain=token.where == "tex",
        )
        for symbol in TEX_SYMBOL.finditer(content)
    ]


def symbols(tex: str) -> list[str]:
    return [name for symbol in TEX_SYMBOL.finditer(tex) for name in names_of(symbol)]


def names_of(symbol: re.Match) -> tuple[str, ...]:
    """What a letter of an equation may be in code: $W_{ih}^T$ → W_ih_T, $h_0$ → h_0 or h0, $h_{t-1}$ → h_prev."""
    base, low = symbol["word"] or symbol["letter"], symbol["low"] or symbol["low1"] or ""
    name = {"t-1": f"{base}_prev"}.get(low, f"{base}_{low}" if low else base)
    if symbol["up"]:
        return f"{name}_T", f"{name}.T"
    return (name, f"{base}{low}") if low else (name,)
