// What torch and Python bring along, by their full names: functions that are called, and what packs sequences.

import { LOSSES, MODULES, bind, loss, makeModule } from "./modules.js";
import { compare, iterate } from "./operators.js";
import { needTensor } from "./pairs.js";
import { METHODS, OPERATIONS, sizeList } from "./tensors.js";
import {
  DTYPES, bool, count, dense, few, float, int, isFloating, isNumber, list, none, opaque, refuse, sizes, str, tensor, tuple,
  typeName, unsure, want, whole,
} from "./values.js";

// New tensors

const HOW = ["dtype=None", "device=None", "requires_grad=False", "generator=None", "out=None", "pin_memory=False"];

function made(values, { dtype }, other, more) {
  const all = sizeList(values), wrong = all.find(({ n }) => n < 0);
  if (wrong) refuse("RuntimeError",
    `Trying to create tensor with negative dimension ${wrong.n}: ${sizes(all.map(({ n }) => n))}`);
  return tensor(dense(all), dtypeOf(dtype, other), more);
}

const dtypeOf = (value, other) => value.type === "none" ? other : value.type === "dtype" ? value.name : unsure("a dtype");

/** A tensor of the numbers in (nested) lists. */
function literal(data, given) {
  const walk = value => {
    if (isNumber(value)) return { shape: [], flat: [value] };
    if (value.type === "tensor") return { shape: value.dims.map(({ n }) => n), flat: null, dtype: value.dtype };
    if (!/tuple|list/.test(value.type)) return unsure("its numbers");
    const parts = value.items.map(walk), [first = { shape: [] }] = parts;
    if (parts.some(({ shape }) => String(shape) !== String(first.shape))) return unsure("lists of several lengths");
    return { shape: [parts.length, ...first.shape], dtype: first.dtype,
      flat: parts.every(({ flat }) => flat) ? parts.flatMap(({ flat }) => flat) : null };
  };
  const { shape, flat, dtype } = walk(data), all = flat ?? [];
  const whole = flat && all.every(({ type }) => type === "int") && all.length;
  const own = dtype ?? (whole ? "int64" : all.length && all.every(({ type }) => type === "bool") ? "bool" : "float32");
  const values = whole && shape.length < 2 ? all.map(({ value }) => value) : undefined;
  return tensor(dense(shape), given ?? own, whole
    ? { values, below: Math.min(...all.map(({ value }) => value)) < 0 ? undefined : Math.max(...all.map(({ value }) => value)) + 1 }
    : {});
}

const creation = (other, more) => [["*size", ...HOW], ({ "*size": size, ...how }) => made(size, how, other, more)];

const CREATION = {
  __proto__: null,
  randn: creation("float32"), rand: creation("float32"), empty: creation("float32", { below: 0 }),
  zeros: creation("float32", { below: 1 }), ones: creation("float32", { below: 2 }),
  full: [["size", "fill_value", ...HOW], given => made([given.size], given, given.fill_value.type === "int" ? "int64"
    : given.fill_value.type === "float" ? "float32" : unsure("its numbers"))],
  tensor: [["data", ...HOW], ({ data, dtype }) => literal(data, dtypeOf(dtype))],
  as_tensor: [["data", "dtype=None", "device=None"], ({ data, dtype }) => data.type === "tensor" && dtype.type === "none"
    ? data : literal(data, dtypeOf(dtype))],
  LongTensor: [["data"], ({ data }) => isNumber(data) ? tensor(dense([whole(data)]), "int64") : literal(data, "int64")],
  FloatTensor: [["*data"], ({ "*data": [data, ...rest] }) => rest.length || isNumber(data)
    ? made([data, ...rest], { dtype: none }, "float32") : literal(data, "float32")],
  arange: [["start", "end=None", "step=1", ...HOW], ({ start, end, step, dtype }) => {
    const [from, to] = end.type === "none" ? [int(0), start] : [start, end];
    if ([from, to, step].some(({ type }) => !/int|unknown/.test(type)) || step.value === 0) return unsure("a range");
    const length = Math.max(Math.ceil((whole(to) - whole(from)) / whole(step)), 0);
    const values = length <= 1000 ? Array.from({ length }, (_, i) => whole(from) + i * whole(step)) : undefined;
    return tensor(dense([length]), dtypeOf(dtype, "int64"), { values, below: whole(step) > 0 ? whole(to) : undefined });
  }],
  randint: [["low", "high=None", "size=None", ...HOW], ({ low, high, size, dtype }) => {
    if (size.type === "none" && !isNumber(high)) [low, high, size] = [int(0), low, high]; // (10, (2, 3))
    if (size.type === "none") [low, high, size] = [int(0), low, unsure("a size")];
    if (whole(low) < 0 || whole(high) <= whole(low)) return unsure("a range");
    return made([size], { dtype }, "int64", { below: whole(high) });
  }],
};

