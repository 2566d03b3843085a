import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
gru = nn.GRU(input_size, hidden_size)
x_seq = torch.randn(seq_len, batch_size, input_size)
x_list = x_seq.tolist()
x_empty = x_seq[:0]  # (0, batch_size, input_size)

for x_wrong in (x_list, x_seq.numpy(), torch.from_numpy(x_seq.double().numpy()), x_empty):
    try:
        gru(x_wrong)
    except (AttributeError, ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
x_tensor = torch.tensor(x_list)  # (seq_len, batch_size, input_size)
x_from_numpy = torch.from_numpy(x_seq.double().numpy()).float()  # (seq_len, batch_size, input_size)
output_tensor, _ = gru(x_tensor)  # (seq_len, batch_size, hidden_size)
output_numpy, _ = gru(x_from_numpy)  # (seq_len, batch_size, hidden_size)
print("x_from_numpy:", x_from_numpy.shape, " output_numpy:", output_numpy.shape)
print("output_tensor:", output_tensor.shape)
for chunk in *x_seq.split(2), x_empty:
    if len(chunk):
        output_chunk, _ = gru(chunk)
        print("output_chunk: ", output_chunk.shape)
