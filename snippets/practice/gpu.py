import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_classes = 5, 2, 3, 4, 6
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size)
        self.linear = nn.Linear(hidden_size, num_classes)

    def forward(self, x_seq):
        h0 = x_seq.new_zeros(1, x_seq.shape[1], hidden_size)  # (1, batch_size, hidden_size)
        output, hn = self.gru(x_seq, h0)
        return self.linear(hn[-1])


model = Classifier().to(device)
x_seq = torch.randn(seq_len, batch_size, input_size).to(device)
logits = model(x_seq)  # (batch_size, num_classes)
print("device of the parameters:", {parameter.device.type for parameter in model.parameters()} == {device.type})
print("device of the logits:    ", logits.device.type == device.type)
print("device of others on meta:", Classifier().to("meta")(x_seq.to("meta")).device.type == "meta")
