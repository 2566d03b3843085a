import torch

num_layers, num_directions, batch_size, hidden_size = 2, 2, 3, 6
places = 10 * torch.arange(1, num_layers * num_directions + 1)
names = places[:, None] + torch.arange(1, batch_size + 1)
hn = names[:, :, None].repeat(1, 1, hidden_size)
print("hn:", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print(hn[:, :, 0])

by_layer = hn.view(num_layers, num_directions, batch_size, hidden_size)
joined = torch.cat([by_layer[:, 0], by_layer[:, 1]], dim=-1)
reshaped = hn.view(num_layers, batch_size, num_directions * hidden_size)
for name, h0 in (("joined", joined), ("reshaped", reshaped)):
    print(f"{name}:", h0.shape)  # (num_layers, batch_size, num_directions * hidden_size)
    print(h0[0, :, ::hidden_size])  # (batch_size, num_directions)
