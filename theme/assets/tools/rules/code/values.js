// What a name may hold while code is followed without running it, and the three ways in which a line can end early.

/** What Python or PyTorch would raise. */
export class Refusal extends Error {
  constructor(type, message) {
    super(message);
    this.type = type;
  }
}
export const refuse = (type, message) => {
  throw new Refusal(type, message);
};

/** A line of which we do not know what it does. */
export class Unsure extends Error {}
export const unsure = why => {
  throw new Unsure(why);
};

/** A number of things that are to be made one by one: code that is followed has few. */
export const few = count => count > 5000 ? unsure("a long list") : count;

/** Code that takes too many steps, or goes too deep. */
export class Lost extends Error {}

export const int = (value, kind) => ({ type: "int", value, kind });
export const float = value => ({ type: "float", value });
export const bool = value => ({ type: "bool", value });
export const str = value => ({ type: "str", value }); // undefined: some text
export const none = { type: "none" };
export const tuple = (items, size = false) => ({ type: "tuple", items, size }); // size: a torch.Size
export const list = items => ({ type: "list", items });

let doubtful = () => {}, wanted = () => {};

/** Say that a line may be refused after all, for something in a tensor that we do not know. */
export const doubt = why => doubtful(why);

/** Stop at a value that the code does not tell, and ask for it: a "size", a "shape", "lengths", a "flag" … */
export function want(value, kind) {
  wanted(value, kind);
  return unsure(value.ask);
}

/** The same for several, all asked for at once: [[value, kind], …]. */
export function wantAll(pairs) {
  const open = pairs.filter(([value]) => value.type === "unknown");
  for (const [value, kind] of open) wanted(value, kind);
  if (open.length) unsure(open[0][0].ask);
}
export const listen = (doubts, wants) => [doubtful, wanted] = [doubts, wants];

/** Something that is known to be there and to take whatever is done with it, such as an optimizer. */
export const opaque = { type: "opaque" };

/** Something that the code does not tell. `id` says which, `ask` in the code's own words; without them, no answer helps. */
export const unknown = (id, ask) => ({ type: "unknown", id, ask, attributes: new Map() });

// Tensors. A dimension is {n, s, k}: its size, its stride (null: not known) and its kind, as in vocabulary.js.

/** `values` are those of a short tensor of whole numbers; `below` is more than any of them; `fits`: whoever asks for its
 *  dtype or values gets what is needed. */
export const tensor = (dims, dtype = "float32", more = {}) => ({ type: "tensor", dims, dtype, ...more });

/** Dimensions of a new tensor, laid out in order; `sizes` are numbers or {n, k}. */
export function dense(sizes) {
  let s = 1;
  return sizes.map(size => typeof size === "number" ? { n: size } : { n: size.n, k: size.k }).reduceRight((dims, { n, k }) => {
    dims.unshift({ n, s, k });
    s *= Math.max(n, 1);
    return dims;
  }, []);
}

export const shapeOf = ({ dims }) => dims.map(({ n }) => n);
export const count = ({ dims }) => dims.reduce((product, { n }) => product * n, 1);
export const isDense = ({ dims }) => count({ dims }) === 0 ||
  dense(shapeOf({ dims })).every(({ s }, i) => dims[i].n === 1 || dims[i].s === s);

/** The same sizes in a tensor that an elementwise function makes: laid out as the first was, if that has no holes. */
export function like({ dims }) {
  const sorted = dims.filter(({ n }) => n !== 1).sort((a, b) => b.s - a.s);
  const whole = isDense({ dims: sorted }) && sorted.every(({ s }) => s);
  if (isDense({ dims }) || !whole) return isDense({ dims }) ? dense(dims) : dims.map(dim => ({ ...dim, s: null }));
  return dims.map(dim => ({ ...dim, s: dim.n === 1 ? null : dim.s }));
}

/** Sizes with a layout that we do not know. */
export const loose = sizes => dense(sizes).map((dim, _, { length }) => length > 1 ? { ...dim, s: null } : dim);

// Names and texts

const TYPES = { none: "NoneType", tensor: "Tensor", packed: "PackedSequence", function: "function", class: "type" };

/** What Python's type(value).__name__ is. */
export const typeName = value => value.size ? "torch.Size" : value.type === "module" ? value.name
  : value.type === "object" ? value.class.name : TYPES[value.type] ?? value.type;

export const isNumber = ({ type }) => type === "int" || type === "float" || type === "bool";

/** A number as Python writes it. */
export const python = ({ type, value }) => type === "bool" ? (value ? "True" : "False")
  : type === "float" && Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);

export const sizes = (numbers, [open, close] = "[]") =>
  `${open}${numbers.join(", ")}${numbers.length === 1 && open === "(" ? "," : ""}${close}`;

// dtypes

const ORDER = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64"];
export const DTYPES = { __proto__: null, long: "int64", int: "int32", short: "int16", half: "float16", float: "float32", double: "float64",
  ...Object.fromEntries(ORDER.map(name => [name, name])) };
export const LETTERS = { bool: "Bool", uint8: "Byte", int8: "Char", int16: "Short", int32: "Int", int64: "Long",
  float16: "Half", bfloat16: "BFloat16", float32: "Float", float64: "Double" }; // as in "Long and Float"
export const isFloating = dtype => /float/.test(dtype);

/** The dtype of what an operator makes of two tensors; null if one is not known. */
export function promote(a, b) {
  if (!a || !b) return null;
  if (new Set([a, b]).size > 1 && [a, b].every(one => /16$/.test(one) && isFloating(one))) return "float32";
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))];
}

/** The whole number in a value, asking for it if the code does not tell. */
export function whole(value) {
  if (value.type === "int" || value.type === "bool") return Number(value.value);
  if (value.type === "tensor" && value.values && !value.dims.length) return value.values[0];
  return value.type === "unknown" ? want(value, "size") : unsure("a whole number");
}

export const plain = what => JSON.stringify(what, (key, value) => key === "kind" ? undefined : value);

/** What is shown of a value: {shape}, {shape, packed}, {items}, {number}; null if nothing is. */
export function described(value) {
  if (value.type === "tensor") return { shape: value.dims.map(({ n, k }) => ({ size: n, kind: k })) };
  if (value.type === "packed") return { packed: true, ...described(value.data) };
  if (value.type === "int") return { number: value.value, kind: value.kind };
  if (value.type !== "tuple" && value.type !== "list") return null;
  const items = value.items.map(described);
  return items.length && items.every(Boolean) ? { items } : null;
}
