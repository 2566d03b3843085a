"""What a snippet prints, however hostile, stands on its page as text."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT

SHAPES = "import torch\nseq_len = 5\noutput = torch.zeros(seq_len, 3)\n"
PRINTED = {
    "fence": "before\n```\n<script>alert(1)</script>\n```\nafter",
    "long": "`````` and ~~~~~~~ and ```",
    "include": '--8<-- "a/other.py"\n  --8<-- "a/other.py"\n;--8<-- "a/other.py"\n--8<--\na/other.py\n--8<--',
    "private": "\ue0000\ue001 \ue000999999\ue001 \ue0020\ue003",
    "html": "<b onclick='x'>&amp;</b>",
    "ends": "</code></pre></div><script>ran = 1</script><img src='elsewhere.png' onerror='ran = 1'><div id='run-a-html'>",
    "section": "# --8<-- [start:a]\n-8<- x\n# --8<-- [end:a]",
    "controls": "".join(chr(code) for code in range(32) if code != 10) + "\x7f\x85\u2028\ufeff",
    "stashed": "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03",
    "coloured": "\x1b[31mred\x1b[0m\r\n50%\r100%",
    "turned": "\u202eabc\u202c \u200fשלום\u200e",
    "empty_lines": "\n\n  a\n\n",
    "tabs": "a\tb\n\tc",
    "markdown": "# h\n- [x](javascript:ran=1) **b** $x$ `c`\n{: .d}\n    ~~~\n!!! note",
}
# What nobody would see, a page shows by its picture.
PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {0x7F: 0x2421}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("verbatim")
    (folder / "snippets/a").mkdir(parents=True)
    (folder / "snippets/a/other.py").write_text("print('SECRET')\n")
    for name, text in PRINTED.items():
        (folder / f"snippets/a/{name}.py").write_text(SHAPES + f"print({text!r})\n")
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("indent", ["", "    "], ids=["plain", "in a question"])
@pytest.mark.parametrize("name", PRINTED)
def test_it_is_shown_as_printed_and_nothing_of_it_acts(project, monkeypatch, name, indent):
    monkeypatch.chdir(project)
    page = f'```python\n--8<-- "a/{name}.py"\n```\n\n```text title="output"\n--8<-- "a/{name}.txt"\n```\n\n`output`: `(5, 3)`\n'
    page = ("??? question\n\n" if indent else "") + "".join(f"{indent}{line}\n" for line in page.splitlines())
    shown = BeautifulSoup(
        markdown.markdown(
            page,
            extensions=[
                "pymdownx.highlight",
                "pymdownx.superfences",
                "pymdownx.details",
                "pymdownx.snippets",
                "shapeproof.pages.shapes",
            ],
            extension_configs={"pymdownx.snippets": {"base_path": ["snippets", ".cache/outputs"], "check_paths": True}},
        ),
        "lxml",
    )
    source, printed = (block.get_text().removesuffix("\n") for block in shown.select("pre code"))
    assert printed == PRINTED[name].translate(PICTURES)
    assert source == (SHAPES + f"print({PRINTED[name]!r})")
    assert not shown.select("script:not(.trace), b:not([id])") and "SECRET" not in shown.get_text()
    assert shown.select("a.shape")[0].get_text() == "(5, 3)"


CONFIGURATION = f"""
INHERIT: {ROOT}/mkdocs.yml
docs_dir: docs
site_dir: site
site_url: http://small.test/
nav: [index.md, planted.md, titled.md, headed.md, "<script>ran = 'nav'</script>": named.md]
theme: {{custom_dir: {ROOT}/theme}}
markdown_extensions: {{pymdownx.snippets: {{base_path: [snippets, .cache/outputs]}}}}
plugins: {{shapeproof: {{vocabulary: {ROOT}/vocabulary.toml, assets: {ROOT}/theme/assets/made, languages: []}}}}
hooks: [{ROOT}/theme/policy.py]
watch: []
"""
FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"
xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 9 9" onload="ran = 1"><script>ran = 1</script><style>* { color: red }</style>
<title><h:img src="elsewhere.png" onerror="ran = 1"/></title><img xmlns="" src="elsewhere.png" onerror="ran = 1"/>
<foreignObject><h:iframe src="elsewhere.html"/></foreignObject><a x:href="javascript:ran = 1"><text>kept</text></a>
<image x:href="elsewhere.png" onerror="ran = 1"/><use x:href="elsewhere.svg#a"/><rect fill="url(elsewhere.svg#a)" class="md-nav"/>
<path d="M0 0L9 9" style="fill: u\\72l(elsewhere.svg#a)"/><set attributeName="onclick" to="ran = 1"/></svg>"""
# What a mistake may put into a page: each would run, or ask for something.
PLANTED = """# Planted

<script>ran = "script"</script>
<img src="data:," onerror="ran = 'handler'">
<svg onload="ran = 'onload'"></svg>
<script src="data:text/javascript,ran='data'"></script>
<script src="http://elsewhere.test/script.js"></script>
<link rel="stylesheet" href="http://elsewhere.test/style.css">
<img src="http://elsewhere.test/image.png">
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<object data="http://elsewhere.test/object.html"></object>
<a id="link" href="javascript:void(ran = 'link')">link</a>
"""
# What the theme itself puts into pages: what front matter says, and titles.
TITLED = {
    "titled": """---
title: "</title><script>ran = 'title'</script><img src='data:,' onerror='ran = 1'>"
description: "\\"><script>ran = 'description'</script>"
tool: "x\\"></script><script>ran = 'tool'</script>"
---
""",
    "headed": "# `</title><script>ran = 'heading'</script>`\n\n## `<script>ran = 'contents'</script>`\n",
    "named": "Nothing.\n",
}


