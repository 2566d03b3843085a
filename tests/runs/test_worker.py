"""One snippet in its own process: what is captured, what is kept, and that nothing reaches another snippet."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Engine

LEAVES = """
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

seq_len, flag, name, rate = 5, True, "text", 0.5
x_seq = torch.zeros(seq_len, 2, 3)
rnn = nn.RNN(3, 4)
states = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
packed = pack_padded_sequence(x_seq, torch.tensor([5, 3]))
model = nn.Sequential(nn.Linear(3, 2))
weights = model.state_dict()
size = x_seq.shape
_hidden = 7
lazy, nested = nn.LazyLinear(4), torch.nested.nested_tensor([torch.zeros(2), torch.zeros(3)], layout=torch.jagged)
knot = []
knot.append(knot)
"""
LEFT = {
    "seq_len": 5,
    "x_seq": [5, 2, 3],
    "rnn.weight_ih_l0": [4, 3],
    "rnn.weight_hh_l0": [4, 4],
    "rnn.bias_ih_l0": [4],
    "rnn.bias_hh_l0": [4],
    "states[0]": [1, 2, 4],
    "states[1]": [1, 2, 4],
    "packed.data": [8, 3],
    "packed.batch_sizes": [5],
    "model.0.weight": [2, 3],
    "model.0.bias": [2],
    "weights['0.weight']": [2, 3],
    "weights['0.bias']": [2],
}
PRINTS_AT_EVERY_LEVEL = r"""
import ctypes, os, sys
print("Python 파이썬")
os.write(1, b"descriptor\n")
print("no line end", end="")
ctypes.CDLL(None).puts(b"\nC")  # held back by C until the process ends
"""
PRINTS_LATE = """
import atexit, os, threading, time
size = 5
def late():
    time.sleep(0.3)
    print("from a thread")
atexit.register(print, "at exit")
threading.Thread(target=late).start()
print("at once")
if size != 5:
    os.write(2, b"with other sizes")
"""
CHANGES_EVERYTHING = """
import os, sys, torch
torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=1)
os.environ["LEFT_BEHIND"] = "yes"
sys.modules["left_behind"] = sys
os.mkdir("folder")
os.chdir("folder")
"""
SHOWS_EVERYTHING = """
import os, sys, torch
print(torch.initial_seed() == 7, torch.zeros(1).dtype, torch.tensor([1 / 3]), os.environ.get("LEFT_BEHIND"))
print("left_behind" in sys.modules, __name__, len(sys.argv), os.path.basename(__file__))
"""
FIGURE = """
import matplotlib.pyplot as plt
steps = 3
figure, axes = plt.subplots()
for number in range(5):
    axes.plot([number + step for step in range(steps)], marker="o", label=f"line {number}")
axes.bar([0], [1], color="white", edgecolor="black", hatch="/")
axes.set_xlabel("step")
axes.text(1, 1, "h_n", family="monospace", gid="$h_{t-1}$ $W_{ih}^T$")
axes.grid()
axes.legend()
plt.savefig("NAME.svg")
"""
HOSTILE_FIGURE = """
import torch
open("hostile.svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1" '
    'onload="alert(1)"><script>alert(2)</script><foreignObject><b onclick="alert(3)">x</b></foreignObject>'
    '<g id="$h_t$&quot; alert(7)" data-alert="8"/><a href="javascript:alert(4)"><g onclick="alert(5)"/></a><use xlink:href="#"/><use xlink:href="javascript:alert(6)"/></svg>')
"""
NO_FIGURE = """
open("no_figure.svg", "w").write("<svg")
"""
OWN_FILES = """
import tempfile
from pathlib import Path
Path("own.txt").write_text("kept for this run")
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x")
print(Path("own.txt").read_text())
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    engine = Engine(tmp_path_factory.mktemp("run"))
    engine.write(
        leaves=LEAVES,
        prints=PRINTS_AT_EVERY_LEVEL,
        late=PRINTS_LATE,
        own_files=OWN_FILES,
        early="x = 1\nraise SystemExit",
        hostile=HOSTILE_FIGURE,
        **{name: FIGURE.replace("NAME", name) for name in ("figure", "other")},
        **{f"a{i}_changes": CHANGES_EVERYTHING for i in range(4)},
        shows=SHOWS_EVERYTHING,
    )
    done = engine.run()
    assert done.returncode == 0, done.stderr
    return engine


def test_a_finished_snippet_leaves_its_names_and_their_shapes(engine):
    assert json.loads((engine.outputs / "chapter/leaves.json").read_text()) == LEFT
    assert json.loads((engine.outputs / "chapter/early.json").read_text()) == {"x": 1}


def test_everything_printed_is_captured_byte_for_byte(engine):
    assert engine.printed("prints") == "Python 파이썬\ndescriptor\nno line end\nC\n"


