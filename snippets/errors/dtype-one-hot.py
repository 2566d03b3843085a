import torch
from torch import nn
from torch.nn.functional import one_hot

torch.manual_seed(0)
seq_len, batch_size, vocab_size, hidden_size = 5, 2, 10, 4
ids = torch.randint(vocab_size, (seq_len, batch_size))  # (seq_len, batch_size)
lstm = nn.LSTM(vocab_size, hidden_size)

for wrong, right in (
    (lambda: one_hot(ids.float(), vocab_size), lambda: one_hot(ids.float().long(), vocab_size)),
    (lambda: one_hot(ids + vocab_size, vocab_size), lambda: one_hot(ids + vocab_size, 2 * vocab_size)),
    (lambda: lstm(one_hot(ids, vocab_size))[0], lambda: lstm(one_hot(ids, vocab_size).float())[0]),
):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
