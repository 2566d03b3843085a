import torch

seq_len, batch_size, num_tags = 8, 4, 5
step = torch.arange(seq_len)[:, None].expand(seq_len, batch_size)
sentence = torch.arange(batch_size).expand(seq_len, batch_size)
words = torch.stack([sentence, step], dim=2)  # (seq_len, batch_size, 2)
tags = words.transpose(0, 1)  # (batch_size, seq_len, 2)

wrong = words.flatten(0, 1), tags.flatten(0, 1)
right = words.transpose(0, 1).flatten(0, 1), tags.flatten(0, 1)
for name, (of_scores, of_tags) in (("wrong", wrong), ("right", right)):
    print(f"{name}: {tuple(of_scores.shape)}, {tuple(of_tags.shape)}, of the same words: {torch.equal(of_scores, of_tags)}")
