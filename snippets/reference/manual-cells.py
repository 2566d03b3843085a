import inspect
import re
from itertools import product

import torch
from torch import nn

ITEM = re.compile(r"^ {4}(?:- )?\**([\w']+)\**(?= ?:| of )", re.M)
SHAPE = re.compile(r":math:`\(([^`]+)\)`|`\(([^`]+)\)`")


def read(doc):
    statements, names = [], re.findall(r"^Inputs: input, \(?(.*?)\)?$", doc, re.M)[0].split(", ")
    for section in ("Inputs", "Outputs", "Shape", "Attributes"):
        body = re.search(rf"^{section}:.*\n((?: .*\n|\n)+)", doc, re.M)
        body = body[1] if body else ""
        items = list(ITEM.finditer(body))
        for item, end in zip(items, [*(item.start() for item in items[1:]), len(body)]):
            for math, code in SHAPE.findall(body[item.end() : end]):
                said = re.sub(r"_\{(\w+)\}", r"_\1", math or code)
                if said.split(", ") != names:
                    statements.append((section, item[1], said))
    letters = re.findall(r":math:`(\w)_\{(\w+)\}` = `(\w+)`", doc)
    return statements, {f"{letter}_{index}": meaning for letter, index, meaning in letters}, names


def hold(kind):
    statements, letters, names = read(inspect.getdoc(kind))
    score, unread = {statement: [0, 0] for statement in statements}, set()
    for (batch_size, input_size, hidden_size), batched in product(((3, 5, 6), (9, 8, 4)), (True, False)):
        cell = kind(input_size, hidden_size)
        known = {"N": batch_size, "batch": batch_size, "input_size": input_size, "hidden_size": hidden_size}
        known |= {letter: known[meaning] for letter, meaning in letters.items()}
        stated = {}
        for statement in statements:
            section, item, said = statement
            if section == "Attributes" or bool(re.search(r"\b(N|batch)\b", said)) == batched:
                try:
                    stated[statement] = eval(f"({said},)", {}, known)
                except (NameError, SyntaxError):
                    unread.add(f"{item} ({said})")
        shapes = {item: shape for (_, item, _), shape in stated.items()}
        x, *states = (torch.randn(shapes[item]) for item in ("input", *names))
        try:
            after = cell(x, tuple(states)) if kind is nn.LSTMCell else (cell(x, *states),)
            made = {"h_1": after[0], "c_1": after[-1], "h'": after[0], "output": after[0]}
            made |= {"input": x} | dict(zip(names, states)) | dict(cell.named_parameters())
        except (RuntimeError, ValueError):
            made = dict(cell.named_parameters())
        for statement, shape in stated.items():
            score[statement][0] += 1
            score[statement][1] += statement[1] in made and made[statement[1]].shape == shape
    return score, sorted(unread)


for kind in (nn.RNNCell, nn.LSTMCell, nn.GRUCell):
    score, unread = hold(kind)
    print(f"nn.{kind.__name__}: {len(score)} statements, 4 configurations")
    for (section, item, said), (times, right) in score.items():
        verdict = "holds" if times == right > 0 else "WRONG" if times else "never tried"
        print(f"  {verdict} {right} of {times}: {section}: {item} ({said})")
    print("  every statement holds:", all(times == right > 0 for times, right in score.values()))
    print("  could not read:", unread)
