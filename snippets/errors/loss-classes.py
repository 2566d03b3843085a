import torch
from torch import nn

torch.manual_seed(0)
num_classes = 6
scores = torch.randn(2 * num_classes, num_classes)  # (2 * num_classes, num_classes)
labels = torch.arange(num_classes).repeat(2)  # (2 * num_classes,)
from_one = labels + 1  # (2 * num_classes,)
one_hot = nn.functional.one_hot(labels, num_classes)  # (2 * num_classes, num_classes)
loss = nn.functional.cross_entropy

for wrong, right in (
    (lambda: loss(scores, from_one), lambda: loss(scores, from_one - 1)),
    (lambda: loss(scores, labels.float()), lambda: loss(scores, labels.float().long())),
    (lambda: loss(scores, labels.unsqueeze(1)), lambda: loss(scores, labels.unsqueeze(1).squeeze(1))),
    (lambda: loss(scores, one_hot), lambda: loss(scores, one_hot.float())),
    (lambda: loss(scores, labels, weight=torch.ones(num_classes - 1)),
     lambda: loss(scores, labels, weight=torch.ones(num_classes))),
    (lambda: loss((scores, None), labels), lambda: loss((scores, None)[0], labels)),
    (lambda: loss(scores, labels.tolist()), lambda: loss(scores, torch.tensor(labels.tolist()))),
):
    try:
        wrong()
    except (IndexError, RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
    print(f"    fixed: loss {right():.4f}")
