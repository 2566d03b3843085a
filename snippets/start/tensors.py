import torch

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
x_t = torch.randn(batch_size, input_size)
W = torch.randn(hidden_size, input_size)
b = torch.randn(hidden_size)

first_row = x_t[0]  # (input_size,)
W_T = W.T  # (input_size, hidden_size)
product = x_t @ W_T  # (batch_size, hidden_size)
total = product + b  # (batch_size, hidden_size)

print(x_t)
print("x_t:", x_t.shape, " W:", W.shape, " b:", b.shape)
print("first_row:", first_row.shape)
print("W_T:", W_T.shape)
print("product:", product.shape, " total:", total.shape)
print("b is added to every row:", all(torch.equal(total[i], product[i] + b) for i in range(batch_size)))
try:
    x_t @ W
except RuntimeError as error:
    print("RuntimeError:", error)
