import torch
from torch.nn.functional import mse_loss
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size = 5, 3
steps = [torch.randn(input_size) for _ in range(seq_len)]  # (input_size,) each
numbers = torch.randn(seq_len).numpy().astype(object)  # (seq_len,)
strings, rows = numbers.astype(str).astype(object), numbers[:2].copy()
rows[0], rows[1] = [1.0, 2.0], [3.0]
words = ["a", "b", "a"]
number_of = {"a": 0, "b": 1}
output = torch.randn(seq_len, input_size, requires_grad=True) * 2
zeros = torch.zeros_like(output)  # (seq_len, input_size)

for wrong, right in (
    (lambda: torch.tensor(steps), lambda: torch.stack(steps)),
    (lambda: torch.from_numpy(numbers), lambda: torch.from_numpy(numbers.astype("float32"))),
    (lambda: torch.from_numpy(strings), lambda: torch.from_numpy(strings.astype("float32"))),
    (lambda: torch.from_numpy(rows), lambda: pad_sequence([torch.tensor(row) for row in rows])),
    (lambda: torch.tensor(words), lambda: torch.tensor([number_of[word] for word in words])),
    (lambda: torch.tensor([1.0, None]), lambda: torch.tensor([1.0, float("nan")]).nan_to_num(0.0)),
    (lambda: output.numpy(), lambda: output.detach().numpy()),
    (lambda: output.item(), lambda: torch.tensor(output.sum().item())),
    (lambda: mse_loss(output, zeros, reduction="none").item(),
     lambda: torch.tensor(mse_loss(output, zeros).item())),
):
    try:
        wrong()
    except (TypeError, ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
