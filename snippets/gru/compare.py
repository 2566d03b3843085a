import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
lstm = nn.LSTM(input_size, hidden_size)
gru = nn.GRU(input_size, hidden_size)

for name, module in (("RNN", rnn), ("LSTM", lstm), ("GRU", gru)):
    print(f"{name}:")
    for parameter_name, parameter in module.named_parameters():
        print(f"  {parameter_name}: {tuple(parameter.shape)}")

rnn_params = sum(parameter.numel() for parameter in rnn.parameters())
lstm_params = sum(parameter.numel() for parameter in lstm.parameters())
gru_params = sum(parameter.numel() for parameter in gru.parameters())
by_formula = hidden_size * input_size + hidden_size * hidden_size + 2 * hidden_size
print("RNN parameters: ", rnn_params, " by formula:", by_formula)
print("LSTM parameters:", lstm_params, " by formula:", 4 * by_formula)
print("GRU parameters: ", gru_params, " by formula:", 3 * by_formula)

rnn_output, rnn_hn = rnn(x_seq)
lstm_output, (lstm_hn, lstm_cn) = lstm(x_seq)
gru_output, gru_hn = gru(x_seq)
print("rnn_output: ", rnn_output.shape, " rnn_hn: ", rnn_hn.shape)
print("lstm_output:", lstm_output.shape, " lstm_hn:", lstm_hn.shape)
print("gru_output: ", gru_output.shape, " gru_hn: ", gru_hn.shape)
print("lstm_cn:    ", lstm_cn.shape)
