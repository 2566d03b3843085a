from torch import nn

hidden_size = 32
jamo, syllables = 19 + 21 + 27, 19 * 21 * 28
of_jamo = nn.GRU(input_size=jamo, hidden_size=hidden_size)
of_syllables = nn.GRU(input_size=syllables, hidden_size=hidden_size)

print(jamo, "jamo,", syllables, "syllables")
for name, layer in {"of_jamo": of_jamo, "of_syllables": of_syllables}.items():
    print(name, tuple(layer.weight_ih_l0.shape), sum(parameter.numel() for parameter in layer.parameters()))
