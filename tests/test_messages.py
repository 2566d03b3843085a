"""The dictionary of messages: complete by PyTorch's own source, each entry raised by a run, and found when it is pasted."""

import ast
import itertools
import random
import re
from pathlib import Path

import torch
from conftest import ROOT, SITE_URL
from test_site import INCLUDE, LANGUAGES, sources

SOURCES = [Path(torch.__file__).parent / name for name in ("nn/modules/rnn.py", "nn/utils/rnn.py")]

# What those files can say and nobody who uses a layer can meet.
NEVER_MET = {
    "Unrecognized RNN mode: …": "the three layers pass their own mode to RNNBase",
    "hx must not be None": "forward has made zeros by then",
    "mode must be RNN_TANH or RNN_RELU, got …": "nn.RNN has made it one of these",
    "`apply_permutation` is deprecated, please use `tensor.index_select(dim, permutation)` instead": "a helper of the layers, documented nowhere",
}
KIND = re.compile(r"^\w*(?:Error|Warning)\w*: ")  # as a traceback begins its last line
ENTRY = re.compile(r"^### (`.+) \{ #([\w-]+) \}$", re.M)


def entries(language: str) -> dict[str, list[str]]:
    """The parts of each entry's heading that do not change, by the entry's place on the site."""
    return {
        f"{source.removesuffix('.md')}/#{anchor}": [a or b for a, b in re.findall(r"`` (.+?) ``|`([^`]+)`", title)]
        for source, path in sources(language).items()
        if source.startswith("errors/")
        for title, anchor in ENTRY.findall(path.read_text())
    }


def pattern(parts: list[str]) -> re.Pattern:
    return re.compile(".*?".join(map(re.escape, parts)), re.S)


def messages() -> dict[str, list[str]]:
    """The lines that the runs on an entry's page printed with its words. A line belongs to the entry that holds most of it."""
    known, found = entries("en"), {}
    for place, parts in known.items():
        page = sources("en")[place.split("/#")[0] + ".md"].read_text()
        printed = "".join(
            (ROOT / f".cache/outputs/{name}.txt").read_text() + "\n"
            for name, suffix in INCLUDE.findall(page)
            if suffix == "txt"
        )
        found[place] = sorted({line.strip() for line in printed.splitlines() if pattern(parts).search(line)})
    length = {place: sum(map(len, parts)) for place, parts in known.items()}
    best = {
        line: max((place for place in found if line in found[place]), key=length.__getitem__)
        for lines in found.values()
        for line in lines
    }
    return {place: [line for line in lines if best[line] == place] for place, lines in found.items()}


def template(node: ast.AST, names: dict[str, list[ast.AST]]) -> list[str]:
    """What a string expression can be, "…" where a value is put in."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)]
        case ast.BinOp(op=ast.Add(), left=left):
            return [text + "…" for text in template(left, names)]
        case ast.Call(func=ast.Attribute(value=text, attr="format")):
            return [text.replace("{}", "…") for text in template(text, names)]
        case ast.Name(id=name):
            return [text for value in names.get(name, []) for text in template(value, names)]
    raise AssertionError(f"a message that this test cannot read: {ast.unparse(node)}")


def said_by(path: Path) -> set[str]:
    """Every message that the functions of a file raise or warn, or that calling them warns."""
    tree = ast.parse(path.read_text())
    said: set[str] = set()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names: dict[str, list[ast.AST]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.setdefault(node.targets[0].id, []).append(node.value)
        arguments, defaults = function.args.args, function.args.defaults
        for place, argument in enumerate(arguments):  # a message may be handed in
            given = [
                call.args[place - 1]
                for call in calls
                if getattr(call.func, "attr", "") == function.name
                and arguments[0].arg == "self"
                and len(call.args) >= place > 0
            ]
            default = defaults[place - len(arguments) :][:1] if place >= len(arguments) - len(defaults) else []
            names.setdefault(argument.arg, []).extend(default + given)
        spoken = [
            node.exc.args
            for node in ast.walk(function)
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        ]
        spoken += [
            node.args
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("warnings.warn", "warn")
        ]
        spoken += [
            call.args
            for call in function.decorator_list
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "deprecated"
        ]
        said.update(text for arguments in spoken for text in template(arguments[0], names))
    return said


def test_every_message_of_pytorchs_recurrent_layers_has_an_entry(site):
    said = set().union(*map(said_by, SOURCES))
    assert len(said) > 30, "the source could not be read"
    raised = [KIND.sub("", line) for lines in messages().values() for line in lines]
    holes = {
        text: re.compile("".join(".*?" if part == "…" else re.escape(part) for part in re.split("(…)", text)), re.S)
        for text in said
    }
    unknown = {text for text, hole in holes.items() if not any(map(hole.fullmatch, raised))}
    assert not unknown - set(NEVER_MET), "messages of PyTorch without an entry"
    assert not set(NEVER_MET) - unknown, "these are gone from PyTorch, or have an entry"


def test_every_entry_was_raised_or_is_in_the_installed_pytorch(site):
    found = messages()
    assert len(found) >= 100
    assert not [place for place, lines in found.items() if not lines], "nothing on the page printed these words"
    elsewhere = [place for place, lines in found.items() if lines[0].startswith("not in ")]
    assert 0 < len(elsewhere) < 10
    for place, language in itertools.product(elsewhere, LANGUAGES):
        page, anchor = place.split("/#")
        entry = sources(language)[page + ".md"].read_text().split(f"{{ #{anchor} }}")[1].split("\n##")[0]
        assert re.search(r"`(aten|c10)/[\w/]+\.cpp`", entry), (
            f"{place}: only the CUDA build has it, and no source is named"
        )


def test_an_entry_stands_once_in_both_languages_and_in_the_index():
    korean, english = map(entries, LANGUAGES)
    assert korean == english
    assert len(set(map(tuple, english.values()))) == len(english), "a message with two entries"
    for language in LANGUAGES:
        index = sources(language)["errors/index.md"].read_text()
        linked = re.findall(r"\]\(([\w-]+)\.md#([\w-]+)\)", index)
        assert not [place for place in english if tuple(place.removeprefix("errors/").split("/#")) not in linked]


TRACEBACK = """Traceback (most recent call last):
  File "/home/kim/project/train.py", line 87, in <module>
    loss = train(model, batch)
  File "/home/kim/project/model.py", line 31, in forward
    out, hidden = self.lstm(self.embedding(x), hidden)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/torch/nn/modules/module.py", line 1751, in _call_impl
    return forward_call(*args, **kwargs)
