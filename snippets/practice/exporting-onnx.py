import io
import logging
import warnings
from importlib.metadata import requires

import torch
from torch import nn

warnings.simplefilter("ignore")
logging.disable()
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size).eval()

for package in ("onnxscript", "onnx"):
    print(f"{package} comes with PyTorch:", any(name.split(";")[0].strip() == package for name in requires("torch")))
open_axes = {"input_names": ["x_seq"], "dynamic_axes": {"x_seq": {0: "seq_len", 1: "batch_size"}}}
for options in ({}, {"dynamo": False, **open_axes}):
    print("dynamo:", options.get("dynamo", "default"))
    try:
        torch.onnx.export(lstm, (x_seq,), io.BytesIO(), verbose=False, **options)
        print("    exported")
    except (ModuleNotFoundError, torch.onnx.OnnxExporterError) as error:
        print(f"    {type(error).__name__}: {error}")
