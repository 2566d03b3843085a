import io
import warnings

import torch
from torch import nn
from torch.export import export, load, save

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size).eval()

with warnings.catch_warnings(record=True) as caught:
    program = export(lstm, (x_seq,))
for warning in caught:
    print(warning.category.__name__ + ":", str(warning.message).partition(". ")[0])

file = io.BytesIO()
save(program, file)
file.seek(0)
exported = load(file).module()
output, (hn, cn) = exported(x_seq)
print("output:", output.shape, " hn:", hn.shape, " cn:", cn.shape)
print("largest difference:", (output - lstm(x_seq)[0]).abs().max().item())
try:
    exported(torch.cat([x_seq, x_seq]))
except AssertionError as error:
    print("AssertionError:", error)