// Packing

const LENGTHS = "'lengths' argument should be a 1D CPU int64 tensor, but got";

function lengthsIn(value) {
  if (value.type === "unknown") return want(value, "lengths");
  if (value.type === "list" || value.type === "tuple") return value.items.map(whole);
  if (isNumber(value)) return refuse("RuntimeError", `${LENGTHS} 0D cpu Long tensor`);
  if (value.type !== "tensor") return unsure("lengths");
  if (value.dims.length !== 1 && (value.dtype === "int64" || value.fits))
    return refuse("RuntimeError", `${LENGTHS} ${value.dims.length}D cpu Long tensor`);
  return value.values ?? unsure("the numbers in the lengths");
}

function pack({ input, lengths, batch_first, enforce_sorted }) {
  const all = lengthsIn(lengths), first = batch_first.value, dims = needInput(input).dims;
  if (dims.length < 2) return unsure("an input with one dimension");
  const [time, batch] = first ? [dims[1].n, dims[0].n] : [dims[0].n, dims[1].n], sorted = enforce_sorted.value;
  if (sorted === undefined || first === undefined) return unsure("an argument");
  if (!count(input)) return unsure("an empty tensor");
  const order = sorted ? all : [...all].sort((a, b) => b - a);
  if (all.length !== batch) return sorted ? refuse("RuntimeError",
    `Expected \`len(lengths)\` to be equal to batch_size, but got ${all.length} (batch_size=${batch})`)
    : unsure("lengths for another batch");
  if (order.some((length, i) => i && order[i - 1] < length)) {
    if (order.at(-1) <= 0) return unsure("a length of 0"); // which of both is said first
    refuse("RuntimeError", "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass " +
      "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need " +
      "ONNX exportability.");
  }
  if (order.some(length => length <= 0)) refuse("RuntimeError",
    "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0");
  if (order.some(length => length > time)) return unsure("a length beyond the sequence");
  const data = tensor(dense([all.reduce((sum, length) => sum + length, 0), ...dims.slice(2)]), input.dtype,
    { fits: input.fits, below: input.below });
  return { type: "packed", data, lengths: all, sorted };
}
const needInput = value => value.type === "tensor" ? value : value.type === "unknown" ? want(value, "shape")
  : unsure("what is packed");

function unpackSequence({ sequence, batch_first, total_length }) {
  if (/unknown|opaque/.test(sequence.type)) return unsure("what is unpacked");
  if (sequence.type !== "packed")
    refuse("AttributeError", `'${typeName(sequence)}' object has no attribute 'batch_sizes'`);
  const { data, lengths } = sequence, longest = Math.max(...lengths);
  const total = total_length.type === "none" ? longest : whole(total_length), rest = data.dims.slice(1);
  if (total < longest) refuse("ValueError", "Expected total_length to be at least the length of the longest sequence in " +
    `input, but got total_length=${total} and max sequence length being ${longest}`);
  const axes = [{ n: total, k: "time" }, { n: lengths.length, k: "batch" }];
  let dims = dense([...axes, ...rest]);
  if (batch_first.value) dims = sequence.sorted ? [dims[1], dims[0], ...dims.slice(2)] : dense([axes[1], axes[0], ...rest]);
  return tuple([tensor(dims, data.dtype, { fits: data.fits }),
    tensor(dense([lengths.length]), "int64", { values: lengths, below: longest + 1 })]);
}

function padSequence({ sequences, batch_first }) {
  const all = iterate(sequences);
  if (!all?.length || all.some(({ type, dims }) => type !== "tensor" || !dims.length)) return unsure("what is padded");
  const [first] = all, rest = first.dims.slice(1), time = Math.max(...all.map(({ dims }) => dims[0].n));
  if (all.some(({ dims }) => String(dims.slice(1).map(({ n }) => n)) !== String(rest.map(({ n }) => n))))
    return unsure("sequences that differ in more than length");
  const axes = batch_first.value ? [{ n: all.length, k: "batch" }, { n: time, k: "time" }]
    : [{ n: time, k: "time" }, { n: all.length, k: "batch" }];
  const below = all.every(t => t.below !== undefined) ? Math.max(1, ...all.map(t => t.below)) : undefined;
  return tensor(dense([...axes, ...rest]), first.dtype, { fits: first.fits, below });
}

