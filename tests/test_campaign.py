"""Made up by rule, to find what gets through: `pytest tests/test_campaign.py --campaign 1 --seed 1000` runs all of it, from
another seed on; without these, a small share. What fails names its seeds."""

import random
import re
from pathlib import Path

import pytest
from conftest import ROOT, SITE_URL
from made_up import made_up
from node import node
from test_calculator import RULES, in_torch
from test_code import follow, wrong
from test_code import in_torch as followed

from parser.build import build
from shapeproof.claims.report import check
from shapeproof.vocabulary import load


@pytest.fixture
def draws(request):
    """A function that gives as many generators of random numbers as there are to be of `all`, by their seeds."""

    def some(all: int) -> dict[int, random.Random]:
        first, share = request.config.getoption("--seed"), request.config.getoption("--campaign")
        return {seed: random.Random(seed) for seed in range(first, first + max(1, round(all * share)))}

    return some


# Snippets: harm, and where it is done. OUT is a folder that is not theirs, with a file in it.

HARM = """
open(OUT + "/kept", "w")
open(OUT + "/new", "x")
os.remove(OUT + "/kept")
os.rename(OUT + "/kept", "mine")
os.replace("mine", OUT + "/kept")
os.truncate(OUT + "/kept", 0)
os.chmod(OUT + "/kept", 0)
os.chmod(os.open(OUT + "/kept", os.O_RDONLY), 0)
os.utime(OUT + "/kept", (0, 0))
os.link(OUT + "/kept", "mine")
os.symlink(OUT, "mine"); open("mine/kept", "w")
os.mkdir(OUT + "/new")
os.mkfifo(OUT + "/new")
os.remove("kept", dir_fd=os.open(OUT, os.O_RDONLY))
os.chdir(OUT); open("kept", "w")
os.fchdir(os.open(OUT, os.O_RDONLY)); os.remove("kept")
shutil.rmtree(OUT, ignore_errors=True)
shutil.move(OUT, "mine")
shutil.copy("/etc/hostname", OUT + "/kept")
pathlib.Path(OUT, "kept").unlink()
pathlib.Path(OUT, "kept").write_bytes(b"")
sqlite3.connect(OUT + "/new")
zipfile.ZipFile(OUT + "/new", "w")
tempfile.mkstemp(dir=OUT)
torch.save(torch.zeros(2), OUT + "/kept")
logging.FileHandler(OUT + "/new")
subprocess.run(["rm", OUT + "/kept"])
os.system("rm " + OUT + "/kept")
os.execv("/bin/rm", ["rm", OUT + "/kept"])
os.kill(os.getppid(), 9)
os.killpg(0, 9)
ctypes.CDLL(None).system(b"true")
socket.create_connection(("127.0.0.1", 9))
socket.socket().bind(("127.0.0.1", 0))
""".strip().split("\n")
PLACES = {
    "plainly": "HARM",
    "and caught": "try:\n    HARM\nexcept BaseException:\n    pass",
    "in a function": "def harm():\n    HARM\nharm()",
    "at the end": "import atexit\ndef harm():\n    HARM\natexit.register(harm)",
    "in a thread": "import threading\ndef harm():\n    HARM\none = threading.Thread(target=harm)\none.start(); one.join()",
    "when forgotten": "class Harm:\n    def __del__(self):\n        HARM\nHarm()",
    "as text": "exec('''HARM''')",
    "with an end": "try:\n    HARM\nfinally:\n    sys.exit(0)",
    "without output": "sys.stdout.close()\nHARM",
}
IMPORTS = "import ctypes, logging, os, pathlib, shutil, socket, sqlite3, subprocess, sys, tempfile, torch, zipfile\n"


