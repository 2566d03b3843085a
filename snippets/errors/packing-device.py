import torch
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
seq_len, batch_size, input_size = 5, 3, 2
x_padded = torch.randn(seq_len, batch_size, input_size).to(device)
lengths = torch.tensor([5, 3, 2]).to(device)  # (batch_size,)

try:
    pack_padded_sequence(x_padded, lengths.to("meta"))
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
packed = pack_padded_sequence(x_padded, lengths.cpu())
print("    fixed:", packed.data.shape, " values where the input is:", packed.data.device == x_padded.device)
