import inspect
from typing import get_overloads

from torch import nn

signature = inspect.signature(get_overloads(nn.LSTM.__init__)[0])
for argument in list(signature.parameters.values())[1:]:
    print(argument)
