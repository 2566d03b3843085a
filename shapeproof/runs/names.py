"""What a finished script leaves: its names, and the shape of each."""

import sys
from typing import Any


def names(namespace: dict) -> dict:
    """What a finished script leaves: each public name, written as Python writes it, and its shape.

    `output` → [5, 1, 4], `rnn.weight_ih_l0` → [4, 3], `states[0]` → [1, 1, 4], `packed.data` → [9, 3]; a whole number,
    such as `seq_len`, by its value.
    """
    found: dict[str, int | list[int]] = {}

    def visit(name: str, value: Any, *outer: Any) -> None:
        if isinstance(value, bool) or any(value is one for one in outer):  # a list may contain itself
            return
        if isinstance(value, int):
            found[name] = value
        elif (inside := parts(value)) is not None:
            for part, inner in inside:
                visit(name + part, inner, value, *outer)
        elif not isinstance(value, type) and (shape := shape_of(value)) is not None:
            found[name] = shape

    for name, value in namespace.items():
        if not name.startswith("_"):
            visit(name, value)
    return found


def parts(value: Any) -> list[tuple] | None:
    """What a list, a dict, a packed sequence or a module consists of, each with how it is reached; None for what is whole."""
    torch = sys.modules.get("torch")
    if isinstance(value, dict):
        return [(f"[{key!r}]", inner) for key, inner in value.items()]
    if torch and isinstance(value, torch.nn.utils.rnn.PackedSequence):
        return [(f".{part}", inner) for part, inner in value._asdict().items()]
    if torch and isinstance(value, torch.nn.Module):
        return [(f".{part}", inner) for part, inner in [*value.named_parameters(), *value.named_buffers()]]
    if isinstance(value, (list, tuple)) and not (torch and isinstance(value, torch.Size)):
        return [(f"[{index}]", inner) for index, inner in enumerate(value) if not isinstance(inner, int)]
    return None


def shape_of(value: Any) -> list[int] | None:
    """The shape of a tensor, an array or what is like them; None where there is none, or none that is settled."""
    try:
        shape = value.shape
    except Exception:  # what a snippet leaves may be anything: a lazy parameter, a nested tensor
        return None
    return list(shape) if isinstance(shape, tuple) and all(type(size) is int for size in shape) else None
