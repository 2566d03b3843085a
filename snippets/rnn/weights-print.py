from torch import nn

input_size, hidden_size = 3, 4
two_layers = nn.RNN(input_size, hidden_size, num_layers=2, bias=False, batch_first=True)
tanh = nn.RNN(input_size, hidden_size)
relu = nn.RNN(input_size, hidden_size, nonlinearity="relu")
relu_cell = nn.RNNCell(input_size, hidden_size, nonlinearity="relu")

print(two_layers)
print(tanh)
print(relu)
print(relu_cell)
print("tanh and relu print alike:", str(tanh) == str(relu))
print("relu.nonlinearity:", relu.nonlinearity)
