import doctest
import inspect
import textwrap
from itertools import product

import torch
from torch import nn

torch.manual_seed(0)
block = inspect.getdoc(nn.RNN).split(".. code-block:: python\n")[1].split("\nArgs:")[0]
code = textwrap.dedent(block)
tried = []
for num_layers, batch_first, given in product((1, 2, 3), (False, True), (False, True)):
    names = {"torch": torch, "nn": nn, "input_size": 5, "hidden_size": 6, "num_layers": num_layers}
    with torch.no_grad():
        exec(code, names)
        rnn, forward = names["rnn"], names["forward"]
        x = torch.randn(7, 3, 5)
        hx = torch.randn(rnn.num_layers, 3, 6) if given else None
        output, hn = rnn(x, hx)
        theirs, theirs_hn = forward(x.transpose(0, 1) if batch_first else x, hx, batch_first)
        same = torch.allclose(theirs.transpose(0, 1) if batch_first else theirs, output, atol=1e-6)
        tried.append(same and torch.allclose(theirs_hn, hn, atol=1e-6))
print(f"The code that nn.RNN says it equals, in {len(tried)} configurations: equal in {sum(tried)}")
print("  equal in all:", all(tried))

for layers in (1, 2):
    names["rnn"] = rnn = nn.RNN(5, 6, layers)
    names["params"] = dict(rnn.named_parameters())
    try:
        forward(x)[0].sum().backward()
        raised = ""
    except RuntimeError as error:
        raised = "RuntimeError: " + str(error).split(": ")[0]
    print("  layers:", rnn.num_layers, " backward raises", raised or "nothing")
    print("  raises with more than one layer only:", bool(raised) == (rnn.num_layers > 1))
names["rnn"] = relu = nn.RNN(5, 6, nonlinearity="relu")
names["params"] = dict(relu.named_parameters())
with torch.no_grad():
    print("  equal with nonlinearity='relu':", torch.allclose(forward(x)[0], relu(x)[0], atol=1e-6))

for kind in (nn.RNN, nn.LSTM, nn.GRU, nn.RNNCell, nn.LSTMCell, nn.GRUCell):
    names = {"torch": torch, "nn": nn}
    examples = doctest.DocTestParser().get_examples(inspect.getdoc(kind))
    for example in examples:
        exec(example.source, names)
    print(f"nn.{kind.__name__}: {len(examples)} lines of example ran")
