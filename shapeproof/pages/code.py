"""Code on a page: each expression that had a shape answers when it is pointed at, and one that raised is marked.

The words in a block stay as they are: what a script in the browser (trace.js) needs lies beside it.
"""

import html
import json
import re
from collections.abc import Iterator

from shapeproof.claims.things import Run, Thing, letters_of
from shapeproof.pages.dimensions import dimensions_of
from shapeproof.runs.truths import MARK
from shapeproof.vocabulary import Vocabulary

PIECE = re.compile(r'<span class="(?P<kind>[\w -]+)">|</span>|(?P<char>&[#\w]+;|[^<])')


def in_colour(text: str, kind: str | None) -> str:
    return f'<span class="dim-{kind}">{text}</span>' if kind else text


def may_break(text: str) -> str:
    """Code in a sentence: where it is too long for a line it goes on behind a bracket, a point or a sign, and not within a name."""
    return re.sub(r"(\w[(\[]|[,=])(?=\w)|(?<=[)\]])(?=\.)", r"\1<wbr>", html.escape(text, quote=False))


class Shown:
    """A snippet's `source` as a block shows it, from its script's line `first` on: its trace, with shapes in colours and
    letters."""

    def __init__(self, run: Run, vocabulary: Vocabulary, source: str, first: int = 1):
        self.run, self.vocabulary, self.source, self.first = run, vocabulary, source, first
        self.last = first + source.count("\n")
        self.known: dict[str, str] = {}  # most expressions of a script have one of a few shapes

    def inside(self, part: str) -> list[dict]:
        return [
            one for one in self.run.trace.get(part, []) if self.first <= one["line"] and one["end_line"] <= self.last
        ]

    def data(self, targets: dict[tuple, list[str]]) -> dict:
        """What trace.js needs: distinct `shapes` as HTML; `expressions`, each [line, column, end line, end column, the number
        of its shape], and where it ran more than once also [the number of its last shape, how often]; and what is `left` by
        a name to which links lead."""
        shapes: dict[str, int] = {}
        rows = []
        for one in self.inside("expressions"):
            told = [
                self.told(
                    one["text"],
                    shape,
                    [world and world[min(at, len(world) - 1)] for world in one["worlds"]] + one["shapes"],
                )
                for at, shape in enumerate(one["shapes"])
            ]
            numbers = [shapes.setdefault(text, len(shapes)) for text in told]
            rows.append([*self.place(one), numbers[0], *([numbers[-1], one["times"]] if one["times"] > 1 else [])])
        left = {target_id(self.run, place, self.first): told for place, told in targets.items()}
        return {"shapes": list(shapes), "expressions": rows, "left": left}

    def place(self, one: dict) -> tuple[int, int, int, int]:
        return one["line"] - self.first, one["column"], one["end_line"] - self.first, one["end_column"]

    def told(self, text: str, shape: list, others: list) -> str:
        """`(5, 1, 4) = (seq_len, batch_size, hidden_size)`, in colours; `others` are the shapes in the other worlds, and at other times."""
        key = f"{self.vocabulary.beginning(text)} {shape} {others}"
        if key not in self.known:
            thing = Thing(self.run, text, [tuple(shape), *(other and tuple(other) for other in others)])
            kinds = dimensions_of(thing, self.vocabulary)
            letters = [
                html.escape(letters_of(axis, thing, self.vocabulary) or str(size)) for axis, size in enumerate(shape)
            ]
            numbers, names = (
                f"({', '.join(map(in_colour, terms, kinds))}{',' * (len(shape) == 1)})"
                for terms in (map(str, shape), letters)
            )
            self.known[key] = numbers if numbers == names else f"{numbers} = {names}"
        return self.known[key]

    def met(self, part: dict) -> str:
        numbers, *names = self.told(part["text"], part["shape"], part["worlds"]).split(" = ", 1)
        return " = ".join([f'<code>{html.escape(part["text"])}</code> <span class="sizes">{numbers}</span>', *names])

    def raised(self, words: dict[str, str]) -> Iterator[str]:
        """What to say of each expression that raised: which, the error's name, and the shapes that met there each time, if any."""
        times: dict[tuple, list[str]] = {}
        for one in self.inside("raised"):
            met = ", ".join(dict.fromkeys(self.met(part) for part in one["met"] if part["shape"] != []))
            text, error = " ".join(one["text"].split()), one["error"].split(":")[0]
            times.setdefault((one["line"] - self.first + 1, text, error), []).append(met)
        for (line, text, error), each in sorted(times.items(), key=lambda each: each[0][0]):
            several = list(dict.fromkeys(filter(None, each)))
            met = "<br>" * (len(several) > 1) + ";<br>".join(several)  # a line for each time
            yield words["raised" if met else "raised_alone"].format(
                line=line, code=f"<code>{may_break(text)}</code>", error=html.escape(error), met=met
            )


