import io

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 3, 4
device = "cuda" if torch.cuda.is_available() else "cpu"
gru = nn.GRU(input_size, hidden_size, num_layers=2).to(device)
x_seq = torch.randn(seq_len, batch_size, input_size, device=device)

h0 = x_seq.new_zeros(2, batch_size, hidden_size)  # (2, batch_size, hidden_size)
output, hn = gru(x_seq, h0)
print("state follows the input:", h0.device == x_seq.device, h0.dtype == x_seq.dtype)

cut = hn[:, :-1]  # (2, batch_size - 1, hidden_size)
print("cut in one piece:", cut.is_contiguous(), " made so:", cut.contiguous().is_contiguous())

torch.save(gru.state_dict(), file := io.BytesIO())
loaded = torch.load(io.BytesIO(file.getvalue()), map_location="cpu")
print("loaded to the CPU:", {weight.device.type for weight in loaded.values()} == {"cpu"})
print("to NumPy:", output.detach().cpu().numpy().shape)

gru.eval()
with torch.backends.cudnn.flags(enabled=False):
    gru(x_seq)[0].sum().backward()
gru.train()
gru.flatten_parameters()
print("gradient in eval mode:", gru.weight_ih_l0.grad is not None)
