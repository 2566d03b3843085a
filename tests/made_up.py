"""Programs made up by rule: a recurrent layer with what may stand around it, right or wrong at random."""

import random

SIZES = (1, 2, 3, 4, 5, 6, 8)


def made_up(seed: int) -> str:
    draw = random.Random(seed)
    return "\n".join((scripted if draw.random() < 0.5 else classed)(draw)) + "\n"


def often(draw, chance=0.85) -> bool:
    return draw.random() < chance


def size(draw, value, name):
    """A size as code may have it: a number, a name, or arithmetic."""
    return draw.choice((str(value), name, name, f"{value - 1} + 1", f"{2 * value} // 2"))


def layer(draw, sizes) -> tuple[str, dict]:
    """The call that makes a layer, and what it made."""
    kind = draw.choice(("RNN", "LSTM", "LSTM", "GRU"))
    made = {
        "kind": kind,
        "layers": draw.choice((1, 1, 2, 3)),
        "first": often(draw, 0.6),
        "two": often(draw, 0.4),
        "proj": 0,
    }
    args = [size(draw, sizes["input"], "input_size"), size(draw, sizes["hidden"], "hidden_size")]
    options = []
    if made["layers"] > 1:
        if often(draw, 0.5):
            args.append(str(made["layers"]))
        else:
            options.append(f"num_layers={made['layers']}")
    if made["first"]:
        options.append("batch_first=True")
    if made["two"]:
        options.append("bidirectional=True")
    if often(draw, 0.2):
        options.append("dropout=" + draw.choice(("0.5", "0.2", "0", "1.5", "1")))
    if kind == "LSTM" and often(draw, 0.15):
        made["proj"] = draw.choice((1, 2, sizes["hidden"]))
        options.append(f"proj_size={made['proj']}")
    if not often(draw, 0.93):
        options.append(draw.choice(("bias=False", "nonlinearity='relu'", "bias=1", "num_layer=2", "hidden=3")))
    draw.shuffle(options)
    if often(draw, 0.15):
        args = [f"input_size={args[0]}", f"hidden_size={args[1]}", *(f"num_layers={one}" for one in args[2:])]
    return f"nn.{kind}({', '.join(args + options)})", made


def states(draw, made, sizes) -> list[str]:
    """Lines that make initial states, right or wrong."""
    count, batch = made["layers"] * (2 if made["two"] else 1), sizes["batch"]
    first, hidden = [count, batch, made["proj"] or sizes["hidden"]], [count, batch, sizes["hidden"]]
    if not often(draw, 0.6):
        bad = draw.choice((first, hidden))
        draw.choice(
            (
                lambda: bad.pop(0),
                lambda: bad.__setitem__(0, count + 1),
                lambda: bad.__setitem__(1, batch + 1),
                lambda: bad.reverse(),
                lambda: bad.__setitem__(2, sizes["hidden"] + 1),
            )
        )()
    return [f"h0 = torch.zeros({', '.join(map(str, first))})", f"c0 = torch.zeros({', '.join(map(str, hidden))})"]


