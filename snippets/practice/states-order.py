import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 5, 4, 2, 3, 5
chunks = torch.randn(num_chunks, chunk_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
at_first = {name: weight.clone() for name, weight in gru.state_dict().items()}

for zero_grad in ("before backward", "nowhere", "before step"):
    gru.load_state_dict(at_first)
    gru.zero_grad()
    optimizer = torch.optim.SGD(gru.parameters(), lr=0.1)
    state, norms = None, []
    for chunk in chunks:
        piece, state = gru(chunk, state)
        if zero_grad == "before backward":
            optimizer.zero_grad()
        piece.pow(2).mean().backward()
        norms.append(gru.weight_hh_l0.grad.norm().item())
        if zero_grad == "before step":
            optimizer.zero_grad()
        optimizer.step()
        state = state.detach()
    moved = not torch.equal(gru.weight_hh_l0, at_first["weight_hh_l0"])
    print(f"zero_grad {zero_grad:15}  moved: {moved!s:5}  norms:", *(f"{norm:.3f}" for norm in norms))