def test_snippets_do_no_harm_and_are_named(engine, draws, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("as it was")
    (outside / "kept").chmod(0o640)
    before = (outside / "kept").stat()
    made = {}
    for seed, draw in draws(100).items():
        body = draw.choice([*PLACES.values()]).replace("HARM", draw.choice(HARM))
        made[f"s{seed}"] = f"{IMPORTS}OUT = {str(outside)!r}\nopen('mine', 'w').close()\n{body}\n"
    engine.write(fine="print('fine')\n", **made)
    done = engine.run()
    assert not re.search("^Traceback", done.stderr, re.M) and engine.printed("fine") == "fine\n"
    assert [path.name for path in outside.iterdir()] == ["kept"] and (outside / "kept").read_text() == "as it was"
    after = (outside / "kept").stat()
    assert (after.st_mode, after.st_mtime_ns, after.st_nlink) == (before.st_mode, before.st_mtime_ns, before.st_nlink)
    told = dict(re.findall(r"/chapter/(s\d+)\.py(?::\d+)?: (.*)", done.stderr))
    assert not {name: source for name, source in made.items() if "a snippet may not" not in told.get(name, "")}


# Pages: pieces of Markdown as nobody should write it, and after them a wrong claim, which is not to go unread.

PIECES = """
``` a`b
```
~~~
~~~~ x
    ```
> ```
- ```
  - ~~~
---
---\\n:\\n---
$$
$x$ $$ y
\\\\(
`a
``b`c``
[a](b "c
![a][b
[^1]: `x`
<b title="
<div markdown>
</div></div>
&#x110000; &#0; &nbsp
| a | b\\n|--|--|\\n| `x | y` |
!!! note "`(1, 2)`"
??? x
{: .a #b }
{ .wrong } { .no-shape }
`(1, 2, 3)`{ .wrong
(5, 1, (4, [2,
5 x x 5 × 1e309 × 0x10
\\ue0000\\ue001 \\ue0001\\ue001
\\x02wzxhzdk:0\\x03
\\u202e(3, 2, 1)\\u202c
`output` is (９, ９, ９)
*[output]: x
--8<-- nothing
;--8<-- "no/such.py"
<!-- a -->
<?php `x` ?>
99999999999999999999999999999999999 layers
""".strip().split("\n")
CLAIM = "\n\n`output` has the shape `(97, 89, 83)`.\n"


def test_pages_silence_no_claim(draws, tmp_path):
    vocabulary = load(ROOT / "vocabulary.toml")
    pages = {}
    for seed, draw in draws(200).items():
        pieces = [
            draw.choice(PIECES).encode().decode("unicode_escape") if "\\" in (one := draw.choice(PIECES)) else one
            for _ in range(draw.randint(1, 6))
        ]
        text = "".join(draw.choice(("\n", "\n\n", " ", "\n    ", "\n> ")) + one for one in pieces)
        pages[seed] = f"# Page\n{text}{CLAIM}"
        (tmp_path / f"{seed}.md").write_text(pages[seed])
    read = check([tmp_path], tmp_path, vocabulary)
    assert len(read) == len(pages)
    unread = {Path(page.path).stem: pages[int(Path(page.path).stem)] for page in read if not page.problems}
    assert not unread
    assert all(re.match(r"\S+\d\.md:\d+: |\S+\d\.md: ", problem) for page in read for problem in page.problems)


# Tools: addresses in a browser, pastes and configurations in Node.

WORDS = (
    "module input_size hidden_size num_layers bias batch_first dropout bidirectional proj_size seq_len batch_size input"
)
NAMES = [*WORDS.split(), "lengths", "level", "seed", "question", "cell", "t", "part", "__proto__", "toString", ""]
VALUES = [
    "0",
    "-1",
    "1e9",
    "1" * 400,
    "NaN",
    "Infinity",
    "-0",
    "0x10",
    "2.5",
    "٣",
    "True",
    "null",
    "LSTM",
    "GRUCell",
    "packed",
]
VALUES += [
    "<img src=x onerror=alert(1)>",
    "%",
    "%00",
    "%ff",
    "%F0%9F%98%80",
    "9," * 400,
    "5,2,3",
    "[0,1]",
    "constructor",
    "",
]
VISIT = """queries => queries.filter(query => {
    window.thrown = false;
    history.replaceState(null, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate"));
    return window.thrown || document.querySelector("article :is(img, script:not([type*=json]))");
})"""


@pytest.mark.parametrize("tool", ["calculator", "quiz", "steps"])
def test_addresses_do_no_harm(page, draws, tool):
    page.goto(f"{SITE_URL}en/tools/{tool}/")
    page.evaluate("addEventListener('error', () => window.thrown = true)")
    queries = [
        "?" + "&".join(f"{draw.choice(NAMES)}={draw.choice(VALUES)}" for _ in range(draw.randint(1, 5)))
        for draw in draws(1667).values()
    ]
    for at in range(0, len(queries), 50):  # a browser takes no more at once
        assert not page.evaluate(VISIT, queries[at : at + 50])
        page.wait_for_timeout(1)


PASTE = """async ({parser, pastes}) => {
    const made = (await import(parser)).parser;
    return pastes.flatMap(([seed, text]) => {
        try { JSON.stringify(program.follow(made, text)); return []; } catch (error) { return [[seed, String(error.stack)]]; }
    });
}"""
TYPED = """( ) [ ] { } : , . = == -> * ** ... @ \\ # ' " ''' f"{ \n \n\n \t \x00 \ufeff \u202e 가 𝒳 0 1 -1 1e999 0x 9999999999999999999
for while if else def class return yield lambda import from with try except del global async await None True self
nn.LSTM(3,4) nn.RNN( nn.GRU(*x) torch.zeros(5,1,3) torch.randn(size=()) x x.shape x[...,None] x[::0] x.view(-1,-1)
__proto__ constructor toString pack_padded_sequence(x, super().__init__() range(10**9) [0]*10**9 x=x while(True):pass"""
BITS = [*TYPED.split(" "), "\n    "]


def test_pastes_throw_nothing(draws):
    pastes = {}
    for seed, draw in draws(5000).items():
        if draw.random() < 0.5:  # a program in which something is not as it was
            text = made_up(seed)
            for _ in range(draw.randint(1, 4)):
                at = draw.randrange(len(text))
                text = text[:at] + draw.choice(BITS) + text[at + draw.choice((0, 0, 1, 9)) :]
        else:
            text = draw.choice(("", " ")).join(draw.choice(BITS) for _ in range(draw.randint(1, 60)))
        pastes[seed] = text
    thrown = node(PASTE, {"parser": build().as_uri(), "pastes": [*pastes.items()]}, "code/program")
    assert not {seed: (pastes[seed], error) for seed, error in thrown}


def configuration(draw: random.Random) -> dict:
    size = lambda most: draw.choice((1, 2, draw.randint(1, most)))  # noqa: E731
    seq_len, batch_size = size(9), size(9)
    cell = draw.random() < 0.2
    plain = {"num_layers": 1, "batch_first": False, "dropout": 0, "bidirectional": False, "proj_size": 0}
    options = {
        "num_layers": size(4),
        "batch_first": draw.random() < 0.5,
        "dropout": draw.choice((0, 0, 0.5, 1, 1.5, -0.1)),
        "bidirectional": draw.random() < 0.5,
        "proj_size": draw.choice((0, 0, 0, size(40), -1)),
    }
    return {
        "module": draw.choice(("RNN", "LSTM", "GRU")) + ("Cell" if cell else ""),
        "input_size": draw.choice((size(40), size(40), 0)) if not cell else size(40),
        "hidden_size": size(40),
        **(plain if cell and draw.random() < 0.8 else options),
        "bias": draw.random() < 0.7,
        "seq_len": seq_len,
        "batch_size": batch_size,
        "input": draw.choice(("batched", "unbatched", "packed")),
        "lengths": draw.choice(([], [draw.randint(1, seq_len) for _ in range(batch_size)])),
    }


def test_configurations_are_as_pytorch_has_them(draws):
    made = {seed: configuration(draw) for seed, draw in draws(10_000).items()}
    answers = node(RULES, [*made.values()], "layers")
    differ = {
        seed: (made[seed], answer)
        for seed, (code, answer) in zip(made, answers, strict=True)
        if in_torch(made[seed], code) != answer
    }
    assert not differ


def test_programs_are_as_pytorch_runs_them(draws):
    made = {seed: made_up(seed) for seed in draws(4500)}
    said = follow([(text, {}) for text in made.values()])
    found = {seed: wrong(one, followed(text)) for (seed, text), one in zip(made.items(), said, strict=True)}
    assert not {seed: (problems, made[seed]) for seed, problems in found.items() if problems}
