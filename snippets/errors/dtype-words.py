import mmap
from pathlib import Path

import torch

home = Path(torch.__file__).parent
library = next(path for path in home.glob("lib/*torch_cpu.*") if path.suffix != ".lib")
words = "could not create a primitive descriptor for … LSTM forward propagation primitive"
with library.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
    found = all(text.find(part.encode()) >= 0 for part in words.split(" … "))
print("in" if found else "not in", f"{library.relative_to(home).with_suffix('')}: {words}")
