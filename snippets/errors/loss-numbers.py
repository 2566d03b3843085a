import warnings

import torch
from torch.nn import functional as F

warnings.simplefilter("error")
torch.manual_seed(0)
batch_size = 4
scores = torch.randn(batch_size, 1)  # (batch_size, 1)
answers = torch.randint(2, (batch_size,))  # (batch_size,)
yes = answers.float().unsqueeze(-1)  # (batch_size, 1)
chances = scores.sigmoid()  # (batch_size, 1)
broken = scores.clone()  # (batch_size, 1)
broken[0] = torch.nan
for wrong, right in (
    (lambda: F.binary_cross_entropy_with_logits(scores, answers.float()),
     lambda: F.binary_cross_entropy_with_logits(scores.squeeze(-1), answers.float())),
    (lambda: F.binary_cross_entropy_with_logits(scores, answers.float()),
     lambda: F.binary_cross_entropy_with_logits(scores, answers.float().unsqueeze(-1))),
    (lambda: F.binary_cross_entropy(chances, answers.float()),
     lambda: F.binary_cross_entropy(chances.squeeze(-1), answers.float())),
    (lambda: F.mse_loss(scores, answers.float()),
     lambda: F.mse_loss(scores.squeeze(-1), answers.float())),
    (lambda: F.binary_cross_entropy(scores, yes),
     lambda: F.binary_cross_entropy(scores.sigmoid(), yes)),
    (lambda: F.binary_cross_entropy(broken.sigmoid(), yes),
     lambda: F.binary_cross_entropy(chances, yes)),
    (lambda: F.binary_cross_entropy_with_logits(scores, yes.long()),
     lambda: F.binary_cross_entropy_with_logits(scores, yes.long().float())),
    (lambda: F.binary_cross_entropy(chances, yes.long()), lambda: F.binary_cross_entropy(chances, yes)),
):
    try:
        wrong()
    except (ValueError, RuntimeError, UserWarning) as error:
        print(f"{type(error).__name__}: {error}")
    print(f"    fixed: loss {right():.4f}")
