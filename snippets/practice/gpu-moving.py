import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size)
        self.h0 = torch.zeros(1, 1, hidden_size)
        self.register_buffer("h0_buffer", torch.zeros(1, 1, hidden_size))
        self.h0_parameter = nn.Parameter(torch.zeros(1, 1, hidden_size))


reader = Reader()
x_seq = torch.randn(seq_len, batch_size, input_size)
moved = reader.to("meta")
x_moved = x_seq.to("meta")
print("the module itself was moved:", moved is reader, " the tensor itself:", x_moved is x_seq)
for name, tensor in {"x_seq": x_seq, "x_moved": x_moved, "weight_hh_l0": reader.gru.weight_hh_l0, "h0": reader.h0,
                     "h0_buffer": reader.h0_buffer, "h0_parameter": reader.h0_parameter}.items():
    print(f"{name:12} {tensor.device}")

for given in ("h0", "h0_buffer", "h0_parameter"):
    try:
        output, hn = reader.gru(x_moved, getattr(reader, given).expand(-1, batch_size, -1).contiguous())
        print(f"{given}: hn", hn.shape, hn.device)
    except RuntimeError as error:
        print(f"{given}: RuntimeError:", error)