@pytest.fixture(scope="module")
def small(project, tmp_path_factory) -> Path:
    """A small site, made as the whole one is, of what is printed and what is planted."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(project, folder, dirs_exist_ok=True)
    (folder / "snippets/a/figure.py").write_text(f"open('figure.svg', 'w').write({FIGURE!r})\n")
    (folder / "docs").mkdir()
    blocks = [
        f'```python\n--8<-- "a/{name}.py"\n```\n\n```text title="{name}"\n--8<-- "a/{name}.txt"\n```\n'
        for name in PRINTED
    ]
    figure = '<figure>\n--8<-- "a/figure.svg"\n</figure>\n'
    (folder / "docs/index.md").write_text("\n".join(["# Printed\n", *blocks, figure]))
    for name, text in ({"planted": PLANTED} | TITLED).items():
        (folder / f"docs/{name}.md").write_text(text)
    (folder / "mkdocs.yml").write_text(CONFIGURATION)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def opened(browser, small):
    """A function that opens a page of the small site in a browser, and gives it with all that it asks for."""
    contexts = []

    def open_page(address: str, **options):
        contexts.append(browser.new_context(**options))
        page, asked = contexts[-1].new_page(), []

        def answer(route):
            path = small / urlsplit(route.request.url).path.lstrip("/")
            asked.append(route.request.url)
            path = path / "index.html" if path.is_dir() else path
            route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)

        page.route("**/*", answer)
        page.goto(f"http://small.test/{address}", wait_until="networkidle")
        return page, asked

    yield open_page
    for context in contexts:
        context.close()


def test_in_a_browser_it_is_text_and_nothing_else(opened):
    page, asked = opened("")
    shown = page.locator("article pre code").evaluate_all("all => all.map(code => code.textContent)")
    assert [text.removesuffix("\n") for text in shown[1::2]] == [text.translate(PICTURES) for text in PRINTED.values()]
    inside = page.locator("article").evaluate(
        "article => [...new Set([...article.querySelectorAll('pre code *, figure *')].map(one => one.localName))]"
    )
    assert (
        {"span", "text", "path"}
        <= set(inside)
        <= {"span", "b", "a", "svg", "g", "text", "image", "use", "rect", "path"}
    )
    assert page.locator("article figure text").text_content() == "kept"
    assert page.locator("article script:not([type='application/json'])").count() == 0
    assert not [url for url in asked if "elsewhere" in url]
    assert page.evaluate("typeof ran") == "undefined"


def test_in_the_pages_markdown_it_ends_no_fence(small):
    text = (small / "index.md").read_bytes().decode()
    shown = re.findall(r'^(```+)text title="(\w+)"\n(.*?)\n\1$', text, re.M | re.S)
    assert {name: printed for _, name, printed in shown} == PRINTED
    assert all(fence not in printed for fence, _, printed in shown)


@pytest.mark.parametrize("guarded", [True, False], ids=["with the policy", "without"])
def test_what_came_in_with_a_page_does_not_run(opened, guarded):
    """The same page without its policy runs it all, so that this could be seen."""
    page, asked = opened("planted/", bypass_csp=not guarded)
    page.locator("#link").click()
    assert page.evaluate("typeof ran") == ("undefined" if guarded else "string")
    assert any("elsewhere" in url for url in asked) != guarded
    assert page.evaluate("typeof __md_get") == "function", "the theme's own scripts run"


@pytest.mark.parametrize("name", TITLED)
def test_a_title_is_text(opened, name):
    page, asked = opened(f"{name}/")
    assert page.evaluate("typeof ran") == "undefined"
    assert page.evaluate("typeof __md_get") == "function" and not [url for url in asked if "data:," in url]
    assert (
        page.title()
        == {
            "titled": "</title><script>ran = 'title'</script><img src='data:,' onerror='ran = 1'>",
            "headed": "</title><script>ran = 'heading'</script>",
            "named": "<script>ran = 'nav'</script>",
        }[name]
        + " - 모양으로 배우는 순환 층"
    )


def test_front_matter_chooses_no_other_template(small):
    text = "---\ntemplate: redirect.html\nlocation: '\"; ran = 1 //'\n---\n"
    (small.parent / "docs/titled.md").write_text(text)
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=small.parent, capture_output=True, text=True)
    assert done.returncode == 1 and "titled.md: front matter says location, template, which no page" in done.stderr
