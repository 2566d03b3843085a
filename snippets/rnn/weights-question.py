from torch import nn

input_size, hidden_size = 7, 2
small = nn.RNN(input_size=input_size, hidden_size=hidden_size)

for name, parameter in small.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}, {parameter.numel()} numbers")
small_params = sum(parameter.numel() for parameter in small.parameters())
print("parameters:", small_params)