const PACKING = {
  __proto__: null,
  pack_padded_sequence: [["input", "lengths", "batch_first=False", "enforce_sorted=True"], pack],
  pad_packed_sequence: [["sequence", "batch_first=False", "padding_value=0.0", "total_length=None"], unpackSequence],
  pad_sequence: [["sequences", "batch_first=False", "padding_value=0.0", "padding_side='right'"], padSequence],
  pack_sequence: [["sequences", "enforce_sorted=True"], ({ sequences, enforce_sorted }) => {
    const padded = padSequence({ sequences, batch_first: bool(false) });
    const lengths = list(iterate(sequences).map(({ dims }) => int(dims[0].n)));
    return pack({ input: padded, lengths, batch_first: bool(false), enforce_sorted });
  }],
};

// Python's own

const PYTHON = {
  __proto__: null,
  len: [["x"], ({ x }) => x.type === "unknown" ? want(x, "length") : x.type === "packed" ? int(4)
    : x.type === "tensor" && x.dims.length ? int(x.dims[0].n, x.dims[0].k) : x.items ? int(x.items.length)
      : x.type === "str" && x.value !== undefined ? int([...x.value].length) : unsure("a length")],
  range: [["a", "b=None", "c=1"], ({ a, b, c }) => {
    const [from, to, step] = (b.type === "none" ? [int(0), a, c] : [a, b, c]).map(whole);
    if (!step) return unsure("a range");
    const length = Math.max(Math.ceil((to - from) / step), 0);
    return tuple(Array.from({ length: few(length) }, (_, i) => int(from + i * step)));
  }],
  enumerate: [["x", "start=0"], ({ x, start }) => {
    const items = x.type === "unknown" ? null : iterate(x);
    return items ? tuple(items.map((item, i) => tuple([int(whole(start) + i), item]))) : { type: "enumerate", of: x };
  }],
  zip: [["*x"], ({ "*x": all }) => {
    const lists = all.map(x => iterate(x) ?? unsure("what is gone through"));
    return tuple(Array.from({ length: Math.min(...lists.map(({ length }) => length)) }, (_, i) =>
      tuple(lists.map(items => items[i]))));
  }],
  int: [["x"], ({ x }) => isNumber(x) && x.value !== undefined ? int(Math.trunc(Number(x.value)), x.kind)
    : x.type === "tensor" ? int(whole(x)) : x.type === "unknown" ? want(x, "size") : unsure("a number")],
  float: [["x"], ({ x }) => isNumber(x) && x.value !== undefined ? float(Number(x.value)) : float(undefined)],
  str: [["x"], () => str(undefined)], print: [["*x", "end=None", "sep=None", "flush=None"], () => none],
  list: [["x=()"], ({ x }) => list(x.type === "float" ? [] : iterate(x) ?? unsure("a list"))],
  tuple: [["x=()"], ({ x }) => tuple(x.type === "float" ? [] : iterate(x) ?? unsure("a tuple"))],
  reversed: [["x"], ({ x }) => tuple([...iterate(x) ?? unsure("a list")].reverse())],
  abs: [["x"], ({ x }) => x.type === "int" ? int(Math.abs(x.value)) : x.type === "tensor" ? x : unsure("a number")],
  max: [["*x"], ({ "*x": x }) => extreme(x, ">")], min: [["*x"], ({ "*x": x }) => extreme(x, "<")],
  sum: [["x"], ({ x }) => int((iterate(x) ?? unsure("a list")).reduce((sum, item) => sum + (item.type === "int" ? item.value
    : unsure("a sum")), 0))],
  sorted: [["x", "key=None", "reverse=False"], ({ x, key, reverse }) => {
    const items = x.items ?? unsure("a list");
    if (key.type !== "none" || items.some(({ type }) => type !== "int")) return unsure("an order");
    return list([...items].sort((a, b) => (reverse.value ? -1 : 1) * (a.value - b.value)));
  }],
  isinstance: [["x", "y"], ({ x, y }) => {
    const wanted = (y.items ?? [y]).map(one => one.type === "builtin" ? one.path.split(".").at(-1) : unsure("a class"));
    if (/unknown|opaque|object|class/.test(x.type)) return unsure("a class");
    return bool(wanted.includes(typeName(x)) || x.size && wanted.includes("tuple") ||
      x.type === "packed" && wanted.includes("tuple") || x.type === "module" && wanted.includes("Module"));
  }],
};

function extreme(values, sign) {
  const items = values.length === 1 ? values[0].items ?? unsure("a list") : values;
  if (!items.length || items.some(({ type }) => type !== "int")) return unsure("numbers");
  return items.reduce((best, item) => compare(sign, item, best).value ? item : best);
}

