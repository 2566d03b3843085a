"""python -m shapeproof: run the snippets that are not up to date. Exit code 0 only if all are up to date afterwards."""

import argparse
import signal
import sys
from pathlib import Path
from types import ModuleType

from shapeproof.runs.build import build
from shapeproof.runs.limits import TIMEOUT
from shapeproof.runs.repeat import check
from shapeproof.vocabulary import VocabularyError, load


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m shapeproof", description=__doc__)
    parser.add_argument("--snippets", type=Path, default=Path("snippets"), metavar="DIR", help="default: snippets")
    parser.add_argument(
        "--outputs", type=Path, default=Path(".cache/outputs"), metavar="DIR", help="default: .cache/outputs"
    )
    parser.add_argument(
        "--vocabulary",
        type=Path,
        default=Path("vocabulary.toml"),
        metavar="FILE",
        help="default: vocabulary.toml",
    )
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=TIMEOUT,
        metavar="SECONDS",
        help=f"how long a snippet may run (default: {TIMEOUT:.0f})",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="run every snippet twice, in another order and with another hash seed, and name those that"
        " print something else the second time; nothing is kept",
    )
    args = parser.parse_args()
    for name in "SIGTERM", "SIGHUP":
        if hasattr(signal, name) and not args.check:
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))  # and so tidy up
    try:
        vocabulary = load(args.vocabulary)
        if args.check:
            result, wrong = check(args.snippets, vocabulary.scripts, args.timeout)
        else:
            result = build(args.snippets, args.outputs, vocabulary.scripts, args.timeout, meanwhile=comments)
            wrong = comments().check(args.snippets, args.outputs, vocabulary)
    except (OSError, VocabularyError) as error:
        print(f"shapeproof: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("shapeproof: stopped", file=sys.stderr)
        return 130
    problems = [*map(str, result.failures), *wrong]
    if problems:
        print("\n\n".join(problems), end="\n\n", file=sys.stderr)
    print(f"shapeproof: {result}, {len(wrong)} {'not the same twice' if args.check else 'comments wrong'}")
    return 1 if problems else 0


def comments() -> ModuleType:
    """What is slow to come by, and not needed before snippets have run."""
    from shapeproof.claims import comments

    return comments


def seconds(text: str) -> float:
    if not 0 < (value := float(text)) <= 24 * 3600:
        raise ValueError
    return value


if __name__ == "__main__":
    sys.exit(main())
