"""What is on the screen stays where it is when a page's scripts and fonts come: here they come after all else was painted.
With `--every-page` on each page, in both languages."""

from conftest import SITE_URL
from playwright.sync_api import expect
from test_site import LANGUAGES, PAGES, address

STARTED = {
    "index.md": "#first",
    "tools/calculator.md": "#calculator",
    "tools/steps.md": "#steps-tool:not([inert])",
    "tools/characters.md": "#characters-tool:not([inert])",
    "tools/quiz.md": "#quiz-form",
}
KINDS = ["gru/equations.md", "index.md", "errors/index.md", "practice/gradients.md", "notebook.ipynb"]
TOOLS = [*STARTED][1:]
# In turn, so that each language meets each width.
SAMPLE = [
    *[(LANGUAGES[i % 2], source, 390) for i, source in enumerate(KINDS)],
    *[(LANGUAGES[(i + j) % 2], source, (390, 1280)[j]) for i, source in enumerate(TOOLS) for j in (0, 1)],
]
EVERY = [
    (language, source, width)
    for language, source in PAGES
    for width in (390, 1280)
    if width == 390 or source in STARTED
]
WATCH = """
window.moved = []
window.watch = new PerformanceObserver(list => moved.push(...list.getEntries()))
watch.observe({ type: "layout-shift", buffered: true })
"""
PAINTED = """new Promise(done => new PerformanceObserver(() => requestAnimationFrame(() => setTimeout(done)))
    .observe({ type: "paint", buffered: true }))"""
MOVED = """new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  moved.push(...watch.takeRecords())
  done(moved.map(({ value, sources }) => [value, ...sources.map(one => one.node?.outerHTML?.slice(0, 80) ?? "")]))
})))"""


def pytest_generate_tests(metafunc):
    views = EVERY if metafunc.config.getoption("every_page") else SAMPLE
    metafunc.parametrize("view", views, ids=["-".join(map(str, view)) for view in views])


def test_nothing_moves(page, view):
    language, source, width = view
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(WATCH)
    late, held = [], True
    page.route("**/*.{js,woff2}", lambda route: late.append(route) if held else route.continue_())
    page.goto(SITE_URL + address(source, language).removesuffix("index.html"), wait_until="commit")
    page.evaluate(PAINTED)
    held = False
    for route in late:
        route.continue_()
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => 0)")
    if source in STARTED:
        expect(page.locator(STARTED[source])).to_be_visible()
    moved = page.evaluate(MOVED)
    assert sum(value for value, *_ in moved) < 0.02, moved