// By full name

const RNN_UTILS = "torch.nn.utils.rnn.";
const HARMLESS = /^torch\.(manual_seed|set_num_threads|set_default_device|set_printoptions|cuda\.manual_seed(_all)?)$|^torch\.optim\.|^warnings\.|^(torch\.)?(no_grad|enable_grad|inference_mode)$|^random\.seed$|^(numpy|np)\.random\.seed$|^torch\.backends\./;

/** Calling what has a full name, such as "torch.nn.LSTM". */
export function callByName(path, args, keywords) {
  const [, name] = /([^.]+)$/.exec(path), at = path.slice(0, -name.length - 1);
  if (at === "torch.nn" && MODULES.includes(name)) return makeModule(name, args, keywords);
  if (HARMLESS.test(path)) return opaque;
  if (path === "torch.device") return { type: "device" };
  if (path === "torch.Size") return tuple(args[0].items ?? unsure("a size"), true);
  if (path === "torch.autograd.Variable") return args[0];
  if (path === "torch.nn.Parameter" || path === "torch.nn.parameter.Parameter") return args[0];
  const own = at === "" ? PYTHON[name] : at === "torch" ? CREATION[name]
    : path.startsWith(RNN_UTILS) ? PACKING[name] : undefined;
  if (own) return own[1](bind(own[0], args, keywords));
  if (at === "torch.nn.functional") return callFunctional(name, args, keywords);
  const known = at === "torch" && (OPERATIONS[name] ?? (name === "sort" ? METHODS.sort : name === "numel" && METHODS.numel));
  return known ? operation(name, known, args, keywords) : unsure(path);
}

/** A function of torch or a method of a tensor. */
export function operation(name, [parameters, run], args, keywords) {
  const renamed = keywords.map(([key, value]) => [{ input: "x", axis: "dim" }[key] ?? key, value]);
  const given = bind(parameters, args, renamed.filter(([key]) => !/^(device|out|dtype|non_blocking)$/.test(key)));
  if (renamed.some(([key]) => key === "dtype" || key === "out")) return unsure("an argument");
  const values = parameters.flatMap(text => given[text.split("=")[0]]);
  if (parameters[0] === "x") needTensor(values[0], name, "input");
  for (const value of values) if (value.type === "unknown") want(value, "size");
  return run(...values);
}

const LOSS = { __proto__: null, cross_entropy: "CrossEntropyLoss", nll_loss: "NLLLoss", mse_loss: "MSELoss",
  binary_cross_entropy: "BCELoss", binary_cross_entropy_with_logits: "BCEWithLogitsLoss", l1_loss: "L1Loss" };

function callFunctional(name, args, keywords) {
  if (LOSS[name] && LOSSES.includes(LOSS[name])) return args.length === 2 ? loss(LOSS[name], ...args) : unsure("arguments");
  if (name === "dropout") {
    const { input, p } = bind(["input", "p=0.5", "training=True", "inplace=False"], args, keywords);
    if (p.type !== "unknown" && !(p.value >= 0 && p.value <= 1)) return unsure("p");
    needTensor(input, "dropout", "input");
    return isFloating(input.dtype) || input.fits ? OPERATIONS.clone[1](input) : unsure("a dtype");
  }
  const known = OPERATIONS[name];
  if (!known || !["relu", "tanh", "sigmoid", "softmax", "log_softmax", "gelu", "leaky_relu", "elu", "logsigmoid"].includes(name))
    return unsure(name);
  if (/softmax/.test(name) && args.length < 2 && !keywords.some(([key]) => key === "dim")) return unsure("dim");
  if (/softmax/.test(name) && args[0]?.type !== "tensor") return unsure("a tensor");
  return operation(name, known, args, keywords);
}

/** What a full name itself is. */
export const byName = path => {
  const dtype = DTYPES[/^torch\.(\w+)$/.exec(path)?.[1]];
  return dtype ? { type: "dtype", name: dtype } : { type: "builtin", path };
};
export const isPython = name => Object.hasOwn(PYTHON, name);

// Methods of lists

export const LIST_METHODS = {
  __proto__: null,
  append(items, value) { items.push(value); return none; },
  extend(items, value) {
    const more = iterate(value) ?? unsure("a list");
    few(items.length + more.length);
    items.push(...more);
    return none;
  },
  insert(items, at, value) { items.splice(whole(at), 0, value); return none; },
  reverse(items) { items.reverse(); return none; },
  pop(items, at = int(-1)) { return items.length ? items.splice(whole(at), 1)[0] : unsure("an empty list"); },
};

