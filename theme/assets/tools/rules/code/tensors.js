// Functions and methods of tensors: from shapes to shapes, and what PyTorch says to those that do not fit.
// Each is [parameters, function]; a parameter is "name" or "name=default"; what is not a number comes as it is.

import { bmm, matmul, mm } from "./pairs.js";
import {
  bool, count, dense, few, float, int, isDense, isFloating, like, list, loose, refuse, shapeOf, sizes, tensor,
  tuple, unsure, wantAll, whole,
} from "./values.js";

/** A dimension's index, from the front. */
export function axis(value, rank) {
  const at = whole(value), most = Math.max(rank, 1);
  if (at >= -most && at < most) return at < 0 ? at + most : at;
  return refuse("IndexError",
    `Dimension out of range (expected to be in range of [${-most}, ${most - 1}], but got ${at})`);
}

/** Sizes given one by one or as one tuple, with their kinds. */
export function sizeList(values) {
  const [first] = values, all = values.length === 1 && /tuple|list/.test(first.type) ? first.items : values;
  wantAll(all.map(value => [value, "size"]));
  return all.map(value => ({ n: whole(value), k: value.kind }));
}

const same = (t, dims, more = {}) => ({ ...tensor(dims, t.dtype), fits: t.fits, below: t.below, ...more });
const elementwise = [["x"], t => same(t, like(t), { below: undefined })];
const floating = [["x"], t => same(t, like(t), { below: undefined, dtype: isFloating(t.dtype) ? t.dtype
  : t.dtype && "float32" })];
const overDim = [["x", "dim=None", "dtype=None"], (t, dim) => {
  if (t.dtype && !isFloating(t.dtype)) return unsure("a dtype");
  if (dim.type !== "none") axis(dim, t.dims.length);
  return same(t, isDense(t) ? dense(t.dims) : loose(t.dims), { below: undefined });
}];

function reduced(t, dim, keep) {
  if (dim.type === "none") return [];
  const gone = (/tuple|list/.test(dim.type) ? dim.items : [dim]).map(one => axis(one, t.dims.length));
  const kept = keep.value ? t.dims.map((d, i) => gone.includes(i) ? { n: 1 } : d) : t.dims.filter((_, i) => !gone.includes(i));
  return isDense(t) ? dense(kept) : loose(kept);
}
const reduce = dtype => [["x", "dim=None", "keepdim=False", "dtype=None"], (t, dim, keep) =>
  dtype === "float" && t.dtype && !isFloating(t.dtype) ? unsure("whole numbers") : tensor(reduced(t, dim, keep), dtype === "bool" ? dtype : !t.dtype || isFloating(t.dtype) ? t.dtype : "int64")];
const extreme = [["x", "dim=None", "keepdim=False"], (t, dim, keep) => {
  if (dim.type === "tensor") return unsure("two tensors");
  if (dim.type === "none") return count(t) ? same(t, []) : unsure("an empty tensor");
  if (!count(t)) return unsure("an empty tensor");
  if (!t.dims.length) return unsure("a tensor of one number");
  const dims = reduced(t, dim, keep);
  return tuple([same(t, dims), tensor(dims, "int64", { below: t.dims[axis(dim, t.dims.length)].n })]);
}];
const best = [["x", "dim=None", "keepdim=False"], (t, dim, keep) => !count(t) ? unsure("an empty tensor") : tensor(reduced(t, dim, keep), "int64",
  { below: dim.type === "none" ? count(t) : t.dims.length ? t.dims[axis(dim, t.dims.length)].n : undefined })];

const swap = (t, a, b) => {
  const dims = [...t.dims], [i, j] = [axis(a, dims.length), axis(b, dims.length)];
  if (dims.length) [dims[i], dims[j]] = [dims[j], dims[i]];
  return same(t, dims);
};

/** The sizes that view and reshape are given, -1 worked out. */
function target(t, values) {
  const wanted = sizeList(values), total = count(t), text = sizes(wanted.map(({ n }) => n));
  const wrong = wanted.findIndex(({ n }) => n < -1);
  if (wanted.filter(({ n }) => n === -1).length > 1) refuse("RuntimeError", "only one dimension can be inferred");
  if (wrong >= 0) refuse("RuntimeError", `invalid shape dimension ${wanted[wrong].n} at index ${wrong} of shape ${text}`);
  const rest = wanted.reduce((product, { n }) => n === -1 ? product : product * n, 1);
  const open = wanted.some(({ n }) => n === -1);
  if (open && !rest) return unsure("an empty tensor");
  if (open ? total % rest : total !== rest) refuse("RuntimeError", `shape '${text}' is invalid for input of size ${total}`);
  return wanted.map(({ n, k }) => n === -1 ? { n: total / rest } : { n, k });
}

