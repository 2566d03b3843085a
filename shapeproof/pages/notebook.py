"""A notebook's page: mkdocs-jupyter runs the notebook, and what came of it is rendered as Markdown like any other page.

mkdocs-jupyter's own page repeats JupyterLab's stylesheet and asks another host for MathJax. So it is given templates
that hand over the notebook that ran, as JSON, in place of a page. They are in jupyter/, and so is Jupyter's
configuration, which is used instead of the reader's own: a cell may run for a minute.
"""

import json
import os
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_jupyter.config import settings

from shapeproof.pages.verbatim import Cloak, unused
from shapeproof.runs import figure

JUPYTER = Path(__file__).with_name("jupyter")


def render_as_markdown(page: Page, path: str, output_title: str, printed: Path) -> None:
    """Have `page`, which mkdocs-jupyter would render, run by mkdocs-jupyter and rendered by MkDocs.

    What a cell printed stands under `output_title`. Where a cell fails, rendering raises PluginError, which names `path`;
    and where cells print something else than they did as one script, whose output is in the file `printed`: that run is
    what the notebook's claims were held against.
    """
    settings.templates_dir = os.environ["JUPYTER_CONFIG_DIR"] = str(JUPYTER)
    run = page.render

    def render(config: MkDocsConfig, files: Files) -> None:
        # Slow to come by, as is all that runs a notebook.
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        try:
            run(config, files)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise PluginError(f"{path}: {re.sub(chr(27) + r'[[].*?m', '', str(error)).strip()}") from None
        # The JSON is at the start; mkdocs-jupyter has put a stylesheet behind it.
        notebook, _ = json.JSONDecoder().raw_decode(page.content or "")
        hold_together(notebook, path, printed)
        cloak = Cloak(unused(json.dumps(notebook, ensure_ascii=False)))
        page.markdown = "\n\n".join(markdown(notebook, path, output_title, cloak))
        Page.render(page, config, files)
        page.content, page.markdown = cloak.off(page.content or ""), cloak.off(page.markdown)

    vars(page)["render"] = render  # in place of its class's


def hold_together(notebook: dict, path: str, printed: Path) -> None:
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    here = "".join(output["text"] for output in outputs if output.get("name") == "stdout").splitlines()
    script = printed.read_text(encoding="utf-8").splitlines()
    if here != script:
        line, other = next(((a, b) for a, b in zip_longest(here, script, fillvalue="nothing") if a != b))
        raise PluginError(
            f"{path}: its cells print {line!r} in a notebook, and {other!r} as one script, which its claims were held against"
        )


def markdown(notebook: dict, path: str, output_title: str, cloak: Cloak) -> Iterator[str]:
    """Yield the notebook's cells and their outputs as blocks of Markdown. Raises PluginError if a cell wrote to stderr."""
    first = 1  # the cell's first line in the script that all code cells make
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            yield cell["source"]
        elif cell["cell_type"] == "code":
            begins, first = first, first + cell["source"].count("\n") + 2
            if not cell["source"].strip():
                continue
            yield fenced(cloak.on(cell["source"]), f"{{.python #code-notebook-{begins}}}")
            for output in whole(cell["outputs"]):
                data = output.get("data", {})
                if output.get("name") == "stderr":
                    raise PluginError(f"{path}: a cell wrote to stderr:\n{cell['source']}\n\n{output['text']}")
                if "image/svg+xml" in data:
                    svg = figure.inline(data["image/svg+xml"].encode(), f"notebook-{begins}").decode()
                    yield f"<figure>{svg.strip()}</figure>"
                elif "image/png" in data:
                    yield f"![{output_title}](data:image/png;base64,{data['image/png'].strip()})"
                else:
                    text = output.get("text") or data["text/plain"]
                    yield fenced(cloak.on(text.rstrip("\n")), f'text title="{output_title}"')


def whole(outputs: list[dict]) -> list[dict]:
    """The outputs with what was printed in one piece: a kernel sends it in as many as its timing makes."""
    joined: list[dict] = []
    for output in outputs:
        if joined and output.get("name") and output["name"] == joined[-1].get("name"):
            joined[-1] = {**output, "text": joined[-1]["text"] + output["text"]}
        else:
            joined.append(output)
    return joined


def fenced(text: str, info: str) -> str:
    return f"```{info}\n{text}\n```"
