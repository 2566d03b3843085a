import math

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, num_tags, input_size, hidden_size = 4, 2, 3, 13, 32
x_seq = torch.randn(seq_len, batch_size, input_size)
tags = torch.randint(num_tags, (seq_len, batch_size))


class Tagger(nn.Module):
    def __init__(self, mistake):
        super().__init__()
        self.mistake, both = mistake, mistake == "both ways"
        self.rnn = nn.RNN(input_size, hidden_size, batch_first=mistake == "view", bidirectional=both)
        self.linear = nn.Linear(2 * hidden_size if both else hidden_size, num_tags)

    def forward(self, x_seq):  # (seq_len, batch_size, input_size)
        if self.mistake == "view":
            output = self.rnn(x_seq.view(batch_size, seq_len, -1))[0].reshape(seq_len, batch_size, -1)
        elif self.mistake == "detached":
            outputs, state = [], None
            for x_t in x_seq.split(1):
                output_t, state = self.rnn(x_t, state)
                outputs, state = [*outputs, output_t], state.detach()
            output = torch.cat(outputs)
        else:
            output, _ = self.rnn(x_seq)
        logits = self.linear(output)  # (seq_len, batch_size, num_tags)
        return logits.softmax(dim=-1) if self.mistake == "softmax" else logits


def same(one, other):
    return torch.allclose(one, other, atol=1e-6)


print(f"{'':9}  first loss  last loss  others same  earlier same  later change  gradient at step 1")
for mistake in ("none", "view", "both ways", "detached", "softmax"):
    model = Tagger(mistake)
    x_other, x_last, x_first = x_seq.clone(), x_seq.clone(), x_seq.clone().requires_grad_()
    x_other[:, 0] += 1  # all of one sequence
    x_last[-1] += 1  # the last step of all
    logits = model(x_seq)  # (seq_len, batch_size, num_tags)
    others = same(model(x_other)[:, 1:], logits[:, 1:])
    earlier = same(model(x_last)[:-1], logits[:-1])
    later = not same(model(x_seq.index_fill(0, torch.tensor(0), 1))[1:], logits[1:])
    (gradient,) = torch.autograd.grad(model(x_first)[-1].sum(dim=0)[0], x_first)  # (seq_len, batch_size, input_size)
    reaches = bool(gradient[0].norm() > 0)

    optimizer, losses = torch.optim.Adam(model.parameters(), lr=0.1), []
    for _ in range(10):
        loss = nn.functional.cross_entropy(model(x_seq).flatten(0, 1), tags.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(f"{mistake:9}  {losses[0]:10.3f}  {losses[-1]:9.1f}  {others!s:11}  {earlier!s:12}  {later!s:12}  {reaches}")
print(f"guessing   {math.log(num_tags):10.3f}")
