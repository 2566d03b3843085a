import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
num_sequences, batch_size, seq_len, input_size, hidden_size = 70, 32, 10, 3, 7
x_all, target = torch.randn(num_sequences, seq_len, input_size), torch.randn(num_sequences, 1)
gru, head = nn.GRU(input_size, hidden_size, batch_first=True), nn.Linear(hidden_size, 1)


@torch.no_grad()
def loss_of(x_seq, values):
    return nn.functional.mse_loss(head(gru(x_seq)[1][-1]), values)


losses, sizes = zip(*((loss_of(x_seq, values), len(x_seq)) for x_seq, values in
                      DataLoader(TensorDataset(x_all, target), batch_size)))
losses, sizes = torch.stack(losses), torch.tensor(sizes)  # (num_batches,), (num_batches,)
num_batches = len(losses)
whole = loss_of(x_all, target)
print("sizes:", sizes.tolist(), " losses:", losses)
print("mean of losses, off by:         ", (losses.mean() - whole).abs().item())
print("mean weighted by sizes, off by: ", ((losses * sizes).sum() / sizes.sum() - whole).abs().item())
