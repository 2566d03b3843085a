"""The shape that a part of a tensor has: `output[:, -1]`, `output[..., 0]`, `W_ih.T`, `output.transpose(0, 1)`."""

import re

SAME = "data|grad|detach|clone|contiguous|float|double|cpu|tanh|sigmoid|relu"
STEP = rf"\[[^\[\]]*\]|\.m?T\b|\.(?:transpose|permute|unsqueeze|squeeze|flatten|t)\([^()]*\)|\.(?:{SAME})\b(?:\(\))?"
VIEW = re.compile(STEP)
STEPS = re.compile(rf"(?:{STEP})+\Z")


def parted(name: str) -> tuple[str, str]:
    """A name without what is done to it, and that."""
    steps = STEPS.search(name)
    return (name[: steps.start()], steps[0]) if steps else (name, "")


def seen(shape: list | None, view: str) -> tuple | None:
    """The shape that `view`, such as [0], [:, -1] or .T, leaves of a shape; None where it cannot be told."""
    if not isinstance(shape, list):
        return None
    try:
        for step in VIEW.findall(view):
            shape = indexed(shape, step[1:-1]) if step[0] == "[" else changed(shape, step)
    except (ValueError, IndexError):  # what stands in it is not told, or fits no tensor of this shape
        return None
    return tuple(shape)


def indexed(shape: list[int], index: str) -> list[int]:
    """What an index such as `..., 0`, `1:` or `t` leaves. A word stands for a number. Raises ValueError, IndexError."""
    parts = [part.strip() for part in index.split(",")]
    taken = sum(part not in ("...", "…", "None") for part in parts)
    if not any(part in ("...", "…") for part in parts):
        parts.append("...")
    rest, left = list(shape), []
    for part in parts:
        if part == "None":
            left.append(1)
        elif part in ("...", "…"):
            whole = len(shape) - taken
            if whole < 0:
                raise IndexError(index)
            left, rest = left + rest[:whole], rest[whole:]
        elif ":" in part:
            edges = [int(edge) if edge.strip() else None for edge in part.split(":")]
            left.append(len(range(*slice(*edges).indices(rest.pop(0)))))
        elif re.fullmatch(r"-?\d{1,9}", part):
            range(rest.pop(0))[int(part)]
        elif re.fullmatch(r"-?[A-Za-z_]\w*(?:\s*[+-]\s*\d+)?", part):
            rest.pop(0)
        else:
            raise ValueError(part)
    return left


def changed(shape: list[int], step: str) -> list[int]:
    """What a method or attribute leaves. Raises ValueError, IndexError."""
    method, _, given = step.strip(".)").partition("(")
    axes = [int(axis) for axis in given.split(",")] if given.strip() else []
    if method in ("T", "t"):
        return shape[::-1]
    if method == "mT":
        return changed(shape, ".transpose(-2, -1)")
    if method == "transpose":
        one, other = axes
        left = list(shape)
        left[one], left[other] = shape[other], shape[one]
        return left
    if method == "permute":
        if sorted(axis % len(shape) for axis in axes) != list(range(len(shape))):
            raise IndexError(step)
        return [shape[axis] for axis in axes]
    if method == "unsqueeze":
        at = range(len(shape) + 1)[axes[0]]
        return [*shape[:at], 1, *shape[at:]]
    if method == "squeeze":
        gone = [range(len(shape))[axis] for axis in axes] or range(len(shape))
        return [size for at, size in enumerate(shape) if size != 1 or at not in gone]
    if method == "flatten":
        first, last = (range(len(shape))[axis] for axis in [*axes, *[0, -1][len(axes) :]])
        together = 1
        for size in shape[first : last + 1]:
            together *= size
        return [*shape[:first], together, *shape[last + 1 :]]
    return shape
