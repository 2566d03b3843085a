"""python -m shapeproof.claims [PAGE ...]: hold what pages claim against what ran. Exit code 0 only if all is backed."""

import argparse
import sys
from pathlib import Path

from shapeproof.claims.report import check, summary, write_summary
from shapeproof.vocabulary import VocabularyError, load


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m shapeproof.claims", description="hold what pages claim against what ran"
    )
    parser.add_argument("pages", type=Path, nargs="*", default=[Path("docs")], metavar="PAGE", help="default: docs")
    parser.add_argument(
        "--outputs", type=Path, default=Path(".cache/outputs"), metavar="DIR", help="default: .cache/outputs"
    )
    parser.add_argument(
        "--vocabulary", type=Path, default=Path("vocabulary.toml"), metavar="FILE", help="default: vocabulary.toml"
    )
    args = parser.parse_args()
    try:
        pages = check(args.pages, args.outputs, load(args.vocabulary))
        if args.pages == parser.get_default("pages"):
            write_summary(pages, args.outputs)
    except (OSError, VocabularyError) as error:
        print(f"claims: {error}", file=sys.stderr)
        return 1
    for page in pages:
        print(*page.problems, sep="\n", end="\n" if page.problems else "", file=sys.stderr)
    print(f"claims: {summary(pages)}")
    return 1 if any(page.problems for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
