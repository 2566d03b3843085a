// Python's own: operators on numbers, comparisons, what is in square brackets, what can be gone through.

import {
  bool, count, dense, doubt, few, float, int, isNumber, list, loose, none, refuse, str, tensor, tuple, typeName,
  unsure, want, whole,
} from "./values.js";
import { broadcast, operator } from "./pairs.js";

const ARITHMETIC = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "**": (a, b) => a ** b,
  "//": (a, b) => Math.floor(a / b), "%": (a, b) => a - b * Math.floor(a / b),
};
const joined = { tuple: items => tuple(items), list };

export function binary(op, a, b) {
  for (const [value, other] of [[a, b], [b, a]])
    if (value.type === "unknown") want(value, isNumber(other) || other.type === "unknown" ? "size" : "shape");
  if (a.type === "tensor" || b.type === "tensor") return /^([-+*/@]|\*\*|\/\/|%)$/.test(op) ? operator(op, a, b)
    : unsure("an operator");
  if (isNumber(a) && isNumber(b) && ARITHMETIC[op]) {
    const floats = op === "/" || [a, b].some(({ type }) => type === "float") || op === "**" && b.value < 0;
    if ([a, b].some(({ value }) => value === undefined)) return floats ? float(undefined) : unsure("a number");
    if (/[/%]/.test(op) && !Number(b.value)) return unsure("a division by zero");
    const value = ARITHMETIC[op](Number(a.value), Number(b.value));
    if (floats) return float(value);
    return Number.isSafeInteger(value) ? int(value, a.kind ?? b.kind) : unsure("a large number");
  }
  if (op === "+" && a.type === b.type && joined[a.type]) {
    few(a.items.length + b.items.length);
    return joined[a.type]([...a.items, ...b.items]);
  }
  if (op === "*" && joined[a.type] && b.type === "int") {
    few(a.items.length * b.value);
    return joined[a.type](Array.from({ length: Math.max(few(b.value), 0) }, () => a.items).flat());
  }
  return a.type === "str" && /^[+%*]$/.test(op) ? str(undefined) : unsure("an operator");
}

export function unary(op, value) {
  if (op === "not") return bool(!truth(value));
  if (value.type === "tensor" && op === "-") return operator("*", value, int(-1));
  if (!isNumber(value) || value.value === undefined || op === "~") return unsure("an operator");
  return (value.type === "float" ? float : int)(op === "-" ? -value.value : +value.value, value.kind);
}

/** Whether Python takes a value for true. */
export function truth(value) {
  if (value.type === "unknown") return want(value, "flag");
  if (value.type === "none") return false;
  if (isNumber(value) || value.type === "str") return value.value === undefined ? unsure("a value") : Boolean(value.value);
  if (value.items) return value.items.length > 0;
  if (value.type === "tensor" && count(value) > 1)
    return refuse("RuntimeError", "Boolean value of Tensor with more than one value is ambiguous");
  return ["function", "class", "module", "object", "builtin"].includes(value.type) || unsure("a condition");
}

const ORDER = { "<": (a, b) => a < b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, ">=": (a, b) => a >= b,
  "==": (a, b) => a === b, "!=": (a, b) => a !== b };

export function compare(op, a, b) {
  if (/^is/.test(op)) {
    for (const value of [a, b]) if (value.type === "unknown") want(value, "shape");
    if ([a, b].some(({ type }) => type === "opaque")) return unsure("a value");
    const same = a.type === "none" || b.type === "none" || a.type === "bool" && b.type === "bool"
      ? a.type === b.type && a.value === b.value : unsure("whether two things are one");
    return bool(same === (op === "is"));
  }
  if (/in$/.test(op)) {
    if (!b.items || !isNumber(a) && a.type !== "str") return unsure("a value");
    return bool(b.items.some(item => compare("==", a, item).value) === (op === "in"));
  }
  if (a.type === "tensor" || b.type === "tensor") return operator(op, a, b);
  if ([a, b].some(({ value }) => value === undefined) && !(a.items && b.items)) {
    if (/[!=]=/.test(op) && [a, b].every(({ type }) => type === "none" || type === "int" || type === "str"))
      return a.type === "none" || b.type === "none" ? bool((a.type === b.type) === (op === "==")) : unsure("a value");
    return unsure("a value");
  }
  if (a.items && b.items && /[!=]=/.test(op)) {
    const same = a.type === b.type && a.items.length === b.items.length &&
      a.items.every((item, i) => compare("==", item, b.items[i]).value);
    return bool(same === (op === "=="));
  }
  if (isNumber(a) && isNumber(b)) return bool(ORDER[op](Number(a.value), Number(b.value)));
  return a.type === "str" && b.type === "str" ? bool(ORDER[op](a.value, b.value)) : unsure("a comparison");
}

// x[…]

/** Where a slice begins, how many it takes and in which steps. */
function bounds({ start, stop, step }, n) {
  const steps = step ? whole(step) : 1, at = (value, other) => {
    const i = value && value.type !== "none" ? whole(value) : other;
    return Math.min(Math.max(i < 0 ? i + n : i, 0), n);
  };
  if (steps <= 0) return { steps };
  const [from, to] = [at(start, 0), at(stop, n)];
  return { steps, from, size: Math.max(Math.ceil((to - from) / steps), 0) };
}