/** The dimensions of a view with other sizes: those of PyTorch's own search for strides; null if it would copy. */
function viewed({ dims }, wanted) {
  if (isDense({ dims })) return dense(wanted);
  const old = dims.filter(({ n }) => n !== 1), made = [];
  if (old.some(({ s }) => s === null)) return unsure("how the tensor is laid out");
  let at = wanted.length - 1, chunk = 1, base = old.length ? old.at(-1).s : 1;
  for (let i = old.length - 1; i >= 0; i--) {
    chunk *= old[i].n;
    if (i && old[i - 1].s === old[i].n * old[i].s) continue;
    let part = 1;
    for (; at >= 0 && (part < chunk || wanted[at].n === 1); at--) {
      made.unshift({ ...wanted[at], s: part * base });
      part *= wanted[at].n;
    }
    if (part !== chunk) return null;
    if (i) [chunk, base] = [1, old[i - 1].s];
  }
  return at === -1 ? made : null;
}

const view = (t, ...values) => {
  if (values.length === 1 && values[0].type === "dtype") return unsure("a view as another dtype");
  return same(t, viewed(t, target(t, values)) ?? refuse("RuntimeError", "view size is not compatible with input tensor's " +
    "size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead."));
};
const reshape = (t, ...values) => {
  const wanted = target(t, values);
  return same(t, t.dims.some(({ s }) => s === null) && !isDense(t) ? loose(wanted) : viewed(t, wanted) ?? dense(wanted));
};
const merge = (t, from, to) => {
  if (!t.dims.length) return same(t, dense([1]));
  const [i, j] = [axis(from, t.dims.length), axis(to, t.dims.length)];
  if (i > j) refuse("RuntimeError", "flatten() has invalid args: start_dim cannot come after end_dim");
  const whole = t.dims.slice(i, j + 1).reduce((product, { n }) => product * n, 1);
  return reshape(t, ...[...t.dims.slice(0, i).map(({ n, k }) => int(n, k)), int(whole),
    ...t.dims.slice(j + 1).map(({ n, k }) => int(n, k))]);
};

const permute = (t, ...values) => {
  const given = sizeList(values).map(({ n }) => n), rank = t.dims.length;
  if (given.length !== rank) refuse("RuntimeError", "permute(sparse_coo): number of dimensions in the tensor input does not " +
    `match the length of the desired ordering of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ` +
    given.length);
  const order = given.map(n => axis(int(n), rank));
  if (new Set(order).size < rank) refuse("RuntimeError", "permute(): duplicate dims are not allowed.");
  return same(t, order.map(i => t.dims[i]));
};

const squeeze = (t, dim) => {
  if (dim.type === "none") return same(t, t.dims.filter(({ n }) => n !== 1), { values: t.values });
  const gone = (/tuple|list/.test(dim.type) ? dim.items : [dim]).map(one => axis(one, t.dims.length));
  return same(t, t.dims.filter(({ n }, i) => n !== 1 || !gone.includes(i)));
};
const unsqueeze = (t, dim) => {
  const at = axis(dim, t.dims.length + 1), dims = [...t.dims];
  dims.splice(at, 0, { n: 1, s: dims[at] ? dims[at].n * dims[at].s : 1 });
  return same(t, dims);
};

