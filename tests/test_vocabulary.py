"""The site's one file of dimensions, sizes and words: what comes of it, and what is said when it is wrong."""

import pytest
from fontTools.ttLib import TTFont

from shapeproof.pages.assets import write_assets
from shapeproof.vocabulary import VocabularyError, load

FILE = """
[dimensions.query]
words = { en = "query <position>" }
light = "#111111"
dark = "#eeeeee"
sizes = ["query_len", "*_positions"]
[dimensions.head]
sizes = ["num_heads"]
begins = "weights(_.*)?"
[letters]
H = ["num_heads", "query_len"]
[phrases]
shape = "\\\\bshape\\\\b"
"""


@pytest.fixture
def vocabulary(tmp_path):
    (tmp_path / "vocabulary.toml").write_text(FILE)
    return load(tmp_path / "vocabulary.toml")


def test_a_size_counts_along_its_dimension(vocabulary):
    assert vocabulary.sizes == {"query_len": "query", "num_heads": "head", "H": "head"}
    assert [vocabulary.dimension_of(size) for size in ("query_len", "memory_positions", "H", "other")] == [
        "query",
        "query",
        "head",
        None,
    ]
    assert [vocabulary.beginning(tensor) for tensor in ("weights", "weights_1", "output")] == ["head", "head", None]
    assert vocabulary.says("shape").search("Its Shape is") and not vocabulary.says("parameters").search("parameters")


def test_css_javascript_and_legend_come_from_it(vocabulary, tmp_path):
    write_assets(vocabulary, tmp_path / "made", tmp_path / "cache")
    made = {path.name: path for path in (tmp_path / "made").iterdir()}
    assert set(made) == {
        "vocabulary.css",
        "vocabulary.js",
        "legend.en.html",
        "stix-two-math.woff2",
        "trace.css",
        "trace.js",
        "shapes.js",
    }
    assert "--dim-query: #111111;" in made["vocabulary.css"].read_text()
    assert "--c1: var(--dim-head);" in made["vocabulary.css"].read_text()
    assert '"H": "head"' in made["vocabulary.js"].read_text()
    assert "query &lt;position&gt;" in made["legend.en.html"].read_text()
    letters = TTFont(made["stix-two-math.woff2"]).getBestCmap()
    assert {*map(ord, " ~ΑΩαω𝐀𝒵𝔸𝕐𝛢𝜛")} <= {*letters}, "the first and the last of each alphabet"
    assert not {*map(ord, "\x1fΐϊ\U0001d4b6")} & {*letters}, "and none beside them"
    before = {path: path.stat().st_mtime_ns for path in made.values()}
    write_assets(vocabulary, tmp_path / "made", tmp_path / "cache")
    assert before == {path: path.stat().st_mtime_ns for path in made.values()}, "mkdocs serve would build for ever"


@pytest.mark.parametrize(
    "text, said",
    [
        ("[dimensions", "Expected"),
        ("[dimensions.time]\ncolor = 'red'", "color"),
        ("[phrases]\nshape = '('", "unterminated"),
        ("[colours]\ntime = 'red'", "colours"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path, text, said):
    path = tmp_path / "vocabulary.toml"
    path.write_text(text)
    with pytest.raises(VocabularyError, match=said) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path}: ")


def test_no_file_is_an_empty_vocabulary(tmp_path):
    assert load(tmp_path / "none.toml").sizes == {}
