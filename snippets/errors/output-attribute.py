import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, batch_first=True)
output, state = lstm(x_seq)

for wrong, right in (
    (lambda: state.detach(), lambda: tuple(part.detach() for part in state)[0]),
    (lambda: state.to("cpu"), lambda: tuple(part.to("cpu") for part in state)[0]),
    (lambda: lstm(x_seq).size(), lambda: lstm(x_seq)[0]),
    (lambda: state.view(batch_size, -1), lambda: state[0].transpose(0, 1).flatten(1)),
    (lambda: state.squeeze(0), lambda: state[0][-1]),
    (lambda: lstm(x_seq)[:, -1], lambda: lstm(x_seq)[0][:, -1]),
    (lambda: lstm(x_seq).log_softmax(dim=-1), lambda: lstm(x_seq)[0].log_softmax(dim=-1)),
):
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
