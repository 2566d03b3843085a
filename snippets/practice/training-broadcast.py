import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 5, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
target = x_seq[0, :, 0]  # (batch_size,)
gru = nn.GRU(input_size, hidden_size)
head = nn.Linear(hidden_size, 1)

output, hn = gru(x_seq)
prediction = head(hn[-1])  # (batch_size, 1)
perfect = target.unsqueeze(1)  # (batch_size, 1)
difference = perfect - target  # (batch_size, batch_size)
perfect_flat = perfect.squeeze(1)  # (batch_size,)
two_outputs = nn.Linear(hidden_size, 2)(hn[-1])  # (batch_size, 2)

print("prediction:", prediction.shape, " perfect:", perfect.shape, " target:", target.shape)
print("perfect - target:", difference.shape)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss = nn.functional.mse_loss(perfect, target)
    loss_flat = nn.functional.mse_loss(perfect_flat, target)
    try:
        nn.functional.mse_loss(two_outputs, target)
    except RuntimeError as error:
        print("two_outputs: RuntimeError:", error)
print(f"loss of perfect:      {loss:.3f}  zero: {loss.item() == 0}")
print("  of each prediction against each target:", torch.allclose(loss, difference.square().mean()))
print(f"loss of perfect_flat: {loss_flat:.3f}  zero: {loss_flat.item() == 0}")
for warning in caught:
    print(warning.category.__name__ + ":", warning.message)
