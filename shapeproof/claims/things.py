"""What scripts left, as pages name it: `output`, `weight_ih_l0` of `rnn`, `output[-1]`."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement
from math import prod
from pathlib import Path

from shapeproof.claims.views import parted, seen
from shapeproof.vocabulary import Vocabulary

Shape = tuple[int, ...]


@dataclass
class Run:
    """What one script left: by its name on the site, and where the page shows it."""

    script: str
    at: int
    names: dict
    varied: list[dict] = field(default_factory=list)
    letters: dict[str, list[str | int]] = field(default_factory=dict)  # what a letter may stand for
    target: Path = Path()  # what is kept of it, without a suffix
    known: dict = field(default_factory=dict, compare=False)  # the things that pages have spoken of

    @property
    def worlds(self) -> list[dict]:
        return [self.names, *self.varied]

    @cached_property
    def sizes(self) -> set[str]:
        """The names of whole numbers that it left."""
        return {name for world in self.worlds for name, value in world.items() if isinstance(value, int)}

    @cached_property
    def trace(self) -> dict[str, list]:
        """What is kept of its expressions, each with its shapes in these worlds: see runs/trace.py."""
        return json.loads(Path(f"{self.target}.trace.json").read_text())

    def size(self, name: str, world: dict) -> int | None:
        """How large a size, or what a letter stands for, is in a world; a letter may stand for a number."""
        known = (one if isinstance(one, int) else world.get(one) for one in (name, *self.letters.get(name, [])))
        return next((size for size in known if isinstance(size, int) and size), None)


def run_of(target: Path, script: str, at: int, vocabulary: Vocabulary) -> Run | None:
    try:
        names, worlds = (json.loads(Path(f"{target}{suffix}").read_text()) for suffix in (".json", ".worlds.json"))
    except OSError:  # no snippet's output, or a failed one's: the runs and the build speak of that
        return None
    varied = [world["names"] for world in worlds["worlds"]]
    return Run(script, at, names, varied, vocabulary.letters, target)


@dataclass
class Thing:
    """Something a script left, or a part of it such as `output[-1]`: its name, and its shape in each of the worlds."""

    run: Run
    name: str
    shapes: list[Shape | None]  # None where it has none; in the run that the page shows it has one

    @property
    def shape(self) -> Shape:
        """Its shape in the run that the page shows."""
        return self.shapes[0] or ()

    def __str__(self) -> str:
        return f"{self.name}: {self.shape}"


def everything(runs: list[Run]) -> list[Thing]:
    return [thing for run in runs for name in run.names for thing in things(name, run)]


def things(name: str, run: Run) -> list[Thing]:
    """What a script left under a name, as an author may write it: `weight_ih_l0` for `rnn.weight_ih_l0`; or a part."""
    if name in run.known:
        return run.known[name]
    base, view = name, ""
    found = [key for key in run.names if key == name]
    if not found:
        base, view = parted(name)
        found = [key for key in run.names if key == base or key.endswith(f".{base}")]
    shapes = {key: [seen(world.get(key), view) for world in run.worlds] for key in found}
    run.known[name] = [Thing(run, key + view, views) for key, views in shapes.items() if views[0] is not None]
    return run.known[name]


def letters_of(axis: int, thing: Thing, vocabulary: Vocabulary) -> str | None:
    """The product of at most two sizes, and a number, that an axis is as long as in every world: `4 * hidden_size`."""
    worlds = [
        (world, shape)
        for world, shape in zip(thing.run.worlds, thing.shapes)
        if shape is not None and len(shape) == len(thing.shape)
    ]
    order = list(vocabulary.dimensions)
    kinds = {
        name: kind
        for name, value in thing.run.names.items()
        if type(value) is int and (kind := vocabulary.dimension_of(name))
    }
    sizes = sorted(kinds, key=lambda name: -order.index(kinds[name]))
    length = thing.shape[axis]
    if len(worlds) < 2 or not length:
        return None
    for terms in [*((name,) for name in sizes), *combinations_with_replacement(sizes, 2)]:
        values = [prod(world.get(name) or 0 for name in terms) for world, _ in worlds]
        if not values[0] or len(set(values)) == 1 or length % values[0]:
            continue
        factor = length // values[0]
        if all(shape[axis] == factor * value for value, (_, shape) in zip(values, worlds)):
            return " * ".join([*([str(factor)] if factor > 1 else []), *terms])
    return None