function ofTensor(t, key) {
  let given = key.type === "tuple" ? key.items : [key];
  const takes = given.filter(({ type }) => !/none|ellipsis/.test(type)).length, rank = t.dims.length;
  if (given.some(({ type }) => !/^(int|slice|none|ellipsis|tensor|list)$/.test(type))) return unsure("an index");
  if (takes && !rank) return key.type !== "int" ? unsure("an index") : refuse("IndexError", "invalid index of a 0-dim tensor. " +
    "Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
  if (takes > rank) refuse("IndexError", `too many indices for tensor of dimension ${rank}`);
  const at = given.findIndex(({ type }) => type === "ellipsis"), rest = Array(rank - takes).fill({ type: "slice" });
  if (given.filter(({ type }) => type === "ellipsis").length > 1) return unsure("an index");
  given = at < 0 ? [...given, ...rest] : [...given.slice(0, at), ...rest, ...given.slice(at + 1)];
  const dims = [], chosen = [];
  let from = 0;
  for (const item of given) {
    if (item.type === "none") {
      dims.push({ n: 1, s: 1 });
      continue;
    }
    const dim = t.dims[from++];
    if (item.type === "int") {
      if (item.value < -dim.n || item.value >= dim.n)
        refuse("IndexError", `index ${item.value} is out of bounds for dimension ${from - 1} with size ${dim.n}`);
    } else if (item.type === "slice") {
      const { steps, size } = bounds(item, dim.n);
      if (steps <= 0) refuse("ValueError", "step must be greater than zero");
      dims.push({ ...dim, n: size, s: dim.s === null ? null : dim.s * steps });
    } else {
      const index = indexTensor(item, dim.n);
      chosen.push([dims.length, index.dims]);
      dims.push(null);
    }
  }
  const more = { fits: t.fits, below: t.below };
  if (t.values && rank === 1 && given.length === 1 && given[0].type === "int") more.values = [t.values.at(given[0].value)];
  if (t.values && rank === 1 && given.length === 1 && given[0].type === "slice") {
    const { from: start, steps, size } = bounds(given[0], t.values.length);
    more.values = Array.from({ length: size }, (_, i) => t.values[start + i * steps]);
  }
  if (!chosen.length) return tensor(dims, t.dtype, more);
  const together = chosen.reduce((a, [, b]) => broadcast(a, b), []), places = chosen.map(([place]) => place);
  const side = places.every((place, i) => place === places[0] + i) ? places[0] : 0;
  const others = dims.map((dim, i) => [dim, i]).filter(([dim]) => dim);
  const [before, after] = [others.filter(([, i]) => i < side), others.filter(([, i]) => i >= side)];
  return tensor(loose([...before.map(([dim]) => dim), ...together, ...after.map(([dim]) => dim)]), t.dtype, more);
}

function indexTensor(item, n) {
  const values = item.type === "list" ? item.items.map(whole) : item.values;
  if (item.type === "tensor" && item.dtype && item.dtype !== "int64") return unsure("an index of another dtype");
  if (values?.some(value => value < -n || value >= n)) return unsure("an index out of range");
  if (!values && !item.fits && !(item.below <= n)) doubt("whether an index is in range");
  return item.type === "list" ? tensor(dense([values.length]), "int64") : item;
}

/** The four parts of a PackedSequence. */
export const packedParts = ({ data, lengths, sorted }) => [data,
  tensor(dense([Math.max(...lengths)]), "int64"),
  sorted ? none : tensor(dense([lengths.length]), "int64", { below: lengths.length }),
  sorted ? none : tensor(dense([lengths.length]), "int64", { below: lengths.length })];

export function index(of, key) {
  if (of.type === "unknown") return want(of, "shape");
  if (of.type === "tensor") return ofTensor(of, key);
  if (of.type === "dict") return of.entries.get(key.value) ?? unsure("a key");
  const items = of.type === "packed" ? packedParts(of) : of.items, name = of.type === "list" ? "list" : "tuple";
  if (!items) return of.type === "none" ? refuse("TypeError", "'NoneType' object is not subscriptable") : unsure("brackets");
  if (key.type === "slice") {
    const { steps, from, size } = bounds(key, items.length);
    if (!(steps > 0)) return unsure("a slice backwards");
    return (name === "list" ? list : tuple)(Array.from({ length: size }, (_, i) => items[from + i * steps]));
  }
  if (/tuple|str|float|none/.test(key.type))
    refuse("TypeError", `${name} indices must be integers or slices, not ${typeName(key)}`);
  const at = whole(key);
  return items.at(at) && at >= -items.length ? items.at(at) : refuse("IndexError", `${name} index out of range`);
}

/** What a loop or an unpacking goes through; null if the value does not tell. */
export function iterate(value) {
  if (value.items) return value.items;
  if (value.type === "packed") return packedParts(value);
  if (value.type === "tensor") {
    if (!value.dims.length) refuse("TypeError", "iteration over a 0-d tensor");
    return Array.from({ length: few(value.dims[0].n) }, (_, i) => ofTensor(value, int(i)));
  }
  if (value.type === "none" || isNumber(value) || value.type === "module")
    refuse("TypeError", `'${typeName(value)}' object is not iterable`);
  return null;
}

/** The values for so many names. */
export function unpack(value, names) {
  if (value.type === "none" || isNumber(value))
    refuse("TypeError", `cannot unpack non-iterable ${typeName(value)} object`);
  const items = iterate(value) ?? unsure("what is unpacked");
  if (items.length < names)
    refuse("ValueError", `not enough values to unpack (expected ${names}, got ${items.length})`);
  if (items.length > names) refuse("ValueError", `too many values to unpack (expected ${names})`);
  return items;
}