const expand = (t, ...values) => {
  const wanted = sizeList(values), more = wanted.length - t.dims.length;
  if (more < 0) return unsure("an expansion to fewer dimensions");
  return same(t, wanted.map(({ n, k }, i) => {
    const own = t.dims[i - more] ?? { n: 1 };
    if (n === -1 && i >= more) return own;
    if (n < 0) return unsure("a negative size");
    if (own.n === n) return own;
    if (own.n !== 1) refuse("RuntimeError", `The expanded size of the tensor (${n}) must match the existing size (${own.n}) ` +
      `at non-singleton dimension ${i}.  Target sizes: ${sizes(wanted.map(one => one.n))}.  Tensor sizes: ${sizes(shapeOf(t))}`);
    return { n, k, s: 0 };
  }));
};
const repeat = (t, ...values) => {
  const times = sizeList(values), more = times.length - t.dims.length;
  if (more < 0) refuse("RuntimeError",
    "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
  return same(t, dense(times.map(({ n }, i) => ({ n: n < 0 ? unsure("a negative size") : n * (t.dims[i - more]?.n ?? 1),
    k: t.dims[i - more]?.k }))));
};

/** Pieces along a dimension, `length` long each but for the last. */
function pieces(t, length, dim) {
  const at = axis(dim, t.dims.length), parts = [];
  if (!t.dims[at].n) return unsure("an empty tensor");
  few(t.dims[at].n / length);
  for (let left = t.dims[at].n; left > 0; left -= length)
    parts.push(same(t, t.dims.map((d, i) => i === at ? { ...d, n: Math.min(length, left) } : d)));
  return parts;
}
const split = (t, given, dim) => {
  if (!t.dims.length) return unsure("a tensor of one number");
  const at = axis(dim, t.dims.length);
  if (!/tuple|list/.test(given.type)) return tuple(whole(given) > 0 ? pieces(t, whole(given), dim) : unsure("a length of 0"));
  const lengths = sizeList([given]).map(({ n }) => n), total = lengths.reduce((a, b) => a + b, 0);
  if (total !== t.dims[at].n) return unsure("lengths that do not add up");
  return tuple(lengths.map(n => same(t, t.dims.map((d, i) => i === at ? { ...d, n } : d))));
};
const chunk = (t, chunks, dim) => !t.dims.length ? unsure("a tensor of one number") : tuple(pieces(t, Math.ceil(t.dims[axis(dim, t.dims.length)].n / whole(chunks)), dim));
const unbind = (t, dim) => {
  if (!t.dims.length) return unsure("a tensor of one number");
  const at = axis(dim, t.dims.length);
  return tuple(Array.from({ length: few(t.dims[at].n) }, () => same(t, t.dims.filter((_, i) => i !== at))));
};

function tensorsIn(name, value) {
  if (value.type === "tensor") refuse("TypeError",
    `${name}(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor`);
  if (!/tuple|list/.test(value.type)) return unsure("a list of tensors");
  if (!value.items.length) refuse(...name === "cat" ? ["ValueError", "torch.cat(): expected a non-empty list of Tensors"]
    : ["RuntimeError", "stack expects a non-empty TensorList"]);
  if (value.items.some(({ type }) => type !== "tensor")) return unsure("a list of tensors");
  return value.items;
}
const common = all => all.map(({ dtype }) => dtype).reduce((a, b) => a === b ? a : null);

const cat = (value, dim) => {
  const all = tensorsIn("cat", value), [first] = all, rank = first.dims.length;
  if (all.some(t => t.dims.length === 1 && t.dims[0].n === 0)) return unsure("an empty tensor"); // is skipped
  if (!rank) return unsure("a tensor of one number");
  const at = axis(dim, rank);
  all.forEach((t, i) => {
    if (t.dims.length !== rank) refuse("RuntimeError",
      `Tensors must have same number of dimensions: got ${rank} and ${t.dims.length}`);
    const off = t.dims.findIndex(({ n }, d) => d !== at && n !== first.dims[d].n);
    if (off >= 0) refuse("RuntimeError", `Sizes of tensors must match except in dimension ${at}. Expected size ` +
      `${first.dims[off].n} but got size ${t.dims[off].n} for tensor number ${i} in the list.`);
  });
  const total = all.reduce((sum, t) => sum + t.dims[at].n, 0);
  return tensor(dense(first.dims.map((d, i) => i === at ? { n: total, k: d.k } : d)), common(all),
    { fits: all.some(({ fits }) => fits) });
};
const stack = (value, dim) => {
  const all = tensorsIn("stack", value), [first] = all, at = axis(dim, first.dims.length + 1);
  const off = all.findIndex(t => String(shapeOf(t)) !== String(shapeOf(first)));
  if (off >= 0) refuse("RuntimeError", `stack expects each tensor to be equal size, but got ${sizes(shapeOf(first))} at ` +
    `entry 0 and ${sizes(shapeOf(all[off]))} at entry ${off}`);
  return tensor(dense([...first.dims.slice(0, at), { n: all.length }, ...first.dims.slice(at)]), common(all));
};

// By name: functions of torch that are methods too

const unary = names => Object.fromEntries(names.map(name => [name, elementwise]));

export const OPERATIONS = {
  __proto__: null, // no name of an object's own is one of these
  ...unary(["relu", "abs", "neg", "sign", "square", "clamp", "relu_",
    "floor", "round", "zeros_like", "ones_like", "rand_like", "randn_like", "normal_", "uniform_", "nan_to_num"]
  ),
  ...Object.fromEntries(["tanh", "sigmoid", "exp", "log", "sqrt", "sin", "cos", "logsigmoid", "gelu", "leaky_relu", "elu"]
    .map(name => [name, floating])),
  softmax: overDim, log_softmax: overDim, cumsum: overDim,
  sum: reduce("sum"), mean: reduce("float"), std: reduce("float"), var: reduce("float"), norm: [["x"], t => tensor([], t.dtype)],
  all: reduce("bool"), any: reduce("bool"), max: extreme, min: extreme, argmax: best, argmin: best,
  transpose: [["x", "dim0", "dim1"], swap], swapaxes: [["x", "axis0", "axis1"], swap],
  t: [["x"], t => t.dims.length < 3 ? same(t, [...t.dims].reverse()) : unsure("more than two dimensions")],
  permute: [["x", "*dims"], permute], view: [["x", "*shape"], view], reshape: [["x", "*shape"], reshape],
  flatten: [["x", "start_dim=0", "end_dim=-1"], merge],
  squeeze: [["x", "dim=None"], squeeze], unsqueeze: [["x", "dim"], unsqueeze],
  expand: [["x", "*sizes"], expand], repeat: [["x", "*repeats"], repeat],
  expand_as: [["x", "other"], (t, other) => expand(t, ...shapeOf(other).map(n => int(n)))],
  view_as: [["x", "other"], (t, other) => view(t, ...shapeOf(other).map(n => int(n)))],
  ...Object.fromEntries(["clone", "detach", "detach_"].map(name => [name,
    [["x"], t => same(t, like(t), { values: t.values })]])),
  zero_: [["x"], t => same(t, t.dims, { below: 1 })],
  fill_: [["x", "value"], (t, value) => same(t, t.dims, { below: value.type === "int" ? value.value + 1 : undefined })],
  contiguous: [["x"], t => same(t, dense(t.dims), { values: t.values })],
  flip: [["x", "*dims"], (t, ...dims) => {
    for (const dim of dims) (/tuple|list/.test(dim.type) ? dim.items : [dim]).forEach(one => axis(one, t.dims.length));
    return same(t, isDense(t) ? dense(t.dims) : loose(t.dims));
  }],
  chunk: [["x", "chunks", "dim=0"], chunk], split: [["x", "split_size", "dim=0"], split], unbind: [["x", "dim=0"], unbind],
  select: [["x", "dim", "index"], (t, dim, index) => {
    const at = axis(dim, t.dims.length), i = whole(index), { n } = t.dims[at];
    return i >= -n && i < n ? same(t, t.dims.filter((_, d) => d !== at)) : unsure("an index out of range");
  }],
  cat: [["tensors", "dim=0"], cat], concat: [["tensors", "dim=0"], cat], stack: [["tensors", "dim=0"], stack],
  matmul: [["x", "other"], matmul], bmm: [["x", "mat2"], bmm], mm: [["x", "mat2"], mm],
};

export const METHODS = {
  __proto__: null,
  size: [["x", "dim=None"], (t, dim) => {
    if (dim.type !== "none") {
      const { n, k } = t.dims[t.dims.length ? axis(dim, t.dims.length) : unsure("a tensor of one number")];
      return int(n, k);
    }
    return tuple(t.dims.map(({ n, k }) => int(n, k)), true);
  }],
  dim: [["x"], t => int(t.dims.length)], numel: [["x"], t => int(count(t))], is_contiguous: [["x"], t =>
    t.dims.every(({ s }) => s !== null) ? bool(isDense(t)) : unsure("how the tensor is laid out")],
  item: [["x"], t => {
    if (count(t) !== 1) refuse("RuntimeError", `a Tensor with ${count(t)} elements cannot be converted to Scalar`);
    return t.values ? int(t.values[0]) : isFloating(t.dtype) ? float(undefined) : unsure("a number that is not known");
  }],
  tolist: [["x"], t => t.values && t.dims.length === 1 ? list(t.values.map(value => int(value))) : unsure("its numbers")],
  backward: [["x"], () => unsure("a gradient")],
  sort: [["x", "dim=-1", "descending=False"], (t, dim, descending) => {
    if (t.dims.length) axis(dim, t.dims.length);
    const order = t.values && t.dims.length === 1 &&
      t.values.map((_, i) => i).sort((a, b) => (descending.value ? -1 : 1) * (t.values[a] - t.values[b]) || a - b);
    const dims = isDense(t) ? dense(t.dims) : loose(t.dims);
    return tuple([same(t, dims, order && { values: order.map(i => t.values[i]) }),
      tensor(dims, "int64", { below: t.dims.length ? t.dims[axis(dim, t.dims.length)].n : undefined,
        values: order || undefined })]);
  }],
  type: [["x", "dtype=None"], () => unsure("a type")],
  numpy: [["x"], () => unsure("an array")],
};
