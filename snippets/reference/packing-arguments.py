import inspect

from torch.nn.utils import rnn

names = ("pack_padded_sequence", "pad_packed_sequence", "pack_sequence", "unpack_sequence")
for name in (*names, "pad_sequence", "unpad_sequence"):
    print(name)
    for argument in inspect.signature(getattr(rnn, name)).parameters.values():
        default = "" if argument.default is argument.empty else f" = {argument.default!r}"
        print(f"    {argument.name}{default}")
print("PackedSequence:", *rnn.PackedSequence._fields)
