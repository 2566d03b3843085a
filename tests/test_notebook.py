"""The notebook's exercises: it runs from top to bottom unfilled, and tells a right answer from a wrong one."""

import json
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from test_site import LANGUAGES, address

SAID = {"en": ("right", "not yet"), "ko": ("맞습니다", "아직 아닙니다")}
# For each exercise an answer that is nearly right, and one that is.
ANSWERS = {
    "answer_rnn": ("output[1]", "torch.tanh(x_seq[2] @ W_ih_T + b_ih + output[1] @ W_hh_T + b_hh)"),
    "answer_lstm": ("(3, 16)", "(16, 3)"),
    "answer_gru_gate": ("n_t", "gru_h_prev"),
    "answer_gru_count": ("36", "3 * 36"),
    "answer_options": ("(4, 6, 8)", "[8, 6, 4]"),
    "answer_last_step": ("both_output[-1]", "torch.cat([forward[-1], backward[0]], dim=-1)"),
    "answer_packed": ("padded.shape", "(sum(lengths.tolist()), 3)"),
    "answer_unpacked": ("unpacked[-1]", "unpacked[lengths - 1, torch.arange(6)]"),
    "answer_gradient": ("(16, 48)", "torch.Size([48, 16])"),
    "answer_backwards": ("False", "True"),
}


def code_cells(language: str) -> list[str]:
    cells = json.loads((ROOT / f"docs/{language}/notebook.ipynb").read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exercise_tells_right_from_wrong(language, tmp_path):
    cells = iter(code_cells(language))
    script = []
    for cell in cells:
        name, _, value = cell.partition(" = None")
        if name not in ANSWERS:
            script.append(cell)
            continue
        assert value.startswith("  # "), "what kind of answer is asked for"
        check = next(cells)
        script += [part for answer in ANSWERS[name] for part in (f"{name} = {answer}", check)]
    path = tmp_path / "notebook.py"
    path.write_text("\n\n".join(script))
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    right, not_yet = SAID[language]
    said = [line for line in done.stdout.splitlines() if line in (right, not_yet)]
    assert said == [not_yet, right] * len(ANSWERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_unfilled_it_runs_from_top_to_bottom(site, language):
    page = BeautifulSoup((site / address("notebook.ipynb", language)).read_bytes(), "lxml")
    printed = [block.get_text().strip() for block in page.select(".language-text code")]
    assert printed.count(SAID[language][1]) == len(ANSWERS) and SAID[language][0] not in printed
    assert sum(cell.startswith("answer_") for cell in code_cells(language)) == len(ANSWERS)


def test_both_languages_run_the_same_code():
    """But for what an exercise asks for and says."""
    korean, english = map(code_cells, ("ko", "en"))
    assert len(korean) == len(english)
    for one, other in zip(korean, english):
        if not one.startswith("answer_"):
            for said in SAID["ko"]:
                one = one.replace(said, SAID["en"][SAID["ko"].index(said)])
        else:
            one, other = one.partition("  #")[0], other.partition("  #")[0]
        assert one == other


def test_what_runs_notebooks_is_not_imported_before_one_is_to_be_run():
    """It takes over a second; most builds have each notebook from the build before."""
    code = "import sys; from mkdocs.config import load_config; load_config('mkdocs.yml'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "mkdocs_jupyter.plugin" in loaded
    assert not {"nbconvert", "nbclient", "jupytext.formats"}.intersection(loaded)
