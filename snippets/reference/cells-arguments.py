import inspect

from torch import nn

for cell in (nn.RNNCell, nn.LSTMCell, nn.GRUCell):
    print(cell.__name__, *inspect.signature(cell).parameters.values(), sep="\n    ")
