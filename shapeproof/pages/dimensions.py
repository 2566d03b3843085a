"""What each axis of a tensor counts, told by how it grows from world to world."""

from fractions import Fraction

from shapeproof.claims.things import Thing
from shapeproof.vocabulary import Vocabulary


def dimensions_of(thing: Thing, vocabulary: Vocabulary) -> list[str | None]:
    """What each dimension of a thing counts, as far as runs with other sizes tell: the size with which it grew."""
    first, *others = thing.run.worlds
    kind_of = vocabulary.dimension_of
    sizes = [name for name in first if isinstance(first[name], int) and first[name] and kind_of(name)]
    sizes.sort(key=lambda name: list(vocabulary.dimensions).index(kind_of(name)))
    fixed = [name for name in sizes if all(world.get(name) == first[name] for world in others)]  # no run had another
    found = []
    for at, size in enumerate(thing.shapes[0]):
        grown = [
            kind_of(name)
            for world, shape in zip(others, thing.shapes[1:])
            if size and shape and len(shape) > at and shape[at] != size
            for name in sizes
            if name in world and Fraction(shape[at], size) == Fraction(world[name], first[name])
        ]
        same = [
            kind_of(name) for name in fixed if first[name] == size and not vocabulary.dimensions[kind_of(name)].begins
        ]
        found.append((grown or same or [None])[0])
    if len(found) == 3 and found[0] is None and None not in found[1:]:
        found[0] = vocabulary.beginning(thing.name)  # where a script has one layer and no name for it
    return found