"""


def as_people_paste(line: str) -> dict[str, str]:
    """The forms in which a message arrives, with numbers of somebody else's."""
    choose = random.Random(line)
    line = re.sub(r"^(not )?in [\w/]+: ", "", line).replace("…", "hidden")  # looked up, not raised
    bare = KIND.sub("", line)
    theirs = re.sub(
        r"(?<![\w.])(?<!\w\[)\d+(?!-?D|\w|\.\d)", lambda _: choose.choice(["7", "32", "128", "300", "1000"]), bare
    )
    found = KIND.match(line)
    kind = found[0] if found else "RuntimeError: "
    words = theirs.split()
    typed = theirs.replace("'", "’").replace('"', "”")
    return {
        "as it is": bare,
        "with their numbers": theirs,
        "with its kind": kind + theirs,
        "with a traceback": TRACEBACK + kind + theirs,
        "in one line": " ".join((TRACEBACK + kind + theirs).split()),
        "cut off": kind + (" ".join(words[: max(4, len(words) * 3 // 5)])[:-2] if len(words) > 6 else theirs),
        "from a phone": typed[:1].upper() + typed[1:] + " ",
    }


# Asks the search's own worker, as a page does, and gives the first section of the first page that it finds for each query.
ASK = """async ({ languages, queries }) => Promise.all(languages.map(async home => {
    const page = await (await fetch(home)).text()
    const { search } = JSON.parse(new DOMParser().parseFromString(page, "text/html").getElementById("__config").textContent)
    const worker = new Worker(new URL(search, home)), index = await (await fetch(home + "search/search_index.json")).json()
    const ask = message => new Promise(done => { worker.onmessage = ({ data }) => done(data); worker.postMessage(message) })
    await ask({ type: 0, data: { ...index, options: { suggest: false } } })
    const found = []
    for (const data of queries) {
        const items = (await ask({ type: 2, data })).data.items[0] ?? []
        found.push((items.find(({ location }) => location.includes("#")) ?? items[0])?.location)
    }
    return found
}))"""

# As PyTorch 1.13 says it: versions/ holds the runs.
OLDER = {
    "AssertionError: GRUCell: Expected input to be 1-D or 2-D but received 3-D tensor": "errors/cells/#cell-input",
    "TypeError: gru_cell(): argument 'hx' (position 2) must be Tensor, not tuple": "errors/output/#tuple-dim",
    "RuntimeError: one_hot is only applicable to index tensor.": "errors/dtype/#one-hot-long",
}

LOOKED_UP = {
    "cuda": "errors/gpu",
    "masking": "practice/padding",
    "h_n": "reference/",
    "c_n": "reference/",
    "state_dict": "practice/saving|start/learning",
    "initialization": "practice/initialisation",
}


def test_a_pasted_message_leads_to_its_entry_first(page):
    page.goto(SITE_URL)
    asked = [
        (place, form, text)
        for place, lines in messages().items()
        for line in lines[:2]
        for form, text in as_people_paste(line).items()
    ]
    asked.append(("errors/state/#hidden-0", "an LSTM's", "Expected hidden[0] size (2, 1, 4), got [1, 1, 4]"))
    kept = "".join(path.read_text() for path in (ROOT / "versions").rglob("*.txt"))
    assert all(message in kept for message in OLDER)
    asked += [(place, "older", message) for message, place in OLDER.items()]
    queries = [*dict.fromkeys([*(text for *_, text in asked), *LOOKED_UP])]
    answers = page.evaluate(ASK, {"languages": [SITE_URL, SITE_URL + "en/"], "queries": queries})
    for language, answer in zip(LANGUAGES, answers, strict=True):
        found = dict(zip(queries, answer, strict=True))
        missed = [(form, text, place, found[text]) for place, form, text in asked if place != found[text]]
        assert len(missed) <= 0.02 * len(asked), (language, missed)
        assert {message: found[message] for message in OLDER} == OLDER
        assert found["Expected hidden[0] size (2, 1, 4), got [1, 1, 4]"] == "errors/state/#hidden-0"
        for word, wanted in LOOKED_UP.items():
            assert re.search(wanted, found[word] or ""), (language, word, found[word])
