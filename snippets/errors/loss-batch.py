import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_classes = 6
x_seq = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
labels = torch.randint(num_classes, (batch_size,))  # (batch_size,)
words = torch.randint(num_classes, (batch_size, seq_len))  # (batch_size, seq_len)
forgotten = nn.GRU(input_size, hidden_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True)
linear, loss = nn.Linear(hidden_size, num_classes), nn.CrossEntropyLoss()
every_step = linear(gru(x_seq)[0])  # (batch_size, seq_len, num_classes)
scores = every_step[:, -1]  # (batch_size, num_classes)

for wrong, right in (
    (lambda: loss(linear(forgotten(x_seq)[1][-1]), labels),
     lambda: loss(linear(gru(x_seq)[1][-1]), labels)),
    (lambda: loss(every_step.flatten(0, 1), labels),
     lambda: loss(scores, labels)),
    (lambda: loss(every_step.flatten(0, 1), words[:, 1:].flatten()),
     lambda: loss(every_step[:, :-1].flatten(0, 1), words[:, 1:].flatten())),
):
    try:
        wrong()
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")
    print(f"    fixed: loss {right():.4f}")
