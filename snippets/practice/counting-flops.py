import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 2, 6, 3, 4


def count(module, device):
    layer = module(input_size, hidden_size, device=device)
    x_seq = torch.randn(seq_len, batch_size, input_size, device=device)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        output, _ = layer(x_seq)
    return counter.get_total_flops(), output


for module, gates in ((nn.RNN, 1), (nn.GRU, 3), (nn.LSTM, 4)):
    formula = 2 * seq_len * batch_size * gates * hidden_size * (input_size + hidden_size)
    on_cpu, output = count(module, "cpu")
    on_meta, output_meta = count(module, "meta")
    print(f"{module.__name__:4}  by formula: {formula:4}  cpu: {on_cpu:4}  meta: {on_meta:4}")
print("output:", output.shape, " output_meta:", output_meta.shape, output_meta.device)
torch.backends.mkldnn.enabled = False
print("LSTM  cpu without oneDNN:", count(nn.LSTM, "cpu")[0])
