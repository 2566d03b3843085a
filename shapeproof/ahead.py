"""Renders another language's pages in a process of its own, beside the build that is to have them: it finds them kept.

`python -m shapeproof.ahead COMMAND OPTIONS MKDOCS.YML ...`: what MkDocs is to do, build or serve; and that language's
configuration first, then those of the others. Whatever goes wrong here, the build comes upon too, and says so.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from shapeproof.runs import scratch

FEWEST = 40  # pages: with fewer, a process takes longer to start
OPTIONS = "strict", "site_url", "use_directory_urls"  # of which the command line may say another thing than mkdocs.yml


def same(config: MkDocsConfig) -> dict:
    return {name: config[name] for name in OPTIONS}


def start(config: MkDocsConfig, languages: list[MkDocsConfig]) -> list[subprocess.Popen]:
    """A process for each of these languages, which are built inside the site that `config` is of."""
    context = click.get_current_context(silent=True)  # of MkDocs' command line
    command, every = context.info_name if context else "build", [config, *languages]
    return [
        subprocess.Popen(
            [sys.executable, "-m", "shapeproof.ahead", str(command), json.dumps(same(config))]
            + [one.config_file_path for one in sorted(every, key=lambda one: one is not language)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for language in languages
    ]


def main(command: str, options: str, path: str, *others: str) -> None:
    with scratch.folder(Path(tempfile.gettempdir())) as site:
        config = load_config(path, site_dir=str(site), **json.loads(options))
        vars(config.plugins["shapeproof"]).update(
            inside=True, twins=[load_config(other, **json.loads(options)) for other in others]
        )
        config.plugins.on_startup(command="serve" if command == "serve" else "build", dirty=False)
        build(config)


if __name__ == "__main__":
    main(*sys.argv[1:])
