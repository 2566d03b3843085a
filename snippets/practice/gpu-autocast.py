import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_classes = 5, 2, 3, 4, 6
x_seq, target = torch.randn(seq_len, batch_size, input_size), torch.randint(num_classes, (batch_size,))
lengths = torch.tensor([seq_len, seq_len - 1])  # (batch_size,)
packed = pack_padded_sequence(x_seq, lengths)
linear = nn.Linear(hidden_size, num_classes)

for device in ("cpu", "cuda"):
    print("default dtype on", device + ":", torch.get_autocast_dtype(device))
for kind in (nn.RNN, nn.LSTM, nn.GRU):
    layer = kind(input_size, hidden_size)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output, _ = pad_packed_sequence(layer(packed)[0])
        logits = linear(output[lengths - 1, torch.arange(batch_size)])  # (batch_size, num_classes)
        loss = nn.functional.cross_entropy(logits, target)
    loss.backward()
    output_float, _ = pad_packed_sequence(layer(packed)[0])
    print(kind.__name__)
    print("    output:", output.dtype, " logits:", logits.dtype, " loss:", loss.dtype)
    print("    weight:", layer.weight_hh_l0.dtype, " gradient:", layer.weight_hh_l0.grad.dtype)
    print("    off by:", f"{(output - output_float).abs().max().item():.4f}")