def steps(draw, names, prefix="y") -> list[str]:
    """Lines that go on with what a layer left."""
    lines, last = [], draw.choice(names)
    for i in range(draw.randint(1, 4)):
        at, other = draw.choice((-1, 0, 1, 2)), draw.choice((-1, 0, 1, 2))
        form = draw.choice(
            (
                "{x}[:, -1]",
                "{x}[:, -1, :]",
                "{x}[-1]",
                "{x}[0]",
                "{x}[:, 0]",
                "{x}[{b}]",
                "{x}[1:]",
                "{x}[:, :2]",
                "{x}[..., 0]",
                "{x}[None]",
                "{x}[:, None, -1]",
                "{x}.unsqueeze({b})",
                "{x}.squeeze({b})",
                "{x}.squeeze()",
                "{x}.transpose({a}, {b})",
                "{x}.permute(1, 0, 2)",
                "{x}.permute(2, 0, 1)",
                "{x}.permute(1, 0)",
                "{x}.contiguous()",
                "{x}.view(-1)",
                "{x}.view({x}.size(0), -1)",
                "{x}.view(-1, {x}.size(-1))",
                "{x}.reshape(-1, {s})",
                "{x}.view({s}, -1)",
                "{x}.reshape({x}.shape[0], -1)",
                "{x}.contiguous().view(-1, {x}.shape[-1])",
                "{x}.flatten(1)",
                "{x}.flatten({a}, {b})",
                "torch.cat([{x}, {x}], dim={b})",
                "torch.cat(({x}, {z}), dim={a})",
                "torch.cat([{x}[0], {x}[-1]], dim=-1)",
                "torch.cat((hn[-2], hn[-1]), dim=1)",
                "torch.stack([{x}, {x}], dim={b})",
                "torch.stack(({x}, {z}))",
                "{x} + {z}",
                "{x} * 2",
                "{x} @ {z}",
                "{x} @ {z}.transpose(-1, -2)",
                "torch.bmm({x}, {z})",
                "{x}.mean(dim={b})",
                "{x}.sum({b})",
                "{x}.max(dim={b})[0]",
                "{x}.argmax({b})",
                "torch.tanh({x})",
                "F.relu({x})",
                "{x}.expand(2, *{x}.shape)",
                "{x}.repeat(1, 1, 2)",
                "{x}.chunk(2, dim={b})[0]",
                "{x}.size({b})",
                "nn.Linear({x}.size(-1), {s})({x})",
                "nn.Linear({s}, 2)({x})",
                "nn.Dropout(0.5)({x})",
                "nn.Softmax(dim={b})({x})",
                "{x}.detach().clone()",
                "{x}.t()",
                "{x}.T",
                "torch.softmax({x}, dim=-1)",
                "{x}[:, -1] + {x}[:, 0]",
                "{x}.expand({s}, -1, -1)",
                "{x}.unbind({b})[0]",
                "{x}[torch.arange({x}.size(0)), -1]",
                "nn.LayerNorm({s})({x})",
                "{x}.split({s}, dim={b})[0]",
                "{x}.flip(0)",
                "{x}.select({b}, 0)",
                "{x}.swapaxes({a}, {b})",
                "{x}.unflatten_(0)" if i > 2 else "{x}.clone()",
            )
        )
        line = form.format(x=last, z=draw.choice(names), a=at, b=other, s=draw.choice(SIZES))
        last = f"{prefix}{i}"
        lines.append(f"{last} = {line}")
        if ".size(" in line and line.endswith(")") and line.count(".") == 1:
            last = draw.choice(names)
    return lines


def fed(draw, made, sizes, lines, name) -> tuple[list[str], list[str]]:
    """Lines that make an input and call the layer, and the names of what comes out."""
    axes = [sizes["batch"], sizes["time"]] if made["first"] else [sizes["time"], sizes["batch"]]
    features, lstm, packed = sizes["input"], made["kind"] == "LSTM", often(draw, 0.25)
    if not often(draw, 0.9):
        draw.choice((axes.reverse, lambda: axes.pop()))()
    if not often(draw, 0.92) and not (packed and lstm):  # PyTorch may read beyond such an input, and end Python
        features += 1
    lines.append(
        f"x = torch.{draw.choice(('randn', 'rand', 'zeros', 'ones'))}({', '.join(map(str, [*axes, features]))})"
    )
    if not often(draw, 0.9):
        lines.append(
            draw.choice(
                (
                    "x = x.unsqueeze(0)",
                    "x = x[0]",
                    "x = x.transpose(0, 1)",
                    "x = x.permute(1, 0, 2)",
                    "x = x.long()",
                    "x = x[:, :1]",
                    "x = x.double()",
                    "x = x.view(-1, x.size(-1))",
                )
            )
        )
    given = ""
    if often(draw, 0.35) and not (packed and lstm):
        lines += states(draw, made, sizes)
        given = ", (h0, c0)" if lstm else ", h0"
        if not often(draw, 0.9):
            given = draw.choice((", h0", ", (h0, c0)", ", h0, c0", ", (h0,)", ", hx=h0", ", None"))
    if packed:
        lengths = sorted((draw.randint(1, sizes["time"]) for _ in range(sizes["batch"])), reverse=often(draw, 0.8))
        first = f", batch_first={made['first'] if often(draw) else not made['first']}"
        loose = ", enforce_sorted=False" if often(draw, 0.4) else ""
        lines.append(f"lengths = {draw.choice(('{}', 'torch.tensor({})')).format(lengths)}")
        lines.append(f"x = pack_padded_sequence(x, lengths{first}{loose})")
    out = draw.choice(("output, (hn, cn)", "output, (hn, cn)", "output, (hn, _)")) if lstm else "output, hn"
    if not often(draw, 0.93):
        out = draw.choice(("output, hn", "output, (hn, cn)", "output", "output, hn, cn"))
    lines.append(f"{out} = {name}(x{given})")
    names = ["output"] + ["hn"] * ("hn" in out)
    if packed and often(draw, 0.9):
        lines.append(f"output, sizes = pad_packed_sequence(output, batch_first={made['first']})")
    return lines, names


