import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, vocab_size = 5, 3, 2, 10
lengths = [seq_len] * batch_size
ids = torch.randint(vocab_size, (seq_len, batch_size))  # (seq_len, batch_size)
embedding, dropout = nn.Embedding(vocab_size, input_size), nn.Dropout()
packed_ids = pack_padded_sequence(ids, lengths)
packed = pack_padded_sequence(embedding(ids), lengths)

for wrong, right in (
    (lambda: embedding(packed_ids), lambda: pack_padded_sequence(embedding(ids), lengths)),
    (lambda: embedding(packed_ids), lambda: packed_ids._replace(data=embedding(packed_ids.data))),
    (lambda: dropout(packed), lambda: packed._replace(data=dropout(packed.data))),
    (lambda: pack_padded_sequence(packed, lengths), lambda: packed),
    (lambda: pack_padded_sequence(embedding(ids[:, :0]), []), lambda: packed),
    (lambda: pack_padded_sequence(embedding(ids[:0]), lengths), lambda: packed),
):
    try:
        wrong()
    except (TypeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().data.shape)
