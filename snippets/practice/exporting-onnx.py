import logging
import warnings
from importlib.metadata import requires

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)

print("comes with PyTorch:", any(name.startswith("onnxscript") for name in requires("torch")))
warnings.simplefilter("ignore")
logging.disable()
try:
    torch.onnx.export(lstm, (x_seq,), verbose=False)
    print("exported")
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error)
