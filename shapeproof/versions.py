"""python -m shapeproof.versions [PYTHON [CHAPTER ...]]: keep what snippets print with another PyTorch, where it words an error
or a warning otherwise. Without PYTHON: name what is kept of snippets that have changed since; exit code 1 if there is any.

    <versions>/<torch>/made.json              the torch and the Python that ran, and of each snippet kept a digest of its source
    <versions>/<torch>/<chapter>/<name>.txt   what it printed, byte for byte. Where it ended by an error that PyTorch's own
                                              files raised, that error's words are the last line

What a snippet asks for that another version has not is no other wording: where a run ended for any other reason, it is
compared up to the last line that it has in common.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from shapeproof.runs.store import digest, read, write

NAMED = re.compile(r"\w(?:Error|Warning|Exception): ")
ACCIDENT = re.compile(r"\b0x[\da-f]+|\(Triggered internally at [^)]*\)")  # an address, a place in PyTorch's source


def words(line: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d]+", ACCIDENT.sub("", line)))


def otherwise(now: str, then: str, ended: str) -> list[str]:
    """The lines whose words differ, as in a diff, each beside the one in its place; none where no error is worded otherwise.
    `ended` says how the other run ended too early: "raised" by PyTorch, "cut" by anything else."""
    before, after = now.splitlines(), then.splitlines()
    before = before[: len(after)] if ended else before
    parts = SequenceMatcher(None, [*map(words, before)], [*map(words, after)], autojunk=False).get_opcodes()
    if ended == "cut" and parts and parts[-1][0] != "equal":
        parts.pop()
    lines: list[str] = []
    for kind, start, end, other, last in parts:
        went, came = [f"-{one}" for one in before[start:end]], [f"+{one}" for one in after[other:last]]
        if kind != "equal":
            lines += [one for pair in zip(went, came) for one in pair] if len(went) == len(came) else went + came
    return lines if any(map(NAMED.search, lines)) else []


def kept(folder: Path) -> Iterator[tuple[Path, dict]]:
    """Each version's folder and its made.json, the newest first."""
    for path in sorted(folder.glob("*/made.json"), key=lambda path: numbers(path.parent.name), reverse=True):
        yield path.parent, json.loads(path.read_text(encoding="utf-8"))


def files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*") if path.is_file())


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def stale(folder: Path, snippets: Path) -> list[str]:
    """What is kept of snippets that have changed since or are gone, and so is not shown."""
    return [
        f"{version / name}.txt: {snippets / name}.py is not what torch {made['torch']} ran, so no page shows it"
        f" (renew: make versions OTHER_TORCH=<a Python with that torch>)"
        for version, made in kept(folder)
        for name, ran in made["snippets"].items()
        if ran["source"] != digest(read(str(snippets / f"{name}.py")))
    ]


def keep(python: str, chapters: list[str], folder: Path, snippets: Path, outputs: Path) -> str:
    """Run the chapters' snippets with another Python, keep what differs, and say how many do. Raises CalledProcessError."""
    names = sorted(
        path.relative_to(snippets).with_suffix("").as_posix()
        for path in snippets.rglob("*.py")
        if not chapters or path.relative_to(snippets).parts[0] in chapters
    )
    with tempfile.TemporaryDirectory() as scratch:
        scripts = [str((snippets / f"{name}.py").absolute()) for name in names]
        command = [python, str(Path(__file__).with_name("apart.py")), scratch, *scripts]
        subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg"})
        made = json.loads((Path(scratch) / "made.json").read_text())
        version = folder / made["torch"]
        before = json.loads(read(str(version / "made.json")) or '{"snippets": {}}')["snippets"]
        for name in set(names).intersection(before):
            (version / f"{name}.txt").unlink(missing_ok=True)
        differ = {}
        for number, name in enumerate(names):
            then = (Path(scratch) / f"{number}.txt").read_text(encoding="utf-8", errors="replace")
            end = json.loads(read(f"{scratch}/{number}.json") or "null")
            then += f"{end['what']}\n" if end and end["torch"] else ""
            ended = ("raised" if end["torch"] else "cut") if end else ""
            if otherwise((outputs / f"{name}.txt").read_text(encoding="utf-8"), then, ended):
                write(version / f"{name}.txt", then)
                differ[name] = {"source": digest(read(str(snippets / f"{name}.py"))), "ended": ended}
    others = {name: ran for name, ran in before.items() if name not in names}
    made["snippets"] = dict(sorted({**others, **differ}.items()))
    write(version / "made.json", json.dumps(made, indent=1) + "\n")
    return f"{version}: {len(differ)} of {len(names)} snippets word an error or a warning otherwise"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m shapeproof.versions", description=__doc__)
    parser.add_argument("python", nargs="?", metavar="PYTHON")
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER")
    for name, default in ("versions", "versions"), ("snippets", "snippets"), ("outputs", ".cache/outputs"):
        parser.add_argument(f"--{name}", type=Path, default=Path(default), metavar="DIR", help=f"default: {default}")
    args = parser.parse_args()
    if not args.python:
        problems = stale(args.versions, args.snippets)
        print(*problems, sep="\n", end="\n" * bool(problems))
        return 1 if problems else 0
    try:
        print(keep(args.python, args.chapters, args.versions, args.snippets, args.outputs))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"versions: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
