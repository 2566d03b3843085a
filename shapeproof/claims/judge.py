"""Whether a claim is backed: its terms held against what the page's scripts left."""

import re
from math import prod

from shapeproof.claims.grammar import Claim
from shapeproof.claims.terms import factors, is_number, number, spread, value
from shapeproof.claims.things import Run, Thing, everything, things

# output.size(0), output.shape[0], output.ndim, len(output)
MEASURE = re.compile(
    r"(?P<name>.+)\.(?:(?:size\(|shape\[)(?P<axis>-?\d{1,4})[)\]]|(?P<method>ndim|dim\(\)|numel\(\)))|len\((?P<inside>.+)\)"
)


def hold(claim: Claim, runs: list[Run]) -> None:
    """Judge a claim by the page's runs: set its `thing` or its `problem`. The title of a note speaks of the runs in it."""
    nearest = sorted(
        runs,
        key=lambda run: (
            not claim.start < run.at < claim.until,
            run.at > claim.start,
            abs(run.at - claim.start),
        ),
    )
    groups, every = subject(claim, nearest)
    spoken_of = [thing for group in groups for thing in group]
    if claim.kind in ("shape", "product"):
        sides = [claim, claim.partner] if claim.partner and claim.partner.kind == "shape" else [claim]
        holds = (
            (lambda thing: all(fits(side.terms, thing) for side in sides))
            if claim.kind == "shape"
            else (lambda thing: has_dimension(claim, thing))
        )
        fitting = [
            next(filter(holds, group), None) for group in (groups if every else [spoken_of or everything(nearest)])
        ]
        claim.thing = None if None in fitting else fitting[-1]
        if every and not claim.thing:
            spoken_of = [thing for group, found in zip(groups, fitting) if not found for thing in group]
    else:
        claim.thing = next((thing for run in nearest if (thing := number_left(claim, run))), None)
        if claim.kind == "size" and claim.thing and claim.thing.shape != (number(claim.terms[1]),):
            spoken_of, claim.thing = [claim.thing], None
    if claim.mark == "wrong":
        if claim.thing:
            claim.problem = f"{claim.text} is marked as wrong, but {claim.thing.run.script} left {claim.thing}"
    elif claim.thing is None:
        claim.problem = explain(claim, spoken_of, everything(nearest))
    elif claim.factor and claim.terms[-1] != claim.factor.terms[0]:
        claim.problem = f"{claim.text} cannot be multiplied by {claim.factor.text}"


def subject(claim: Claim, runs: list[Run]) -> tuple[list[list[Thing]], bool]:
    """The things that a claim is said of, name by name, and whether it is said of each of them."""
    for scope in claim.scopes:
        groups = [
            [
                thing
                for name in dict.fromkeys(names)
                for thing in next(filter(None, (things(name, run) for run in runs)), [])
            ]
            for names in dict.fromkeys(scope.names)
        ]
        if groups := [group for group in groups if group]:
            return groups, scope.every
    return [], False


def fits(terms: list[str], thing: Thing) -> bool:
    """Whether the terms are the thing's shape. Letters are a claim about every size and must fit the runs with other
    sizes too; a bare number speaks of the run that the page shows."""
    for world, shape in zip(thing.run.worlds, thing.shapes):
        if shape is None:
            continue
        if (whole := spread(terms, len(shape))) is None:
            return False
        for term, size in zip(whole, shape):
            if term and (world is thing.run.names or not is_number(term)) and valued(term, thing.run, world) != size:
                return False
    return True


def has_dimension(claim: Claim, thing: Thing) -> bool:
    """Whether a product in letters is a dimension of the thing, or its whole shape, as one in numbers is."""
    letters, numbers = claim.terms[0], (claim.terms[1:] or [""])[0]
    if claim.partner and claim.partner.kind != "shape":
        letters, numbers = sorted((letters, claim.partner.terms[0]), key=is_number)
    if is_number(letters):
        return fits(factors(letters), thing)
    if fits(factors(letters), thing):
        return not numbers or fits(factors(numbers), thing)
    if numbers:
        left, right = factors(letters), factors(numbers)
        values = [str(valued(factor, thing.run, thing.run.names)) for factor in left]
        if values != right if len(right) > 1 else valued(letters, thing.run, thing.run.names) != number(numbers):
            return False
    return any(
        all(
            shape is None or (len(shape) > at and shape[at] == valued(letters, thing.run, world))
            for world, shape in zip(thing.run.worlds, thing.shapes)
        )
        for at in range(len(thing.shape))
    )


def number_left(claim: Claim, run: Run) -> Thing | None:
    """The whole number that a claimed size or count is about, if the script left it."""
    if claim.kind == "size":
        if measured := MEASURE.fullmatch(claim.terms[0]):
            name, axis, method = measured["name"] or measured["inside"], measured["axis"], measured["method"]
            return next(
                (
                    Thing(run, claim.terms[0], [(size,)])
                    for thing in things(name, run)
                    if (size := measure(thing.shape, method, axis)) is not None
                ),
                None,
            )
        named = (claim.terms[0], *(name for name in run.letters.get(claim.terms[0], []) if isinstance(name, str)))
        return next(
            (Thing(run, name, [(run.names[name],)]) for name in named if isinstance(run.names.get(name), int)), None
        )
    count = number(claim.terms[0])
    modules: dict[str, list] = {}
    for name, shape in run.names.items():
        if shape == count and "param" in name:
            return Thing(run, name, [(shape,)])
        if re.search(r"\.(weight|bias)", name):
            modules.setdefault(name.split(".")[0], []).append(prod(shape))
    owner = next((module for module, parts in modules.items() if count in (sum(parts), len(parts))), None)
    return Thing(run, f"{owner}.parameters()", [(count,)]) if owner else None


def measure(shape: tuple, method: str | None, axis: str | None) -> int | None:
    """What code that asks for the size of an axis, the first if none is said, or of all axes gets from a shape."""
    if method in ("ndim", "dim()"):
        return len(shape)
    if method == "numel()":
        return prod(shape)
    at = int(axis or 0)
    return shape[at] if -len(shape) <= at < len(shape) else None


def valued(term: str, run: Run, world: dict) -> int | None:
    return value(term, lambda name: run.size(name, world))


def explain(claim: Claim, spoken_of: list[Thing], left_by_all: list[Thing]) -> str:
    """Say what a claim that nothing backs is about, and what there is instead."""
    said = f"{claim.terms[0]} is said to be {claim.terms[1]}" if claim.kind == "size" else claim.text
    if claim.partner:
        said += f", said to equal {claim.partner.text},"
    if spoken_of and claim.kind != "size":
        said = f"`{'`, `'.join(dict.fromkeys(thing.name for thing in spoken_of))}` is said to be {said}"
    elif claim.kind != "size":
        said = f"nothing that this page's snippets left is {said}"
    fitting = [thing for thing in left_by_all if claim.kind == "shape" and fits(claim.terms, thing)]
    shown = list({str(thing): thing for thing in [*spoken_of, *fitting] or left_by_all}.values())[:8]
    if not shown:
        return f"{said}; the page includes no snippet that left something"
    left: dict[str, list[str]] = {}
    for thing in shown:
        left.setdefault(thing.run.script, []).append(str(thing))
    return f"{said}; " + "; ".join(f"{script} left {', '.join(parts)}" for script, parts in left.items())
