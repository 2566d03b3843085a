"""A Chrome or Chromium for the tests: `launch` starts one; run as a script, this file installs one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

# Found by name on the path; Playwright's own comes last, under the name None. A headless shell comes first: it draws no
# window around each page, which takes Chrome as long as many a page.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
OLDEST = 109  # the first with MathML Core

# Playwright adds what keeps a browser from phoning home and what lets root start it (--no-sandbox).
ARGS = ("--disable-gpu", "--disable-quic")


def candidates():
    """Executables to try, best first. CHROME in the environment is the only one, if it is set."""
    if os.environ.get("CHROME"):
        return [os.environ["CHROME"]]
    named = [path for path in map(shutil.which, NAMES) if path]
    return [*named, *(place for place in PLACES if Path(place).is_file()), None]


def launch(playwright, *more: str):
    """The first browser that starts, with `more` arguments: one on the path may be a stub that only says how to install it."""
    failed = []
    for path in candidates():
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*ARGS, *more])
        except Error as error:
            failed.append(f"{path or 'that of Playwright'}: {error.message.splitlines()[0]}")
            continue
        if int(browser.version.split(".")[0]) >= OLDEST:
            return browser
        failed.append(f"{path}: version {browser.version} is older than {OLDEST}")
        browser.close()
    raise RuntimeError("no Chrome or Chromium starts:\n  " + "\n  ".join(failed))


def starts():
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
            return True
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return False


def run(*command):
    print("$", *command, file=sys.stderr, flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode == 0


def install():
    """Playwright's browser, with the libraries it lacks where we may add them; else Debian's."""
    playwright = (sys.executable, "-m", "playwright")
    admin: tuple[str, ...] | None = None
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            admin = ()
        elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0:
            admin = ("sudo", "-n")
    installed = run(*playwright, "install", "--only-shell", "chromium")
    if installed and (starts() or (admin is not None and run(*playwright, "install-deps", "chromium") and starts())):
        return True
    if admin is None:
        return False
    run(*admin, "apt-get", "update", "-q")
    return run(*admin, "apt-get", "install", "-qy", "--no-install-recommends", "chromium-headless-shell") and starts()


if __name__ == "__main__":
    if not starts() and (os.environ.get("CHROME") or not install()):
        sys.exit("The tests need Chrome or Chromium: install one, or name one in CHROME=/path/to/chrome.")
