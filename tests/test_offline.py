"""offline.zip, unpacked, in a real browser that has a folder and no host."""

import re
import threading
import zipfile
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import expect
from test_site import LANGUAGES

LINK = re.compile(r'<(?:a|link|script|img)\b[^>]*? (?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    into = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(site / "offline.zip") as archive:
        archive.extractall(into)
        assert [name for name in archive.namelist() if not name.startswith("offline/")] == []
    return into / "offline"


@pytest.fixture
def reader(browser, folder):
    """A page that fails the test if it asks for what is not in the folder, or the console shows an error."""
    context = browser.new_context()
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"{request.url}: {request.failure}"))
    page.on("request", lambda one: None if one.url.startswith((folder.as_uri(), "data:")) else wrong.append(one.url))
    yield page
    context.close()
    assert not wrong


def test_each_link_in_the_copy_leads_to_a_file(folder):
    pages = {path: LINK.findall(path.read_text()) for path in folder.rglob("*.html")}
    assert len(pages) > 100 and all(len(links) > 20 for links in pages.values())
    for path, links in pages.items():
        for link in links:
            url = urljoin(path.as_uri(), unescape(link)).partition("#")[0].partition("?")[0]
            if url.startswith("file:") and not url.endswith("/offline.zip"):
                assert (folder / unquote(url.removeprefix(f"{folder.as_uri()}/"))).is_file(), (path, link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_goes_from_page_to_page(reader, folder, language):
    home = folder / ("" if language == "ko" else "en")
    other = {"ko": folder / "en", "en": folder}[language]
    reader.goto((home / "index.html").as_uri())
    expect(reader.locator("#first-run")).to_be_visible()
    expect(reader.locator("#first")).to_be_hidden()
    expect(reader.locator(".offline-told")).to_contain_text("python -m http.server")
    reader.locator(".doors a").first.click()
    reader.wait_for_url((home / "start/sequence/index.html").as_uri())
    reader.locator(".md-tabs__link").nth(2).click()
    reader.wait_for_url((home / "rnn/first-pass/index.html").as_uri())
    reader.locator("article a.shape").first.click()
    reader.wait_for_url("**/first-pass/index.html#run-*")
    reader.locator(".md-footer__link--next").click()
    reader.wait_for_url((home / "rnn/equation/index.html").as_uri())
    assert reader.locator(".md-search__input").get_attribute("placeholder")
    expect(reader.locator(".md-search__input")).to_be_disabled()
    reader.locator(".languages a").click()
    reader.wait_for_url((other / "rnn/equation/index.html").as_uri())


@pytest.mark.parametrize("tool", ("calculator", "steps", "quiz"))
def test_a_tool_says_why_it_does_not_run(reader, folder, tool):
    reader.goto((folder / f"en/tools/{tool}/index.html").as_uri())
    expect(reader.locator(".offline-told")).to_have_count(1)
    expect(reader.locator(".offline-told")).to_be_visible()
    for part in reader.locator(".tool, .steps").all():
        expect(part).to_be_hidden()


def test_from_a_host_the_copy_has_its_tools(browser, folder):
    context = browser.new_context()
    page = context.new_page()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/tools/quiz/index.html")
        expect(page.locator("#quiz-form")).to_be_visible()
        expect(page.locator(".offline-told")).to_have_count(0)
        context.close()
        server.shutdown()


def test_the_site_links_to_its_one_copy(site, soups):
    assert [*site.rglob("offline.zip")] == [site / "offline.zip"]
    for name in "index.html", "en/rnn/output/index.html":
        link = soups[name].select_one("footer a[download]")
        assert urljoin(f"http://host/{name}", link["href"]) == "http://host/offline.zip"
