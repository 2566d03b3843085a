"""What several tests need: the engine run from its command line on snippets made up for a test."""

import gc
import io
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import launch
from bs4 import BeautifulSoup
from filelock import FileLock
from playwright.sync_api import sync_playwright

from shapeproof.__main__ import main

ROOT = Path(__file__).parent.parent
FRESH = ROOT / "tests/fresh.py"
SNIPPETS = sorted(
    path.relative_to(ROOT / "snippets").with_suffix("").as_posix() for path in (ROOT / "snippets").rglob("*.py")
)


def pytest_addoption(parser):
    parser.addoption("--campaign", type=float, default=0.03, help="how much of tests/test_campaign.py to run; 1 is all")
    parser.addoption(
        "--every-page", action="store_true", help="tests/test_axe.py looks at each, not at one of each kind"
    )
    parser.addoption("--seed", type=int, default=0, help="its first seed")


# The files that take longest come first, the one that builds the site before all: no process is left alone with one at the end.
# While one process builds it, the other has what needs none.
LONG = (
    "test_site",
    "test_build",
    "test_serve",
    "test_plugin",
    "test_browser",
    "test_messages",
    "test_axe",
    "test_steps",
    "test_claims",
    "test_calculator",
    "test_zensical",
)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


class Engine:
    """`python -m shapeproof` on a folder of its own."""

    def __init__(self, folder: Path):
        self.snippets = folder / "snippets"
        self.outputs = folder / "made/outputs"  # as on a new machine, nothing above is there

    def write(self, **sources: str) -> None:
        """Write snippets/chapter/NAME.py for each NAME=source."""
        for name, source in sources.items():
            path = self.snippets / "chapter" / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.encode(errors="surrogateescape"))

    def command(self, *options: str) -> list[str]:
        folders = "--snippets", str(self.snippets), "--outputs", str(self.outputs)
        return [sys.executable, "-m", "shapeproof", *folders, *options]

    def run(self, *options: str, **kwargs) -> subprocess.CompletedProcess:
        """The command, in a process of its own where it is to have an environment of its own; else in this one, whose server
        of snippets has imported torch by the second time, as that of `mkdocs serve` has."""
        command = self.command(*options)
        if kwargs:
            return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, **kwargs)
        stdout, stderr = io.StringIO(), io.StringIO()
        with chdir(ROOT), redirect_stdout(stdout), redirect_stderr(stderr), pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", command[2:])
            patch.setattr(signal, "signal", lambda *_: None)  # this process has its own ways to end
            try:
                code = main()
            except SystemExit as exit:
                code = int(exit.code or 0)
        return subprocess.CompletedProcess(command, code, stdout.getvalue(), stderr.getvalue())

    def printed(self, name: str) -> str:
        return (self.outputs / "chapter" / f"{name}.txt").read_text()

    def kept(self) -> dict[str, bytes]:
        """Every file in the outputs, by its path there."""
        return {
            str(path.relative_to(self.outputs)): path.read_bytes()
            for path in sorted(self.outputs.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine(tmp_path)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


# `make test SITE=site` tests a site that is there, which was built for SITE_URL; else it is as a fork's project page has
# it: not at the root of its host. The tests' browser finds it at that address, whoever has it in the world.
SITE = os.environ.get("SITE")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000/") if SITE else "http://127.0.0.1:8000/rnn-shapes/"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """What makes a folder once for all processes that run tests: the first that asks makes it, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what is left where it failed before
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def site(made_once) -> Path:
    """The whole site, built strictly by the plain `mkdocs` command, or the one in SITE."""
    return (ROOT / SITE).resolve(strict=True) if SITE else made_once("site", build_site)


def build_site(folder: Path) -> None:
    mkdocs = Path(sys.executable).with_name("mkdocs")
    command: list[str | Path] = [mkdocs, "build", "--strict", "--site-dir", folder]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": SITE_URL}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING -" not in done.stdout + done.stderr


@pytest.fixture(scope="session")
def fresh(made_once) -> dict[str, str]:
    """What each snippet prints apart from shapeproof; every thirtieth in a Python of its own, as a reader would run it."""
    folder = made_once("fresh", run_apart)
    return {name: (folder / str(number)).read_text() for number, name in enumerate(SNIPPETS)}


def run_apart(folder: Path) -> None:
    folder.mkdir()
    scripts = [ROOT / "snippets" / f"{name}.py" for name in SNIPPETS]
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}  # threads would wait for one another longer than they work
    command: list[str | Path] = [sys.executable, FRESH, folder, *scripts]
    subprocess.run(command, env=one_thread, check=True, timeout=300)
    for number, name in [*enumerate(SNIPPETS)][::30]:
        alone = subprocess.run(
            [sys.executable, ROOT / "snippets" / f"{name}.py"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert alone.stdout == (folder / str(number)).read_text(), name


class Soups(Mapping[str, BeautifulSoup]):
    """Every page of the site, by its path, parsed when it is first asked for."""

    def __init__(self, site: Path):
        self.site = site
        self.parsed: dict[str, BeautifulSoup | None] = {
            path.relative_to(site).as_posix(): None for path in sorted(site.rglob("*.html"))
        }

    def __getitem__(self, path: str) -> BeautifulSoup:
        soup = self.parsed[path]
        if soup is None:
            soup = self.parsed[path] = BeautifulSoup((self.site / path).read_bytes(), "lxml")
            gc.freeze()  # it stays: millions of objects that collections would go through again and again
        return soup

    def __iter__(self):
        return iter(self.parsed)

    def __len__(self):
        return len(self.parsed)


@pytest.fixture(scope="session")
def soups(site: Path) -> Soups:
    return Soups(site)


class Quiet(SimpleHTTPRequestHandler):
    root: Path

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(urlsplit(SITE_URL).path))

    def log_message(self, *_):
        pass

    def send_error(self, code, *_, **__):
        """Answer as GitHub Pages does: with the site's 404 page."""
        body = (self.root / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def encrypted(socket: socket.socket, folder: Path) -> socket.socket:
    """The socket, with a certificate of its own."""
    files = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=tests"]
    subprocess.run([*command, "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context.wrap_socket(socket, server_side=True, do_handshake_on_connect=False)  # but in the thread that reads


@pytest.fixture(scope="session")
def browser(site, tmp_path_factory):
    """A real browser, and the site on SITE_URL."""
    Quiet.root = site
    address = urlsplit(SITE_URL)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        if address.scheme == "https":
            server.socket = encrypted(server.socket, tmp_path_factory.mktemp("certificate"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"--host-resolver-rules=MAP {address.netloc} 127.0.0.1:{server.server_port}"
        with sync_playwright() as playwright:
            browser = launch(playwright, here, "--ignore-certificate-errors")
            yield browser
            browser.close()
        server.shutdown()


@contextmanager
def watched(browser):
    """A page that notes what its console shows of errors, and what it asks for outside the site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((SITE_URL, "data:", "blob:" + SITE_URL[:20]))
            else wrong.append(f"outside request: {request.url}")
        ),
    )
    page.wrong = wrong
    yield page
    context.close()


@pytest.fixture
def page(browser):
    """A page that fails the test if the console shows an error or anything outside the site is asked for."""
    with watched(browser) as page:
        yield page
    assert not page.wrong


@pytest.fixture(scope="module")
def one_page(browser):
    with watched(browser) as page:
        yield page


@pytest.fixture
def kept_page(one_page):
    """The same, for tests that only look: one that stays from test to test and has read styles and scripts before."""
    one_page.goto("about:blank")  # the page from before is laid out no more, and says no more
    one_page.wrong.clear()
    one_page.set_viewport_size({"width": 1280, "height": 844})
    one_page.emulate_media(media="screen", color_scheme="light")
    yield one_page
    assert not one_page.wrong


def pytest_terminal_summary(terminalreporter):
    """Where the time went, by file."""
    spent: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            spent[getattr(report, "nodeid", "").partition("::")[0]] += getattr(report, "duration", 0)
    terminalreporter.section("where the time went, in seconds of each process")
    for file, seconds in spent.most_common(12):
        terminalreporter.write_line(f"{seconds:7.1f}  {file}")
