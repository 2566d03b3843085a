import torch
from torch import nn

torch.manual_seed(0)
target_len, batch_size, input_size, hidden_size, num_layers, num_directions = 5, 3, 4, 6, 2, 2
hn = torch.randn(num_layers * num_directions, batch_size, hidden_size)
target = torch.randn(target_len, batch_size, input_size)
decoder = nn.GRU(input_size, hidden_size, num_layers)
bridge = nn.Linear(num_directions * hidden_size, hidden_size)

with torch.no_grad():
    by_layer = hn.view(num_layers, num_directions, batch_size, hidden_size)
    forward, backward = by_layer[:, 0], by_layer[:, 1]  # (num_layers, batch_size, hidden_size)
    summed = forward + backward  # (num_layers, batch_size, hidden_size)
    bridged = torch.tanh(bridge(torch.cat([forward, backward], dim=-1)))
    for h0 in (summed, bridged):
        decoded, _ = decoder(target, h0)
        print("h0:", h0.shape, " decoded:", decoded.shape)

    W_forward, W_backward = bridge.weight.split(hidden_size, dim=1)
    by_hand = torch.tanh(forward @ W_forward.T + backward @ W_backward.T + bridge.bias)
print("bridge.weight:", bridge.weight.shape)  # (hidden_size, num_directions * hidden_size)
print("largest difference:", (by_hand - bridged).abs().max().item())
