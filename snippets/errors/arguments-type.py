from torch.nn import LSTM

input_size, hidden_size = 3, 4
for wrong, right in (
    (lambda: LSTM(input_size, hidden_size / 2), lambda: LSTM(input_size, hidden_size // 2)),
    (lambda: LSTM(float(input_size), hidden_size), lambda: LSTM(int(float(input_size)), hidden_size)),
    (lambda: LSTM(input_size, hidden_size, 2.0), lambda: LSTM(input_size, hidden_size, 2)),
    (lambda: LSTM(input_size, hidden_size, batch_first=1),
     lambda: LSTM(input_size, hidden_size, batch_first=True)),
    (lambda: LSTM(input_size, hidden_size, bias=1), lambda: LSTM(input_size, hidden_size, bias=True)),
    (lambda: LSTM(input_size, hidden_size, 2, 0.5),
     lambda: LSTM(input_size, hidden_size, 2, dropout=0.5)),
    (lambda: LSTM(0, hidden_size), lambda: LSTM(input_size, hidden_size)),
    (lambda: LSTM(input_size, 0), lambda: LSTM(input_size, hidden_size)),
    (lambda: LSTM(input_size, hidden_size, num_layers=0),
     lambda: LSTM(input_size, hidden_size, num_layers=1)),
    (lambda: LSTM(input_size, hidden_size, 2, dropout=50),
     lambda: LSTM(input_size, hidden_size, 2, dropout=0.5)),
    (lambda: LSTM(input_size, hidden_size, 2, dropout=True),
     lambda: LSTM(input_size, hidden_size, 2, dropout=0.5)),
):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right())

lstm = LSTM(input_size, hidden_size // 2)
print("lstm.weight_ih_l0:", lstm.weight_ih_l0.shape)
