import mmap
from pathlib import Path

import torch

home = Path(torch.__file__).parent
library = next(path for path in home.glob("lib/*torch_cpu.*") if path.suffix != ".lib")
python = next(path for path in home.glob("lib/*torch_python.*") if path.suffix != ".lib")
for place, words in (
    (library, "Expected all tensors to be on the same device, but found at least two devices"),
    (library, "Expected all tensors to be on the same device, but got … different from other tensors on"),
    (library, "Input and … tensors are not the same dtype, found input tensor with"),
    (library, "Double backwards is not supported for CuDNN RNNs"),
    (python, "can't convert … device type tensor to numpy. Use Tensor.cpu() to"),
    (home / "cuda/__init__.py", "Torch not compiled with CUDA enabled"),
    (home / "cuda/__init__.py", "Cannot re-initialize CUDA in forked subprocess"),
    (home / "serialization.py", "Attempting to deserialize object on a … device but torch."),
    (home / "amp/grad_scaler.py", "Attempting to unscale FP16 gradients."),
    (home / "amp/grad_scaler.py", "No inf checks were recorded for this optimizer."),
    (library, "cudnn RNN backward can only be called in training mode"),
    (library, "rnn: hx is not contiguous"),
    (library, "RNN module weights are not part of single contiguous chunk of memory"),
    (library, "CUDA error: device-side assert triggered"),
    (library, "CUDA out of memory"),
):
    with place.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        found = all(text.find(part.encode()) >= 0 for part in words.split(" … "))
    print("in" if found else "not in", f"{place.relative_to(home).with_suffix('')}: {words}")
