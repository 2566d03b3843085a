"""The built site: what is on its pages is what ran, both languages say it, and every link leads somewhere."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import torch
from conftest import ROOT, SITE_URL, SNIPPETS

LANGUAGES = "ko", "en"
INCLUDE = re.compile(r'^ *--8<-- "(.+)\.(py|txt|svg)"$', re.M)


def sources(language: str) -> dict[str, Path]:
    docs = ROOT / "docs" / language
    return {
        path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.suffix in (".md", ".ipynb")
    }


def address(source: str, language: str) -> str:
    """Where the page of a source stands in the site: rnn/output.md → rnn/output/index.html."""
    path = Path(source).with_suffix("")
    page = path.parent / "index.html" if path.name == "index" else path / "index.html"
    return ("" if language == "ko" else f"{language}/") + page.as_posix()


PAGES = [(language, source) for language in LANGUAGES for source in sources(language)]
each_page = pytest.mark.parametrize("language, source", PAGES, ids=lambda value: value)


def test_twins_show_the_same_runs():
    korean, english = (
        {source: sorted(INCLUDE.findall(path.read_text())) for source, path in sources(language).items()}
        for language in LANGUAGES
    )
    assert not {page for page in korean.keys() & english.keys() if korean[page] != english[page]}


def test_every_snippet_is_shown_with_what_it_printed_or_drew():
    shown = {match for path in sources("ko").values() for match in INCLUDE.findall(path.read_text())}
    assert not [name for name in SNIPPETS if (name, "py") not in shown or not {(name, "txt"), (name, "svg")} & shown]


@each_page
def test_nobody_typed_an_output(language, source):
    """A fence that is no code holds nothing but includes, or else no number; a notebook comes without outputs."""
    text = sources(language)[source].read_text()
    if source.endswith(".ipynb"):
        for cell in json.loads(text)["cells"]:
            assert cell["cell_type"] != "code" or (cell["outputs"], cell["execution_count"]) == ([], None)
        return
    for info, body in re.findall(r"^ *```(.*)\n((?:.*\n)*?) *```$", text, re.M):
        if info.split(" ")[0] in ("", "text", "console"):
            assert re.fullmatch(r'( *--8<-- "[\w/-]+\.txt"\n)+', body) or not re.search(r"\d", body), body


@each_page
def test_outputs_are_what_a_fresh_python_prints(soups, fresh, language, source):
    blocks = {block.get_text() for block in soups[address(source, language)].select("pre code")}
    for name, suffix in INCLUDE.findall(sources(language)[source].read_text()):
        if suffix != "svg" and name in SNIPPETS:
            text = fresh[name] if suffix == "txt" else (ROOT / "snippets" / f"{name}.py").read_text()
            assert text.rstrip("\n") in {block.rstrip("\n") for block in blocks}, f"{name}.{suffix}"


def test_the_home_page_says_what_this_build_ran(soups):
    for language in LANGUAGES:
        text = soups[address("index.md", language)].get_text()
        assert f"torch {torch.__version__}" in text and f"{len(SNIPPETS)} snippets" in text


# What the notebook that this site grew out of says: the page, and what its text holds in both languages.
SEED = {
    "rnn/first-pass.md": [
        "x_seq",
        "torch.Size([5, 1, 3])",
        "torch.Size([5, 1, 4])",
        "torch.Size([1, 1, 4])",
        "seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4",
    ],
    "rnn/equation.md": [
        "weight_ih_l0",
        "weight_hh_l0",
        "bias_ih_l0",
        "bias_hh_l0",
        "(hidden_size, input_size) = (4, 3)",
        "(input_size, hidden_size) = (3, 4)",
        "(hidden_size, hidden_size) = (4, 4)",
        "(hidden_size,) = (4,)",
        "(batch_size, input_size) = (1, 3)",
        "(batch_size, hidden_size) = (1, 4)",
        "tanh",
    ],
    "rnn/initial-state.md": [
        "h0",
        "torch.Size([1, 1, 4])",
        "num_layers",
        "num_directions",
        "batch_size",
        "hidden_size",
    ],
    "rnn/output.md": [
        "(seq_len, batch_size, hidden_size)",
        "torch.Size([5, 1, 4])",
        "(5, 1, 4)",
        "(1, batch_size, hidden_size)",
    ],
    "rnn/weights.md": ["RNN(3, 4)", "all_weights", "Parameter containing"],
    "lstm/first-pass.md": ["output", "hn", "cn", "c0", "(5, 1, 4)", "(1, 1, 4)", "num_layers × num_directions"],
    "notebook.ipynb": [
        "torch.Size([5, 1, 3])",
        "torch.Size([5, 1, 4])",
        "torch.Size([1, 1, 4])",
        "RNN(3, 4)",
        "Parameter containing",
        "(4, 3)",
        "(3, 4)",
        "(1, 3)",
        "(1, 4)",
        "num_layers × num_directions",
        "seq_len = 5",
        "hidden_size = 4",
    ],
}
IN_WORDS = {"rnn/output.md": {"ko": "5개의 시점 × 1개의 배치 × 4차원 은닉 상태", "en": "5 time steps × 1 batch"}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", SEED)
def test_everything_in_the_seed_is_on_the_site(soups, source, language):
    text = re.sub(r"\s+", " ", soups[address(source, language)].get_text())
    missing = [fact for fact in SEED[source] if fact not in text]
    assert not missing
    assert IN_WORDS.get(source, {}).get(language, "") in text


@each_page
def test_equations_are_mathml(soups, language, source):
    page = soups[address(source, language)]
    assert len(page.select(".arithmatex")) == len(page.select(".arithmatex > math"))
    assert not re.search(r"\$|\\[a-z]", "".join(page.select_one("article").find_all(string=is_prose)))
    if source in ("rnn/equation.md", "notebook.ipynb"):
        assert page.select('math[display="block"] mtable'), "the equation with shapes in place of letters"


def is_prose(text) -> bool:
    return not any(parent.name in ("code", "pre", "annotation", "script", "style") for parent in text.parents)


@pytest.fixture(scope="module")
def anchors(soups) -> dict[str, set[str]]:
    return {path: {element["id"] for element in page.find_all(id=True)} for path, page in soups.items()}


@each_page
def test_links_anchors_and_images_lead_somewhere(site, soups, anchors, language, source):
    path = address(source, language)
    page = soups[path]
    base = urljoin(SITE_URL, path.removesuffix("index.html"))
    for element, attribute in [(e, a) for a in ("href", "src") for e in page.select(f"[{a}]")]:
        url = urlsplit(urljoin(base, element[attribute]))
        if f"{url.scheme}://{url.netloc}" != f"{urlsplit(SITE_URL).scheme}://{urlsplit(SITE_URL).netloc}":
            assert element.name == "a", f"asks another host: {element}"
            continue
        inside = unquote(url.path).removeprefix(urlsplit(SITE_URL).path)
        target = inside + "index.html" if inside.endswith("/") or not inside else inside
        assert (site / target).is_file(), f"leads nowhere: {element}"
        if url.fragment and target in soups:
            found = unquote(url.fragment) in anchors[target]
            assert found or url.fragment.startswith("__"), f"leads to no anchor: {element}"


@each_page
def test_a_page_describes_itself_and_names_its_twin(soups, language, source):
    page = soups[address(source, language)]
    assert page.html["lang"] == language
    descriptions = [
        page.select_one(f"meta[{key}]")["content"] for key in ('name="description"', 'property="og:description"')
    ]
    assert descriptions[0] == descriptions[1] and len(descriptions[0]) > 20
    for other in LANGUAGES:
        twin = urljoin(SITE_URL, address(source, other).removesuffix("index.html"))
        assert page.select_one(f'link[rel="alternate"][hreflang="{other}"]')["href"] == twin
        if other != language:
            switch = page.select_one(f'.languages a[hreflang="{other}"]')["href"]
            assert urljoin(urljoin(SITE_URL, address(source, language)), switch) == twin
    assert page.select_one('link[rel="canonical"]')["href"] == urljoin(
        SITE_URL, address(source, language).removesuffix("index.html")
    )
    assert page.select_one(f'a[href*="/edit/"][href$="docs/{language}/{source}"]'), "no edit link"


def test_every_page_says_what_may_run_on_it(soups):
    for path, page in soups.items():
        assert page.select_one('head > meta[http-equiv="Content-Security-Policy"]'), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebook_page_is_small_and_can_be_taken_away(site, soups, language):
    path = address("notebook.ipynb", language)
    assert (site / path).stat().st_size < 250_000
    page = soups[path]
    download = page.select_one('a[download][href$=".ipynb"]')
    assert (site / path).with_name(download["href"]).read_bytes() == (
        ROOT / f"docs/{language}/notebook.ipynb"
    ).read_bytes()
    assert page.select_one(
        f'a[href^="https://colab.research.google.com/github/"][href$="docs/{language}/notebook.ipynb"]'
    )
    assert not page.select("article style")


def numbers_of(link) -> list[str]:
    """The numbers of a shape, if it is in letters those of what backs it, as far as the link tells them."""
    if re.fullmatch(r"[^A-Za-z]+", link.get_text()):
        return re.findall(r"\d+", link.get_text())
    return re.findall(r"(?<= )\d+(?= ·| —)", link["aria-description"])


@each_page
def test_every_shape_in_words_is_a_claim_that_leads_to_its_run(soups, language, source):
    page = soups[address(source, language)]
    article = page.select_one("article")
    places = {element["id"]: element for element in article.find_all(id=True)}
    told: dict[int, dict] = {}  # by the block of code
    for link in article.select("a.shape"):
        target = places.get(link["href"].removeprefix("#"))
        assert target and link["aria-description"], link
        block = target if "highlight" in target.get("class", []) else None
        if not block:  # an expression in the code: what was left by its name is told there
            block = target.find_parent(class_="highlight")
            if id(block) not in told:
                told[id(block)] = json.loads(block.select_one("script.trace").string)["left"]
            assert told[id(block)][target["id"]], link
        elif numbers := numbers_of(link):
            assert re.search(r"\D+".join(numbers), block.get_text()), f"not printed there: {link}"
    shape = re.compile(r"(?<![\w.])(?!\[0, 1\])[(\[]\d+(, ?\d+)+,?[)\]]|(?<!\w)\(\d+,\)|\d ?× ?\d")
    loose = [
        text
        for text in article.find_all(string=shape)
        if not any(
            parent.name in ("pre", "script") or {"shape", "shape-wrong", "raised"} & set(parent.get("class", []))
            for parent in text.parents
        )
    ]
    assert not loose, "shapes that are not claims"


TRACED = re.compile(
    r'<script type="application/json" class="trace">.*?</script>|<p class="raised">.*?</p>|<b (?:id="at-|class="raises)[^>]*>',
    re.S,
)


def test_what_code_tells_weighs_little(site):
    """Over the wire, compressed: a page with it and without."""
    for path in site.rglob("*.html"):
        page = path.read_text()
        told, plain = (len(gzip.compress(text.encode(), 6)) for text in (page, TRACED.sub("", page)))
        assert told - plain <= min(plain / 4, 6 * 1024), path
        assert told - plain > 200 or 'class="trace"' not in page


def test_the_site_counts_its_truths_and_those_of_these_sizes_only(soups):
    marks = sum((ROOT / f"snippets/{name}.py").read_text().count("  # these sizes only\n") for name in SNIPPETS)
    assert marks < 6, "kept rare"
    for language in LANGUAGES:
        [(held, only, others)] = re.findall(
            r"truths held: (\d+)\nof these sizes only: (\d+)\nother worlds: (\d+)\n",
            soups[address("claims.md", language)].get_text(),
        )
        assert int(held) > 300 and int(only) == marks and int(others) > 1000
    assert sum(len(page.select("p.only")) for page in soups.values()) == marks * len(LANGUAGES)


def test_the_site_states_its_own_claims(soups):
    included = {
        name
        for path in sources("ko").values()
        for name, suffix in INCLUDE.findall(path.read_text())
        if suffix == "txt" and name in SNIPPETS
    }
    marked = sum(len(page.select("article a.shape")) for page in soups.values())
    for language in LANGUAGES:
        for source in "index.md", "how-it-is-made.md":
            text = soups[address(source, language)].get_text()
            stated, runs = re.findall(r"(\d+) claims, all backed, by (\d+) runs", text)[0]
            assert int(runs) == len(included) + len(LANGUAGES), "outputs shown, and a notebook a language"
            assert marked <= int(stated)
