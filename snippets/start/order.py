import torch

torch.manual_seed(0)
words = ["dog", "bites", "man"]
numbers = {word: torch.randn(()).item() for word in words}


def read(sentence):
    state = 0.0
    for word in sentence:
        state = 0.5 * state + numbers[word]
        print(f"    {word:5} {numbers[word]:+.2f}   state {state:+.2f}")
    return state


print("read forwards:")
state = read(words)
print("read in the other order:")
other = read(words[::-1])

print(f"sums:   {sum(numbers[word] for word in words):+.2f} {sum(numbers[word] for word in words[::-1]):+.2f}")
print(f"states: {state:+.2f} {other:+.2f}")
