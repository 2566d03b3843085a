"""What the theme gets: the vocabulary for CSS, JavaScript and the footer, and the font of the equations."""

import html
import json
from pathlib import Path

from shapeproof.pages.font import math_font
from shapeproof.runs.store import write
from shapeproof.vocabulary import Vocabulary


def write_assets(vocabulary: Vocabulary, folder: Path, cache: Path) -> None:
    """Have `folder` hold vocabulary.css, vocabulary.js, a legend for each language, trace.css, trace.js, shapes.js and the font.

    Files that hold the right thing already are left alone: `mkdocs serve` watches them. Raises OSError.
    """
    write(folder / "vocabulary.css", css(vocabulary))
    write(folder / "vocabulary.js", javascript(vocabulary))
    for language in sorted({language for dimension in vocabulary.dimensions.values() for language in dimension.words}):
        write(folder / f"legend.{language}.html", legend(vocabulary, language))
    for name in "trace.css", "trace.js", "shapes.js":
        write(folder / name, Path(__file__).with_name(name).read_text(encoding="utf-8"))
    write(folder / "stix-two-math.woff2", math_font(cache).read_bytes())


def css(vocabulary: Vocabulary) -> str:
    """The colours as `--dim-NAME` and as classes; matplotlib's C0, C1 … as `--c0`, `--c1` … for figures."""

    def colours(scheme: str) -> str:
        return " ".join(
            f"--dim-{name}: {getattr(dimension, scheme)};" for name, dimension in vocabulary.dimensions.items()
        )

    figures = " ".join(f"--c{number}: var(--dim-{name});" for number, name in enumerate(vocabulary.dimensions))
    classes = [f".dim-{name} {{ color: var(--dim-{name}); }}" for name in vocabulary.dimensions]
    return "\n".join(
        [
            f":root {{ {colours('light')} }}",
            f'@media screen {{ [data-md-color-scheme="slate"] {{ {colours("dark")} }} }}',
            f"[data-md-color-scheme] {{ {figures} }}",
            *classes,
            "",
        ]
    )


def javascript(vocabulary: Vocabulary) -> str:
    """DIMENSIONS, their names in order; KINDS: a size → the dimension that it counts along; WORDS by language."""
    words = {language: vocabulary.told(language) for language in ("en", *vocabulary.words)}
    exported = {"DIMENSIONS": list(vocabulary.dimensions), "KINDS": vocabulary.sizes, "WORDS": words}
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in exported.items()
    )


def legend(vocabulary: Vocabulary, language: str) -> str:
    return "".join(
        f'<span role="listitem" class="dim-{name}">{html.escape(dimension.words[language])}</span>\n'
        for name, dimension in vocabulary.dimensions.items()
        if language in dimension.words
    )
