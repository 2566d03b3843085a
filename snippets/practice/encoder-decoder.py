import torch
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size, num_layers = 7, 5, 3, 4, 6, 2
source = torch.randn(source_len, batch_size, input_size)
target = torch.randn(target_len, batch_size, input_size)
encoder = nn.LSTM(input_size, hidden_size, num_layers)
decoder = nn.LSTM(input_size, hidden_size, num_layers)

with torch.no_grad():
    encoded, (hn, cn) = encoder(source)
    decoded, (hn_decoder, cn_decoder) = decoder(target, (hn, cn))

    decoder.load_state_dict(encoder.state_dict())
    continued, _ = decoder(target, (hn, cn))
    in_one_go, _ = encoder(torch.cat([source, target]))

print("encoded:", encoded.shape)  # (source_len, batch_size, hidden_size)
print("hn:     ", hn.shape, " cn:", cn.shape)  # (num_layers, batch_size, hidden_size)
print("decoded:", decoded.shape)  # (target_len, batch_size, hidden_size)
difference = (continued - in_one_go[source_len:]).abs().max().item()
print("largest difference, same weights:", difference)
