steps = 10
share = 1.0
for step in range(1, steps + 1):
    share = 0.5 * share
    print(f"after {step:2} more words: {share:.4f}")