def test_what_is_printed_late_is_printed(engine):
    assert engine.printed("late") == "at once\nfrom a thread\nat exit\n"


def test_nothing_a_snippet_does_reaches_another(engine):
    alone = subprocess.run([sys.executable, engine.snippets / "chapter/shows.py"], capture_output=True, text=True)
    assert engine.printed("shows") == alone.stdout


def test_a_figure_is_kept_and_other_files_are_not(engine):
    assert (engine.outputs / "chapter/figure.svg").exists()
    assert engine.printed("own_files") == "kept for this run\n"
    assert not list(engine.outputs.rglob("own.txt"))


def test_nothing_in_a_figure_can_act(engine):
    svg = drawn(engine, "hostile")
    assert svg.startswith("<svg") and "alert" not in svg and '<g data-term="h_t" />' in svg


def drawn(engine: Engine, name: str) -> str:
    return (engine.outputs / "chapter" / f"{name}.svg").read_text()


def test_a_figure_is_html_and_as_wide_as_there_is_room(engine):
    svg = drawn(engine, "figure")
    root = ElementTree.fromstring(svg)
    assert svg.startswith("<svg ") and "\n" not in svg.rstrip("\n"), "Markdown could end the HTML at an empty line"
    assert root.get("viewBox") and not root.get("width") and not root.get("height")
    assert not {"metadata", "style"} & {element.tag for element in root.iter()}
    assert len(root.findall(".//use[@style='fill: var(--c0); stroke: var(--c0)']")) == 3 + 1, "steps, legend"
    assert [element.text for element in root.iter("text") if (element.text or "").isidentifier()] == ["step", "h_n"]


def test_a_figure_has_the_colours_and_the_fonts_of_the_site(engine):
    svg = drawn(engine, "figure")
    assert not re.search("#[0-9a-f]{6}", svg)
    for number in range(5):
        assert f"stroke: var(--c{number})" in svg, "which the theme has from the vocabulary"
    assert "stroke: currentColor" in svg and "var(--md-default-bg-color)" in svg
    assert set(re.findall("font-family: ([^;]*)", svg)) == {"var(--md-code-font-family)"}


def test_a_part_of_a_figure_has_the_terms_that_it_is_named_for(engine):
    assert re.findall('data-term="([^"]*)"', drawn(engine, "figure")) == ["h_t-1 W_ih"]


def test_two_figures_on_a_page_share_no_id(engine):
    ids = []
    for name in "figure", "other":
        svg = drawn(engine, name)
        here = re.findall(r'\bid="([^"]*)"', svg)
        assert here and set(here) == set(re.findall(r'(?:href="#|url\(#)([^")]*)', svg))
        ids += here
    assert len(ids) == len(set(ids))


def test_a_figure_is_the_same_at_every_run_and_with_other_settings(engine, tmp_path):
    (tmp_path / "matplotlibrc").write_text("figure.figsize: 9, 9\nfont.size: 20\n")
    again = Engine(tmp_path)
    again.write(figure=FIGURE.replace("NAME", "figure"))
    own = {**os.environ, "MPLCONFIGDIR": str(tmp_path)}
    assert again.run(env=own).returncode == 0
    assert drawn(again, "figure") == drawn(engine, "figure")
    assert "0 not the same twice" in again.run("--check").stdout


def test_a_figure_that_is_no_svg_fails(tmp_path):
    engine = Engine(tmp_path)
    engine.write(no_figure=NO_FIGURE)
    done = engine.run()
    assert done.returncode == 1 and "no_figure.py: saved no_figure.svg, which is no SVG:" in done.stderr


def test_a_figure_may_come_when_the_server_runs_already(tmp_path):
    """As with `mkdocs serve`, on a machine where matplotlib has not made its list of fonts yet."""
    engine = Engine(tmp_path)
    engine.write(early="print(1)")
    late = FIGURE.replace("NAME", "late")
    twice = f"""
import sys
from pathlib import Path
from shapeproof.runs.build import build
from shapeproof.vocabulary import Scripts
snippets, kept = map(Path, sys.argv[1:])
for _ in range(2):
    failures = build(snippets, kept, Scripts()).failures
    (snippets / "chapter/late.py").write_text({late!r})
sys.exit("\\n".join(map(str, failures)) or 0)
"""
    command: list[str | Path] = [sys.executable, "-c", twice, engine.snippets, engine.outputs]
    home = {name: value for name, value in os.environ.items() if name not in ("MPLCONFIGDIR", "XDG_CACHE_HOME")}
    done = subprocess.run(command, cwd=ROOT, env={**home, "HOME": str(tmp_path)}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "late.svg" in {Path(name).name for name in engine.kept()}