IMPORTS = [
    "import torch",
    "import torch.nn as nn",
    "import torch.nn.functional as F",
    "from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence",
]


def chosen(draw) -> dict:
    return {name: draw.choice(SIZES) for name in ("input", "hidden", "batch", "time")}


def scripted(draw) -> list[str]:
    sizes = chosen(draw)
    call, made = layer(draw, sizes)
    lines = [*IMPORTS, f"input_size, hidden_size = {sizes['input']}, {sizes['hidden']}", f"layer = {call}"]
    lines, names = fed(draw, made, sizes, lines, "layer")
    lines += steps(draw, names)
    if often(draw, 0.3):  # another layer on top
        ways = made["proj"] or sizes["hidden"]
        width = ways * (2 if made["two"] and often(draw, 0.8) else 1)
        lines.append(f"top = nn.GRU({width}, {draw.choice(SIZES)}, batch_first={made['first']})")
        lines.append(f"above, state = top({draw.choice(('output', 'output', 'hn', 'output[:, -1:]'))})")
    return lines


def classed(draw) -> list[str]:
    sizes = chosen(draw)
    call, made = layer(draw, sizes)
    call = call.replace("input_size", "self.width") if "=input_size" not in call and "input_size=" not in call else call
    words, embeds = draw.choice((10, 20)), often(draw, 0.5)
    width = (made["proj"] or sizes["hidden"]) * (2 if made["two"] and often(draw) else 1)
    start = [f"def __init__(self, input_size, hidden_size={sizes['hidden']}, classes=3):"]
    init = draw.choice(("super().__init__()", "super(Net, self).__init__()"))
    body = [
        init if often(draw, 0.97) else "pass",
        "self.width = input_size",
        f"self.rnn = {call}",
        f"self.head = nn.Linear({draw.choice((str(width), str(width), 'hidden_size'))}, classes)",
    ]
    if embeds:
        body.insert(2, f"self.embed = nn.Embedding({words}, input_size)")
    lstm = made["kind"] == "LSTM"
    rest = [draw.choice(("x = self.embed(x)", "x = F.dropout(self.embed(x), 0.5)"))] if embeds else []
    rest.append(f"out, {'(h, c)' if lstm else 'h'} = self.rnn(x)")
    rest += [
        line.replace("output", "out").replace("hn", "h")
        for line in steps(draw, ["out", "h"], "z")[: draw.randint(0, 2)]
    ]
    rest.append(
        "return self.head("
        + draw.choice(
            (
                "out[:, -1]",
                "out[:, -1, :]",
                "h[-1]",
                "out",
                "out[-1]",
                "torch.cat([h[-2], h[-1]], dim=1)",
                "h.squeeze(0)",
            )
        )
        + ")"
    )
    axes = [sizes["batch"], sizes["time"]] if made["first"] or not often(draw, 0.7) else [sizes["time"], sizes["batch"]]
    text = ", ".join(map(str, axes))
    x = (
        draw.choice(
            (
                f"torch.randint(0, {words}, ({text}))",
                f"torch.randint({words}, ({text},))",
                f"torch.zeros({text}, dtype=torch.long)",
                f"torch.ones({text}).long()",
            )
        )
        if embeds
        else (f"torch.randn({text}, {sizes['input']})")
    )
    return [
        *IMPORTS,
        "class Net(nn.Module):",
        *("    " + line for line in start),
        *("        " + line for line in body),
        "    def forward(self, x):",
        *("        " + line for line in rest),
        f"model = Net({draw.choice(('', '', 'input_size='))}{sizes['input']})",
        f"y = model({x})",
        "print(y.shape)",
    ]
