"""What a finished script leaves: its names, and the shape of each."""

import sys


def names(namespace: dict) -> dict:
    """What a finished script leaves: each public name, written as Python writes it, and its shape.

    `output` → [5, 1, 4], `rnn.weight_ih_l0` → [4, 3], `states[0]` → [1, 1, 4], `packed.data` → [9, 3]; a whole number,
    such as `seq_len`, by its value.
    """
    found = {}
    torch = sys.modules.get("torch")

    def visit(name: str, value, *outer) -> None:
        if isinstance(value, bool) or any(value is one for one in outer):  # a list may contain itself
            return
        if isinstance(value, int):
            found[name] = value
        elif isinstance(value, (list, tuple)) and not (torch and isinstance(value, torch.Size)):
            if torch and isinstance(value, torch.nn.utils.rnn.PackedSequence):
                for part, inner in value._asdict().items():
                    visit(f"{name}.{part}", inner, value, *outer)
            else:
                for index, inner in enumerate(value):
                    if not isinstance(inner, int):
                        visit(f"{name}[{index}]", inner, value, *outer)
        elif isinstance(value, dict):
            for key, inner in value.items():
                visit(f"{name}[{key!r}]", inner, value, *outer)
        elif torch and isinstance(value, torch.nn.Module):
            for part, inner in [*value.named_parameters(), *value.named_buffers()]:
                visit(f"{name}.{part}", inner, value, *outer)
        elif not isinstance(value, type) and (shape := shape_of(value)) is not None:
            found[name] = shape

    for name, value in namespace.items():
        if not name.startswith("_"):
            visit(name, value)
    return found


def shape_of(value) -> list[int] | None:
    """The shape of a tensor, an array or what is like them; None where there is none, or none that is settled."""
    try:
        shape = value.shape
    except Exception:  # what a snippet leaves may be anything: a lazy parameter, a nested tensor
        return None
    return list(shape) if isinstance(shape, tuple) and all(type(size) is int for size in shape) else None
