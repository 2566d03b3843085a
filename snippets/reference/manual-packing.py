import doctest
import inspect
import re

import torch
from torch.nn.utils import rnn

torch.manual_seed(0)
lengths = [7, 4, 2]
sizes = {"L": 4, "T": max(lengths), "B": len(lengths)}
SIZE = re.compile(r"``([LTB](?: x [TB])? x \*)``")


def hold(name, said, trailing):
    """Whether the function takes, or makes, what its text says: for `*` any number of further dimensions."""
    stated = [sizes[letter] for letter in said.split(" x ")[:-1]] + trailing
    first = said.startswith("B")
    sequences = [torch.randn(length, *trailing) for length in lengths]
    if name == "pack_padded_sequence":
        return rnn.pack_padded_sequence(torch.randn(stated), lengths, first).data.shape[1:] == torch.Size(trailing)
    if said.startswith("L"):
        made = getattr(rnn, name)([torch.randn(stated)] * 2)
        return len(made.data) == (2 if name == "pack_sequence" else 1) * stated[0]
    if name == "pad_packed_sequence":
        return list(rnn.pad_packed_sequence(rnn.pack_sequence(sequences), first)[0].shape) == stated
    return list(rnn.pad_sequence(sequences, first).shape) == stated


for name in (name for name in rnn.__all__ if name.endswith("_sequence")):
    doc, trailings = inspect.getdoc(getattr(rnn, name)), ([], [5], [5, 3])
    said = list(dict.fromkeys(SIZE.findall(doc)))
    examples = doctest.DocTestFinder(recurse=False).find(getattr(rnn, name), name, globs={"torch": torch})
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    results = [runner.run(example, out=lambda text: None) for example in examples]
    failed, lines = sum(result.failed for result in results), sum(result.attempted for result in results)
    print(f"{name}: {len(said)} sizes; lines of example: {lines}, failed: {failed}")
    for size in said:
        right = [hold(name, size, trailing) for trailing in trailings]
        print(f"  {'holds' if all(right) else 'WRONG'} {sum(right)} of {len(right)}: {size}")
    print("  could not read:", sorted(set(re.findall(r"``([^`]* x [^`]*)``", doc)) - set(said)))

doc = re.sub(r"\s+", " ", inspect.getdoc(rnn.PackedSequence))
(story,) = re.findall(r"data ``(\w+)`` and ``(\w+)`` .*? data ``(\w+)`` with ``batch_sizes=(\[.*?\])``", doc)
packed = rnn.pack_sequence([torch.tensor([ord(letter) for letter in one]) for one in story[:2]])
held = "".join(map(chr, packed.data)) == story[2] and packed.batch_sizes.tolist() == eval(story[3])
print(f"PackedSequence of {story[0]} and {story[1]}: {story[2]}, batch_sizes={story[3]}; holds: {held}")
doc = re.sub(r"\s+", " ", inspect.getdoc(rnn.unpad_sequence))
padded = torch.randn(sizes["T"], sizes["B"])
rnn.unpad_sequence(padded, torch.tensor(lengths))
print("unpad_sequence turned its argument:", padded.shape == (sizes["B"], sizes["T"]))
print("  its text says so:", any(word in doc for word in ("in place", "in-place", "transpose")))
doc = re.sub(r"\s+", " ", inspect.getdoc(rnn.pack_padded_sequence))
print("pack_padded_sequence speaks of padding on the left:", "left" in doc or "padding_side" in doc)
