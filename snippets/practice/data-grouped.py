import matplotlib.pyplot as plt
import torch
from torch.utils.data import DataLoader, SubsetRandomSampler

torch.manual_seed(0)
num_sentences, batch_size = 160, 16
lengths = torch.randint(2, 40, (num_sentences,))  # (num_sentences,)
groups = [group.tolist() for group in lengths.argsort().split(batch_size)]
sampler = SubsetRandomSampler(groups)
loaders = {"shuffled": DataLoader(lengths, batch_size, shuffle=True),
           "grouped": DataLoader(lengths, batch_sampler=sampler)}

figure, axes = plt.subplots(1, 2, sharey=True, layout="constrained")
for axis, (name, loader) in zip(axes, loaders.items()):
    batches = list(loader)
    padded_to = torch.cat([batch.max().expand(len(batch)) for batch in batches])
    share = 1 - lengths.sum().item() / padded_to.sum().item()
    print(f"{name}: {share:.0%} padding, padded to", [int(batch.max()) for batch in batches])
    rows = range(num_sentences)
    axis.fill_betweenx(rows, 0, padded_to, step="mid", color="C1", alpha=0.4, label="padding")
    axis.fill_betweenx(rows, 0, torch.cat(batches), step="mid", color="C0", label="words")
    axis.set(title=name, xlabel="time step", ylim=(num_sentences - 0.5, -0.5))
axes[0].set_ylabel("sentence, in the order read")
figure.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
plt.savefig("data-grouped.svg")
