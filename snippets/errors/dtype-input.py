import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
vocab_size = 10
lstm = nn.LSTM(input_size, hidden_size)
x_double = torch.randn(seq_len, batch_size, input_size, dtype=torch.float64)
token_ids = torch.randint(vocab_size, (seq_len, batch_size))  # (seq_len, batch_size)

for x_wrong in (x_double, token_ids, token_ids.to(torch.float32)):
    try:
        lstm(x_wrong)
    except (ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
x_float = x_double.to(torch.float32)
output_float, _ = lstm(x_float)
embedding = nn.Embedding(vocab_size, input_size)
x_embedded = embedding(token_ids)  # (seq_len, batch_size, input_size)
output_embedded, _ = lstm(x_embedded)
print("output_float:", output_float.shape, " x_embedded:", x_embedded.shape)
print("output_embedded:", output_embedded.shape)
