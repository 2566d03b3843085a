import torch

torch.manual_seed(0)
seq_len, input_size = 5, 3
steps = [torch.randn(input_size) for _ in range(seq_len)]  # (input_size,) each
numbers = torch.randn(seq_len).numpy().astype(object)  # (seq_len,)
words = ["a", "b", "a"]
number_of = {"a": 0, "b": 1}
output = torch.randn(seq_len, input_size, requires_grad=True) * 2

for wrong, right in (
    (lambda: torch.tensor(steps), lambda: torch.stack(steps)),
    (lambda: torch.from_numpy(numbers), lambda: torch.from_numpy(numbers.astype("float32"))),
    (lambda: torch.tensor(words), lambda: torch.tensor([number_of[word] for word in words])),
    (lambda: torch.tensor([1.0, None]), lambda: torch.tensor([1.0, float("nan")])),
    (lambda: output.numpy(), lambda: output.detach().numpy()),
    (lambda: output.item(), lambda: torch.tensor(output.sum().item())),
):
    try:
        wrong()
    except (TypeError, ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
