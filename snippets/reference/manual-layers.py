import inspect
import re
import warnings
from functools import cache
from itertools import product

import torch
from torch import nn

warnings.filterwarnings("ignore", "LSTM with projections")
ITEM = re.compile(r"^\s*(?:\* \*\*(\w+)\*\*|(\w+\[k\]\w*)) ?: ", re.M)
SHAPE = re.compile(r":math:`\(([^`]+)\)`|(?:shape|is|be) `\(([^`]+)\)`|Analogous to `([^`]+)`")
WHEN = re.compile(r"unbatched|batch_first=\w+|Otherwise|k [=>] 0|proj_size > 0")
FACTS = ("input_size", "hidden_size", "proj_size", "num_layers", "num_directions", "bidirectional", "batch_size",
         "sequence_length")


def plain(text):
    text = re.sub(r"\\text\{([^}]*)\}", r"\1", text).replace("\\_", "_").replace(" size", "_size")
    text = re.sub(r"_\{(\w+)\}", r"_\1", text).replace(" length", "_length")
    return text.replace("bidirectional=True", "bidirectional").replace("otherwise", "else")


def read(doc):
    letters = re.findall(r"^\s*(\w(?:_\{\w+\})?) =\{\} & (.*?) ?(?:\\\\)?$", doc, re.M)
    statements, unread = [], []
    for section in ("Inputs", "Outputs", "Attributes"):
        body = re.search(rf"^{section}:.*\n((?: .*\n|\n)+)", doc, re.M)[1].split("where:")[0]
        items = list(ITEM.finditer(body))
        unread += re.findall(r":math:`\([^`]*\)`|`\([^`]*,[^`]*\)`", body)
        for item, end in zip(items, [*(item.start() for item in items[1:]), len(body)]):
            text = re.sub(r"\s+", " ", body[item.end() : end])
            shapes = list(SHAPE.finditer(text))
            for shape, following in zip(shapes, [*shapes[1:], None]):
                since, until = shape.end(), following.start() if following else len(text)
                if section == "Attributes":
                    since, until = text.rfind(". ", 0, since) + 1, text.find(". ", since)
                when = tuple(dict.fromkeys(WHEN.findall(text[since:until])))
                said = plain(next(filter(None, shape.groups())))
                statements.append((item[1] or item[2], said, when))
                unread = [span for span in unread if plain(span).split("(")[1].rstrip(")`") != said]
    letters = {plain(name): plain(meaning) for name, meaning in letters}
    known = {*FACTS, *letters, *(item for item, _, _ in statements)}
    strange = {s for s in statements if not {*re.findall(r"[a-z_]\w*(?:\[k\]\w*)?", s[1], re.I)} <= known}
    unread += [f"{item} ({said})" for item, said, _ in strange]
    return letters, [s for s in statements if s not in strange], unread


def applies(said, when, batched, first, k, proj):
    holds = {"unbatched": not batched, "batch_first=False": batched and not first, "k > 0": k > 0,
             "batch_first=True": batched and first, "Otherwise": k > 0, "k = 0": k == 0, "proj_size > 0": proj > 0}
    if not when and "H_" in said:
        return ("N" in said) == batched
    return all(holds[one] for one in when)


@cache
def code(text):
    return compile(text, "<docstring>", "eval")


def configurations(kind):
    projections = (0, 2) if kind is nn.LSTM else (0,)
    sizes = ((3, 5, 7, 6), (4, 3, 8, 10))
    for (length, batch, width, hidden), layers, two, first, proj in product(
            sizes, (1, 2, 3), (False, True), (False, True), projections):
        named = {"proj_size": proj} if proj else {}
        layer = kind(width, hidden, layers, batch_first=first, bidirectional=two, **named)
        facts = dict(zip(FACTS, (width, hidden, proj, layer.num_layers, 1 + two, two, batch, length)))
        yield layer, facts, False, first
        yield layer, facts, True, first


def run(layer, *arguments):
    """What the layer returns, or None if it refuses."""
    try:
        with torch.no_grad():
            return layer(*arguments)
    except RuntimeError:
        return None


def hold(kind):
    """How often each statement was tried and how often it held."""
    letters, statements, unread = read(inspect.getdoc(kind))
    score = {statement: [0, 0] for statement in statements}
    tried = 0

    @cache
    def meant(item, batched, first, k, proj):
        *_, last = (s for s in statements if s[0] == item and applies(*s[1:], batched, first, k, proj))
        return last

    for layer, facts, batched, first in configurations(kind):
        tried += 1
        known = facts | {letter: eval(code(meaning), {}, facts) for letter, meaning in letters.items()}

        def stated(item, k=0):
            last = meant(item, batched, first, k, facts["proj_size"])
            if "[k]" in last[1]:
                return last, getattr(layer, last[1].replace("[k]", str(k))).shape
            return last, eval(code(f"({last[1]},)"), {}, known)

        def mark(statement, right):
            score[statement][0] += 1
            score[statement][1] += right

        items = list(dict.fromkeys(item for item, _, _ in statements if "[k]" not in item))
        states = items[1 : items.index("output")]
        given = [stated(item) for item in ["input", *states]]
        tensors = [torch.randn(shape) for _, shape in given]
        state = tuple(tensors[1:]) if kind is nn.LSTM else tensors[1]
        works = ran = run(layer, tensors[0], state)
        if not ran:
            ran = run(layer, tensors[0])
        for (statement, _), right in zip(given, [bool(ran), *[bool(works)] * len(states)]):
            mark(statement, right)
        if not ran:
            continue
        output, last = ran
        for item, tensor in zip(items[len(given) :], [output, *last] if kind is nn.LSTM else [output, last]):
            mark(stated(item)[0], tensor.shape == stated(item)[1])
        for k, item in product(range(layer.num_layers), sorted({item for item, _, _ in statements if "[k]" in item})):
            if hasattr(layer, item.replace("[k]", str(k))):
                statement, shape = stated(item, k)
                mark(statement, getattr(layer, item.replace("[k]", str(k))).shape == shape)
    named = {item for item, _, _ in statements}
    found = [re.sub(r"_l\d", "_l[k]", name) for name, _ in layer.named_parameters()]
    return tried, score, unread, [name for name in dict.fromkeys(found) if name not in named]


for kind in (nn.RNN, nn.LSTM, nn.GRU):
    tried, score, unread, left_out = hold(kind)
    print(f"nn.{kind.__name__}: {len(score)} statements, {tried} configurations")
    for (item, said, when), (times, right) in score.items():
        verdict = "holds" if times == right > 0 else "WRONG" if times else "never tried"
        print(f"  {verdict} {right:3} of {times:3}: {item} ({said})", *when, sep=", " if when else "")
    print("  every statement holds:", all(times == right > 0 for times, right in score.values()))
    print("  could not read:", unread)
    print("  parameters left out:", *left_out or ["none"])
    unsaid = [f"{item} ({said})" for item, said, when in score if "H_" in said + item and not when]
    print("  does not say when:", "; ".join(one for one in unsaid if "N" not in one) or "none")
