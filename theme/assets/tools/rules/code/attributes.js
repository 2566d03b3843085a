// Attributes and methods: of tensors, layers, packed sequences, and of what the code itself makes.

import { asked } from "./expressions.js";
import { member } from "./calls.js";
import { LIST_METHODS, byName, callByName, operation } from "./library.js";
import { attributeOf } from "./modules.js";
import { packedParts } from "./operators.js";
import { METHODS, OPERATIONS } from "./tensors.js";
import { DTYPES, int, like, none, opaque, refuse, tensor, typeName, unknown, unsure, want } from "./values.js";

const CASTS = /^(double|half|bfloat16)$/;

export function attribute(p, of, name, node) {
  switch (of.type) {
    case "builtin": return byName(`${of.path}.${name}`);
    case "object": return ofObject(p, of, name);
    case "super": return ofSuper(p, of, name);
    case "module": return ofModule(p, of, name);
    case "tensor": return ofTensor(p, of, name);
    case "packed": return ofPacked(p, of, name);
    case "opaque": return opaque;
    case "unknown": return ofUnknown(p, of, name);
    case "class": return member(of, name) ?? unsure("an attribute");
    default: return ofPlain(p, of, name, node);
  }
}

function ofObject(p, of, name) {
  if (of.attributes.has(name)) return of.attributes.get(name);
  const own = member(of.class, name);
  if (name === "forward") of.uses++;
  if (own?.type === "function") return own.node.fixed ? own : { type: "bound", of: own, self: of };
  if (own) return own;
  if (of.class.module) {
    if (CASTS.test(name)) return unsure("another dtype");
    if (/^(eval|train|cuda|cpu|to|float|requires_grad_|apply)$/.test(name)) return { type: "ready", act: () => of };
    if (/^(parameters|named_parameters|state_dict|load_state_dict|zero_grad|children|p.modules|buffers)$/.test(name))
      return opaque;
    if (/^_|training|register/.test(name)) return unsure("an attribute");
  }
  if (!of.class.known || p.marks.size || name.startsWith("__")) return unsure("an attribute");
  return refuse("AttributeError", `'${of.class.name}' object has no attribute '${name}'`);
}

function ofSuper(_p, { self, class: kind }, name) {
  const own = kind.bases.map(base => member(base, name)).find(Boolean);
  if (own) return { type: "bound", of: own, self };
  return name === "__init__" ? { type: "ready", act: () => {
    self.ready = true;
    return none;
  } } : unsure("an attribute");
}

function ofModule(_p, of, name) {
  if (of.items && name === "append") return { type: "method", of, name };
  if (CASTS.test(name)) return unsure("another dtype");
  if (/^(eval|train|cuda|cpu|to|float|requires_grad_|apply)$/.test(name)) return { type: "ready", act: () => of };
  if (name === "flatten_parameters") return { type: "ready", act: () => none };
  if (/^(parameters|named_parameters|state_dict|load_state_dict|zero_grad)$/.test(name)) return opaque;
  return attributeOf(of, name) ?? unsure("an attribute");
}

function ofTensor(_p, of, name) {
  if (name === "shape") return METHODS.size[1](of, none);
  if (name === "ndim") return int(of.dims.length);
  if (name === "T" && of.dims.length === 2 || name === "mT" && of.dims.length > 1)
    return OPERATIONS.transpose[1](of, int(-2), int(-1));
  if (name === "data") return of;
  if (name === "device") return { type: "device" };
  if (name === "dtype") return of.dtype ? { type: "dtype", name: of.dtype } : unsure("a dtype");
  if (OPERATIONS[name] || METHODS[name] || DTYPES[name] || TENSOR_METHODS[name]) return { type: "method", of, name };
  return unsure("an attribute");
}

function ofPacked(_p, of, name) {
  const at = ["data", "batch_sizes", "sorted_indices", "unsorted_indices"].indexOf(name);
  if (at >= 0) return packedParts(of)[at];
  if (/^(cuda|cpu|to)$/.test(name)) return { type: "ready", act: () => of };
  return OPERATIONS[name] || METHODS[name] || /^(shape|ndim|T)$/.test(name)
    ? refuse("AttributeError", `'PackedSequence' object has no attribute '${name}'`) : unsure("an attribute");
}

function ofUnknown(p, of, name) {
  if (of.attributes?.has(name)) return of.attributes.get(name);
  const ofTensors = OPERATIONS[name] || METHODS[name] || TENSOR_METHODS[name] || /^(shape|ndim|T)$/.test(name);
  if (ofTensors) return want(of, "shape");
  return of.id ? asked(p, `${of.id}.${name}`, `${of.ask}.${name}`) : unknown();
}

function ofPlain(_p, of, name) {
  if (of.type === "list" && LIST_METHODS[name]) return { type: "method", of, name };
  if (of.type === "tuple" && of.size && name === "numel") return unsure("an attribute");
  if (of.type === "str" || of.type === "dict" || of.type === "device" || of.type === "dtype") return opaque;
  const theirs = OPERATIONS[name] || METHODS[name] || TENSOR_METHODS[name] || /^(shape|ndim|T|data|dtype|device)$/.test(name);
  if (!/^(tuple|list|none)$/.test(of.type) || !theirs || /^(sort|index|count)$/.test(name)) return unsure("an attribute");
  return refuse("AttributeError", `'${typeName(of)}' object has no attribute '${name}'`);
}

const TENSOR_METHODS = {
  __proto__: null,
  to: (t, what) => {
    if (!what || what.type === "device" || what.type === "str") return t;
    if (what.type === "dtype" && what.name === t.dtype) return t;
    if (what.type === "dtype") return tensor(like(t), what.name, { below: t.below, values: t.values });
    return unsure("where it goes");
  },
  cuda: t => t, cpu: t => t,
  new_zeros: (t, ...sizes) => ({ ...callByName("torch.zeros", sizes, []), dtype: t.dtype, fits: t.fits }),
  new_ones: (t, ...sizes) => ({ ...callByName("torch.ones", sizes, []), dtype: t.dtype, fits: t.fits }),
  type_as: (t, other) => tensor(like(t), other.dtype, { fits: other.fits }),
  requires_grad_: t => t,
};

export function method(_p, { of, name }, args, keywords) {
  if (of.type === "list" || of.type === "module") {
    if (keywords.length) unsure("an argument");
    return LIST_METHODS[name](of.items, ...args);
  }
  if (TENSOR_METHODS[name]) return TENSOR_METHODS[name](of, ...args, ...keywords.filter(([key]) => /device|dtype/.test(key))
    .map(([, value]) => value));
  const known = OPERATIONS[name] ?? METHODS[name];
  if (known) {
    if (/^(cat|stack|concat)$/.test(name)) unsure("an attribute");
    return operation(name, known, [of, ...args], keywords);
  }
  if (args.length) unsure("an argument");
  return of.dtype === DTYPES[name] ? of : tensor(like(of), DTYPES[name], { below: of.below, values: of.values });
}
