import torch
from torch import nn

torch.manual_seed(0)
target_len, batch_size, input_size, hidden_size, num_layers, vocab_size = 5, 3, 4, 6, 2, 50
embedding = nn.Embedding(vocab_size, input_size)
decoder = nn.LSTM(input_size, hidden_size, num_layers)
linear = nn.Linear(hidden_size, vocab_size)
hn = torch.randn(num_layers, batch_size, hidden_size)
cn = torch.randn(num_layers, batch_size, hidden_size)

with torch.no_grad():
    token = torch.ones(1, batch_size, dtype=torch.int64)  # (1, batch_size)
    tokens_in, steps, state = [], [], (hn, cn)
    for _ in range(target_len):
        output_t, state = decoder(embedding(token), state)  # (1, batch_size, hidden_size)
        logits_t = linear(output_t)  # (1, batch_size, vocab_size)
        tokens_in.append(token)
        steps.append(logits_t)
        token = logits_t.argmax(dim=-1)  # (1, batch_size)
    step_by_step = torch.cat(steps)  # (target_len, batch_size, vocab_size)
    at_once = linear(decoder(embedding(torch.cat(tokens_in)), (hn, cn))[0])

print("token:", token.shape, " output_t:", output_t.shape, " logits_t:", logits_t.shape)
print("step_by_step:", step_by_step.shape, " at_once:", at_once.shape)
print("largest difference:", (step_by_step - at_once).abs().max().item())
