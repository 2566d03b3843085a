import torch
from torch import nn

torch.manual_seed(0)
chunk_len, batch_size, input_size, hidden_size = 4, 3, 2, 5
first, second = torch.randn(2, chunk_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)
ended = torch.arange(batch_size) == 1  # (batch_size,)

with torch.no_grad():
    _, (hn, cn) = lstm(first)  # (1, batch_size, hidden_size)
    mask = ended[:, None]  # (batch_size, 1)
    hn_reset, cn_reset = hn.masked_fill(mask, 0), cn.masked_fill(mask, 0)
    carried, _ = lstm(second, (hn, cn))
    fresh, _ = lstm(second)
    piece, _ = lstm(second, (hn_reset, cn_reset))  # (chunk_len, batch_size, hidden_size)
    only_hn, _ = lstm(second, (hn_reset, cn))
    print("ended:            ", ended.int().tolist())
    for name, made in (("hn and cn reset", piece), ("only hn reset", only_hn)):
        print(name)
        for other, wanted in (("carried", carried), ("fresh", fresh)):
            off_by = (made - wanted).abs().amax(dim=(0, 2))  # (batch_size,)
            print(f"  off from {other:7} ", *(f"{number:.3f}" for number in off_by))

try:
    hn[ended] = 0
except IndexError as error:
    print("IndexError:", error)
