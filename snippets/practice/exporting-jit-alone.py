import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
scripted_alone = torch.jit.script(nn.LSTM(3, 4))
print("scripted_alone has forward:", hasattr(scripted_alone, "forward"))
