import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)

print("processor:", torch.backends.cpu.get_cpu_capability())
with torch.autocast("cpu", dtype=torch.bfloat16):
    try:
        print("in autocast:", lstm(x_seq)[0].dtype)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    with torch.autocast("cpu", enabled=False):
        print("without autocast:", lstm(x_seq)[0].dtype)
    torch.backends.mkldnn.enabled = False
    print("without oneDNN:", lstm(x_seq)[0].dtype)
