from torch import nn

input_size, hidden_size = 3, 10


def count(layers, proj_size):
    lstm = nn.LSTM(input_size, hidden_size, layers, proj_size=proj_size)
    return lstm.num_layers, sum(parameter.numel() for parameter in lstm.parameters())


limits = []
for layers in (1, 3):
    num_layers, plain = count(layers, 0)
    counts = {proj_size: count(layers, proj_size)[1] for proj_size in range(1, hidden_size)}
    fewer = [proj_size for proj_size, params in counts.items() if params < plain]
    limits.append(limit := hidden_size * (8 * num_layers - 4) / (9 * num_layers - 4))
    print("layers:", num_layers, " parameters without a projection:", plain)
    print("  with proj_size 1, 2, ...:", *counts.values())
    print("  fewer with proj_size:", *fewer, f" limit: {limit:.2f}")
    print("  exactly those below the limit:", fewer == [p for p in counts if p < limit])
print("limit higher in a stack:", limits[0] < limits[1])
