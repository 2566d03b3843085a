"""What each axis of a tensor counts, told by how it grows from world to world."""

from fractions import Fraction

from shapeproof.claims.things import Thing
from shapeproof.vocabulary import Vocabulary


def dimensions_of(thing: Thing, vocabulary: Vocabulary) -> list[str | None]:
    """What each dimension of a thing counts, as far as runs with other sizes tell: the size with which it grew.

    Where no run had another size, an axis as long as it, and always so, is taken to count along it, if no other size of
    another kind is as long: two of two layers, or of a batch of two?
    """
    first, *others = thing.run.worlds
    kinds = {
        name: kind
        for name, size in first.items()
        if isinstance(size, int) and size and (kind := vocabulary.dimension_of(name))
    }
    order = list(vocabulary.dimensions)
    sizes = sorted(kinds, key=lambda name: order.index(kinds[name]))
    fixed = [name for name in sizes if all(world.get(name) == first[name] for world in others)]  # no run had another
    found: list[str | None] = []
    for at, size in enumerate(thing.shape):
        grown = [
            kinds[name]
            for world, shape in zip(others, thing.shapes[1:])
            if size and shape and len(shape) > at and shape[at] != size
            for name in sizes
            if name in world and Fraction(shape[at], size) == Fraction(world[name], first[name])
        ]
        stays = all(shape[at] == size for shape in thing.shapes if shape and len(shape) > at)
        alike = {kinds[name] for name in fixed if first[name] == size} if stays else set()
        same = [kind for kind in alike if len(alike) == 1 and not vocabulary.dimensions[kind].begins]
        found.append(next(iter(grown or same), None))
    if len(found) == 3 and found[0] is None and None not in found[1:]:
        found[0] = vocabulary.beginning(thing.name)  # where a script has one layer and no name for it
    return found
