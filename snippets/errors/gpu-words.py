import mmap
from pathlib import Path

import torch

home = Path(torch.__file__).parent
library = next(path for path in home.glob("lib/*torch_cpu.*") if path.suffix != ".lib")
python = next(path for path in home.glob("lib/*torch_python.*") if path.suffix != ".lib")
looked_for = {
    library: (
        "Expected all tensors to be on the same device, but found at least two devices",
        "Expected all tensors to be on the same device, but got … different from other tensors on",
        "Input and … tensors are not the same dtype, found input tensor with",
        "Double backwards is not supported for CuDNN RNNs",
        "cudnn RNN backward can only be called in training mode",
        "rnn: hx is not contiguous",
        "RNN module weights are not part of single contiguous chunk of memory",
        "CUDA error: device-side assert triggered",
        "CUDA out of memory",
    ),
    python: ("can't convert … device type tensor to numpy. Use Tensor.cpu() to",),
    home / "cuda/__init__.py": (
        "Torch not compiled with CUDA enabled",
        "Cannot re-initialize CUDA in forked subprocess",
    ),
    home / "serialization.py": ("Attempting to deserialize object on a … device but torch.",),
    home / "amp/grad_scaler.py": (
        "Attempting to unscale FP16 gradients.",
        "No inf checks were recorded for this optimizer.",
    ),
}
for place, messages in looked_for.items():
    with place.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for words in messages:  # from the end, where a library has its text
            found = all(text.rfind(part.encode()) >= 0 for part in words.split(" … "))
            print("in" if found else "not in", f"{place.relative_to(home).with_suffix('')}: {words}")
