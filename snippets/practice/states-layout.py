import torch

seq_len, batch_size, chunk_len = 6, 2, 3
stream = torch.arange(batch_size * seq_len)
columns = stream.view(batch_size, seq_len).T  # (seq_len, batch_size)
interleaved = stream.view(seq_len, batch_size)  # (seq_len, batch_size)
for name, batch in (("columns", columns), ("interleaved", interleaved)):
    print(f"{name}:", batch.shape)
    for number, chunk in enumerate(batch.split(chunk_len), 1):
        places = "  ".join(f"place {place}: {chunk[:, place].tolist()}" for place in range(batch_size))
        print(f"  chunk {number}  {places}")
