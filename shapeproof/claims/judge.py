"""Whether a claim is backed: its terms held against what the page's scripts left."""

import re
from math import prod

from shapeproof.claims.grammar import MANUAL, Claim
from shapeproof.claims.things import Run, Thing, everything, things


def hold(claim: Claim, runs: list[Run]) -> None:
    """Judge a claim by the page's runs: set its `thing` or its `problem`."""
    nearest = sorted(runs, key=lambda run: (run.at > claim.start, abs(run.at - claim.start)))
    spoken_of: list[Thing] = []
    for scope in claim.scopes:
        for name in dict.fromkeys(scope):
            spoken_of += next(filter(None, (things(name, run) for run in nearest)), [])
        if spoken_of:
            break
    claim.by_name = bool(spoken_of)
    candidates = spoken_of or everything(nearest)
    if claim.kind == "shape":
        sides = [claim, claim.partner] if claim.partner and claim.partner.kind == "shape" else [claim]
        claim.thing = next((thing for thing in candidates if all(fits(side.terms, thing) for side in sides)), None)
    elif claim.kind == "product":
        claim.thing = next((thing for thing in candidates if has_dimension(claim, thing)), None)
    else:
        claim.thing = next((thing for run in nearest if (thing := number_left(claim, run))), None)
        if claim.kind == "size" and claim.thing and claim.thing.shapes[0] != (int(claim.terms[1]),):
            spoken_of, claim.thing = [claim.thing], None
    if claim.mark == "wrong":
        if claim.thing:
            claim.problem = f"{claim.text} is marked as wrong, but {claim.thing.run.script} left {claim.thing}"
    elif claim.thing is None:
        claim.problem = explain(claim, spoken_of, everything(nearest))
    elif claim.factor and claim.terms[-1] != claim.factor.terms[0]:
        claim.problem = f"{claim.text} cannot be multiplied by {claim.factor.text}"


def fits(terms: list[str], thing: Thing) -> bool:
    """Whether the terms are the thing's shape. Letters are a claim about every size and must fit the runs with other
    sizes too; a bare number speaks of the run that the page shows."""
    for world, shape in zip(thing.run.worlds, thing.shapes):
        if shape is None:
            continue
        if len(terms) != len(shape):
            return False
        for term, size in zip(terms, shape):
            if (world is thing.run.names or not is_number(term)) and value(term, world) != size:
                return False
    return True


def has_dimension(claim: Claim, thing: Thing) -> bool:
    """Whether a product in letters is a dimension of the thing; one in numbers is its whole shape."""
    letters, numbers = claim.terms[0], (claim.terms[1:] or [""])[0]
    if claim.partner and claim.partner.kind != "shape":
        letters, numbers = sorted((letters, claim.partner.terms[0]), key=is_number)
    if is_number(letters):
        return fits(factors(letters), thing)
    if numbers:
        left, right = factors(letters), factors(numbers)
        right = right if len(right) > 1 else None
        values = [str(value(factor, thing.run.names)) for factor in left]
        if values != right if right else value(letters, thing.run.names) != int(numbers):
            return False
    return any(
        all(shape is None or len(shape) > at and shape[at] == value(letters, world)
            for world, shape in zip(thing.run.worlds, thing.shapes))
        for at in range(len(thing.shapes[0]))
    )


def number_left(claim: Claim, run: Run) -> Thing | None:
    """The whole number that a claimed size or count is about, if the script left it."""
    if claim.kind == "size":
        name = claim.terms[0] if claim.terms[0] in run.names else MANUAL.get(claim.terms[0])
        return Thing(run, name, [(run.names[name],)]) if isinstance(run.names.get(name), int) else None
    count = int(claim.terms[0])
    modules: dict[str, list] = {}
    for name, shape in run.names.items():
        if shape == count and "param" in name:
            return Thing(run, name, [(shape,)])
        if re.search(r"\.(weight|bias)", name):
            modules.setdefault(name.split(".")[0], []).append(prod(shape))
    owner = next((module for module, parts in modules.items() if count in (sum(parts), len(parts))), None)
    return Thing(run, f"{owner}.parameters()", [(count,)]) if owner else None


def factors(term: str) -> list[str]:
    return re.split(r"\s*[*×]\s*", term)


def is_number(term: str) -> bool:
    return all(factor.isdecimal() for factor in factors(term))


def value(term: str, world: dict) -> int | None:
    """A term in numbers, or None where the world has no number for one of its letters."""
    # The manual's H_out is proj_size where there is one.
    sizes = {**{letter: world.get(name) for letter, name in MANUAL.items()}, **world}
    sizes["H_out"] = world.get("H_out") or world.get("proj_size") or world.get("hidden_size")
    numbers = [int(factor) if factor.isdecimal() else sizes.get(factor) for factor in factors(term)]
    return prod(numbers) if all(isinstance(number, int) for number in numbers) else None


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