def with_trace(block: str, shown: Shown, targets: dict[tuple, list[str]], words: dict[str, str]) -> str:
    """A block of code as HTML with what trace.js needs, its targets, and below it what it raised and what is of its sizes only.

    `targets` holds the places in the block that links lead to: (line, column, end line, end column), from 0.
    """
    # <b>, for Material takes a <span id> for a line of code, and hides an <a id>.
    marks = [(place, f'<b id="{target_id(shown.run, place, shown.first)}">') for place in targets]
    marks += [(shown.place(one), '<b class="raises">') for one in shown.inside("raised")]
    code, end = block.index("<code>"), block.index("</code>")
    # How high it is, for a browser that has not laid it out yet.
    lines = f'<code class="traced" style="--lines: {shown.source.rstrip().count(chr(10)) + 1}">'
    block = block[:code] + lines + marked(block[code + len("<code>") : end], marks) + block[end:]
    data = json.dumps(shown.data(targets), separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    told = "".join(f'<p class="raised">{said}</p>' for said in shown.raised(words))
    for number, line in enumerate(shown.source.split("\n"), 1):
        told += f'<p class="only">{words["only"].format(line=number)}</p>' if MARK.search(line) else ""
    return block.removesuffix("</div>") + f'{told}<script type="application/json" class="trace">{data}</script></div>'


def target_id(run: Run, place: tuple, first: int = 1) -> str:
    return f"{anchor(run, 'at')}-{place[0] + first}-{place[1]}"


def anchor(run: Run, what: str) -> str:
    """The id of the block that shows a run's output (`run`) or its source (`code`), or how those in it begin (`at`)."""
    return f"{what}-" + re.sub(r"\W+", "-", run.script.rsplit(".", 1)[0])


def marked(code: str, marks: list[tuple[tuple, str]]) -> str:
    """Highlighted code with a <b> around each place; of two marks one holds the other, or they do not meet."""
    begins: dict[tuple, list[str]] = {}
    ends: dict[tuple, int] = {}
    for (line, column, end_line, end_column), tag in sorted(marks, key=lambda mark: mark[0][2:], reverse=True):
        begins.setdefault((line, column), []).append(tag)
        ends[end_line, end_column] = ends.get((end_line, end_column), 0) + 1
    parts = [""]
    token = ""  # the opening tag of the highlighted token that we are in
    line = column = 0
    for piece in PIECE.finditer(code):
        if not piece["char"]:
            token = (piece["kind"] and piece[0]) or ""
            parts.append(piece[0])
            continue
        closing, opening = ends.pop((line, column), 0), begins.pop((line, column), [])
        if closing or opening:
            just = bool(token) and parts[-1] == token  # the token begins here: it goes inside
            between = ["</b>" * closing, *opening]
            parts[-1:] = [*between, token] if just else [parts[-1], "</span>" * bool(token), *between, token]
        parts.append(piece[0])
        line, column = (line + 1, 0) if piece[0] == "\n" else (line, column + 1)
    return "".join(parts) + "</b>" * sum(ends.values())
