import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 2, 3, 2, 4
for wrong, right in (
    (lambda: nn.RNN(input_size, hidden_size, nonlinearity="sigmoid"),
     lambda: nn.RNN(input_size, hidden_size, nonlinearity="relu")),
    (lambda: nn.RNN(input_size, hidden_size, 1, True),
     lambda: nn.RNN(input_size, hidden_size, 1, batch_first=True)),
    (lambda: nn.GRU(input_size, hidden_size, proj_size=proj_size),
     lambda: nn.GRU(input_size, proj_size)),
    (lambda: nn.LSTM(input_size, hidden_size, proj_size=hidden_size),
     lambda: nn.LSTM(input_size, hidden_size, proj_size=proj_size)),
    (lambda: nn.LSTM(input_size, hidden_size, proj_size=-1),
     lambda: nn.LSTM(input_size, hidden_size, proj_size=0)),
):
    try:
        wrong()
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right())

x_seq = torch.randn(seq_len, batch_size, input_size)
output_relu, _ = nn.RNN(input_size, hidden_size, nonlinearity="relu")(x_seq)
narrow = nn.GRU(input_size, proj_size)
output_narrow, _ = narrow(x_seq)
print("output_relu:", output_relu.shape)  # (seq_len, batch_size, hidden_size)
print("output_narrow:", output_narrow.shape)  # (seq_len, batch_size, proj_size)
