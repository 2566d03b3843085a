import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
lstm = nn.LSTM(input_size, hidden_size)
gru = nn.GRU(input_size, hidden_size)

print("the same names:", list(gru.state_dict()) == list(lstm.state_dict()))
try:
    gru.load_state_dict(lstm.state_dict())
except RuntimeError as error:
    print("RuntimeError:", *str(error).splitlines()[:2], sep="\n")
print("lstm.weight_hh_l0:", lstm.weight_hh_l0.shape)  # (4 * hidden_size, hidden_size)
print("gru.weight_hh_l0: ", gru.weight_hh_l0.shape)  # (3 * hidden_size, hidden_size)
