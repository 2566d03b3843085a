// Two tensors: what broadcasting, operators and products of matrices make of their shapes.

import {
  LETTERS, dense, isDense, isFloating, isNumber, like, loose, refuse, shapeOf, sizes, tensor, typeName, unsure, want,
} from "./values.js";

/** The sizes that two shapes have together. */
export function broadcast(a, b) {
  const rank = Math.max(a.length, b.length), from = (dims, i) => dims[i - rank + dims.length] ?? { n: 1 };
  let wrong;
  const dims = Array.from({ length: rank }, (_, i) => {
    const [x, y] = [from(a, i), from(b, i)];
    if (x.n !== y.n && x.n !== 1 && y.n !== 1) wrong = [x.n, y.n, i]; // the last is named
    return x.n === 1 ? y : x;
  });
  if (wrong) refuse("RuntimeError", `The size of tensor a (${wrong[0]}) must match the size of tensor b (${wrong[1]}) at ` +
    `non-singleton dimension ${wrong[2]}`);
  return dims;
}

/** The layout of what an operator makes of two tensors. */
export function together(a, b) {
  const dims = broadcast(a.dims, b.dims);
  if (isDense(a) && isDense(b)) return dense(dims);
  return String(shapeOf(a)) === String(shapeOf(b)) && a.dims.every(({ s }, i) => s === b.dims[i].s) ? like(a) : loose(dims);
}

export function matmul(a, b) {
  const [m, n] = [a.dims, b.dims], bad = (r, c, s, d) => refuse("RuntimeError",
    `mat1 and mat2 shapes cannot be multiplied (${r}x${c} and ${s}x${d})`);
  if (!m.length || !n.length) return unsure("a tensor of one number");
  if (a.dtype !== b.dtype && !a.fits && !b.fits) return unsure("two dtypes");
  const dtype = a.dtype ?? b.dtype, inner = n.at(n.length > 1 ? -2 : -1).n;
  if (m.length > 1 && n.length === 2) {
    const rows = m.slice(0, -1).reduce((product, d) => product * d.n, 1);
    if (m.at(-1).n !== inner) bad(rows, m.at(-1).n, inner, n[1].n);
    return tensor(isDense(a) ? dense([...m.slice(0, -1), n[1]]) : loose([...m.slice(0, -1), n[1]]), dtype);
  }
  if (m.length < 3 && n.length < 3) {
    if (m.at(-1).n !== inner) return m.length === 1 && n.length === 2 ? bad(1, m[0].n, inner, n[1].n) : unsure("a vector");
    return tensor(dense([...m.slice(0, -1), ...n.slice(1)]), dtype);
  }
  if (m.length < 3 || n.length < 3) return unsure("a matrix and a batch of them");
  const front = broadcast(m.slice(0, -2), n.slice(0, -2));
  if (m.at(-1).n !== inner) {
    if (m.length > 3 || n.length > 3 || m[0].n !== n[0].n) return unsure("batches of matrices");
    const batch = front.reduce((product, d) => product * d.n, 1);
    refuse("RuntimeError", `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${m.at(-1).n}] but ` +
      `got: [${batch}, ${inner}].`);
  }
  return tensor(dense([...front, m.at(-2), n.at(-1)]), dtype);
}
export const bmm = (a, b) => {
  for (const [name, { dims }] of [["batch1", a], ["batch2", b]])
    if (dims.length !== 3) refuse("RuntimeError", `${name} must be a 3D tensor`);
  const [got, wanted] = [shapeOf(b).slice(0, 2), [a.dims[0].n, a.dims[2].n]];
  if (a.dtype !== b.dtype && !a.fits && !b.fits) return unsure("two dtypes");
  if (String(got) !== String(wanted)) refuse("RuntimeError",
    `Expected size for first two dimensions of batch2 tensor to be: ${sizes(wanted)} but got: ${sizes(got)}.`);
  return tensor(dense([a.dims[0], a.dims[1], b.dims[2]]), a.dtype ?? b.dtype);
};
export const mm = (a, b) => a.dims.length === 2 && b.dims.length === 2 ? matmul(a, b) : unsure("matrices");

/** PyTorch's words for what is no tensor. */
export function needTensor(value, name, argument, position = 1) {
  if (value.type === "tensor") return value;
  if (value.type === "unknown") return want(value, "shape");
  if (value.type === "opaque") return unsure("a tensor");
  return refuse("TypeError",
    `${name}(): argument '${argument}' (position ${position}) must be Tensor, not ${typeName(value)}`);
}

/** An operator between a tensor and a number, or two tensors. */
export function operator(op, a, b) {
  const [t, other] = a.type === "tensor" ? [a, b] : [b, a], compares = /[<>=]/.test(op);
  const make = (dims, dtype) => {
    const divided = op === "/" && dtype && !isFloating(dtype) ? "float32" : dtype;
    return tensor(dims, compares ? "bool" : divided, { fits: t.fits || other.fits });
  };
  if (op === "@") return matmul(needTensor(a, "matmul", "input"), needTensor(b, "matmul", "other", 2));
  if (other.type === "tensor") {
    const zero = a.dims.length && b.dims.length ? null : a.dims.length ? a : b; // a tensor of one number counts for less
    return make(together(a, b), zero && isFloating(zero.dtype) ? zero.dtype : zero && a.dtype !== b.dtype ? null
      : LETTERS[a.dtype] && LETTERS[b.dtype] ? promoted(a.dtype, b.dtype) : null);
  }
  if (!isNumber(other)) return unsure("an operator");
  const values = t.values && other.type === "int" && /^[+*-]$/.test(op) && a === t
    ? { values: t.values.map(v => op === "+" ? v + other.value : op === "-" ? v - other.value : v * other.value) } : {};
  return { ...make(like(t), other.type === "float" && t.dtype && !isFloating(t.dtype) ? "float32" : t.dtype), ...values };
}
const promoted = (a, b) => a === b ? a : isFloating(a) !== isFloating(b) ? (isFloating(a) ? a : b) : null;
