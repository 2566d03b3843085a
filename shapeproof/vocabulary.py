"""What a site speaks of, from its one file `vocabulary.toml`: dimensions, sizes, letters, phrases and words.

Nothing else in shapeproof knows a layer, a size or a language by name.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

# What readers are told where a vocabulary has no words for it, in the places of `{…}`.
WORDS = {
    "wrong": "wrong on purpose",
    "left_by": "{name}, left by {script}",
    "code": "Code. Arrow keys go from expression to expression and tell shapes.",
    "times": "ran {n} times",
    "raised": "Line {line}: {code} raises {error}. What met there: {met}.",
    "raised_alone": "Line {line}: {code} raises {error}.",
    "only": "Line {line} speaks of these sizes only: with others, what it prints is not so.",
    "missing": "This page is not there in this language yet. It is there in another: {language}.",
    "otherwise": "torch {version} prints otherwise",
}


class VocabularyError(ValueError):
    """What is wrong with a vocabulary's file, which it names."""


@dataclass(frozen=True)
class Dimension:
    """What is counted along an axis of a tensor: its words by language, its colours, and the sizes that count along it."""

    words: dict[str, str] = field(default_factory=dict)
    light: str = "inherit"
    dark: str = "inherit"
    sizes: list[str] = field(default_factory=list)  # `*_len` stands for source_len and target_len
    begins: str = ""  # a pattern of the tensors whose first axis it is, where no size tells


@dataclass(frozen=True)
class Scripts:
    """How the site's scripts are run: see runs/warm.py and runs/worlds.py."""

    warm: str = ""  # a script that does what most scripts do first
    follow: list[str] = field(default_factory=list)  # sizes that follow from something else: worlds leave them alone
    few: list[str] = field(default_factory=list)  # sizes of which many are slow
    deeper: dict[str, str] = field(default_factory=dict)  # a module's full name → what it gets one more of in a world


@dataclass(frozen=True)
class Vocabulary:
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    scripts: Scripts = field(default_factory=Scripts)
    letters: dict[str, list[str | int]] = field(default_factory=dict)  # a letter of a manual → what it stands for
    phrases: dict[str, str] = field(default_factory=dict)  # patterns: `shape`, `parameters`
    numbers: list[str] = field(default_factory=list)  # patterns of the words for 1, 2, …
    counted: dict[str, str] = field(default_factory=dict)  # a size → a pattern of what it counts
    words: dict[str, dict[str, str]] = field(default_factory=dict)  # by language, as WORDS

    @cached_property
    def hashed(self) -> str:
        """A hash of all of it, for what is made of it."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @cached_property
    def sizes(self) -> dict[str, str]:
        """Each size and letter that has a name of its own → the dimension that it counts along."""
        named = {
            size: name for name, dimension in self.dimensions.items() for size in dimension.sizes if "*" not in size
        }
        return named | {letter: named[sizes[0]] for letter, sizes in self.letters.items() if sizes[0] in named}

    def dimension_of(self, size: str) -> str | None:
        """The dimension that a size counts along: `seq_len`, L, and `source_len` too."""
        if size in self.sizes:
            return self.sizes[size]
        return next(
            (
                name
                for name, dimension in self.dimensions.items()
                for pattern in dimension.sizes
                if fnmatchcase(size, pattern)
            ),
            None,
        )

    def beginning(self, tensor: str) -> str | None:
        """The dimension that is first in tensors of this name, where nothing else tells."""
        return next(
            (
                name
                for name, dimension in self.dimensions.items()
                if dimension.begins and re.fullmatch(dimension.begins, tensor)
            ),
            None,
        )

    def told(self, language: str) -> dict[str, str]:
        """What readers are told in a language, the names of dimensions among it."""
        names = {name: dimension.words.get(language, name) for name, dimension in self.dimensions.items()}
        return WORDS | self.words.get(language, {}) | names

    def says(self, phrase: str) -> re.Pattern:
        return re.compile(self.phrases.get(phrase, r"(?!)"), re.I)


def load(path: Path) -> Vocabulary:
    """Read a vocabulary; a file that is not there is an empty one. Raises VocabularyError."""
    if not path.exists():
        return Vocabulary()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        dimensions = {name: Dimension(**entry) for name, entry in content.pop("dimensions", {}).items()}
        scripts = Scripts(**content.pop("scripts", {}))
        vocabulary = Vocabulary(dimensions, scripts, **content)
        for pattern in [
            *vocabulary.phrases.values(),
            *vocabulary.numbers,
            *vocabulary.counted.values(),
            *(dimension.begins for dimension in dimensions.values()),
        ]:
            re.compile(pattern)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, re.error) as error:
        what = re.sub(r"\w+\.__init__\(\) ", "", str(error))
        raise VocabularyError(f"{path}: {what}") from None
    return vocabulary
