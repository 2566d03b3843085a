// The modules of torch.nn that stand around recurrent layers, and binding what a call gives to parameters.

import { broadcast, needTensor } from "./pairs.js";
import { OPERATIONS } from "./tensors.js";
import * as recurrent from "./recurrent.js";
import {
  LETTERS, bool, dense, doubt, float, int, isDense, isFloating, isNumber, like, loose, none, refuse, shapeOf, sizes, str,
  tensor, unsure, want, wantAll, whole,
} from "./values.js";

const DEFAULTS = { None: none, True: bool(true), False: bool(false) };
const defaultOf = text => DEFAULTS[text] ?? (text.startsWith("'") ? str(text.slice(1, -1))
  : (text.includes(".") ? float : int)(Number(text)));

/** Values by parameter. A parameter is "name", "name=default" or "*name", which takes the rest. `owner`, such as
 *  "Linear.__init__", has Python words for a call that does not fit; without one we do not know the words. */
export function bind(parameters, args, keywords, owner) {
  const given = { __proto__: null }, names = parameters.map(text => text.split("=")[0]), bad = owner
    ? text => refuse("TypeError", `${owner}() ${text}`) : () => unsure("an argument");
  const star = names.findIndex(name => name[0] === "*");
  if (star < 0 && args.length > names.length) {
    const least = parameters.filter(text => !text.includes("=")).length + 1, most = names.length + 1;
    bad(`takes ${least < most ? `from ${least} to ${most}` : most} positional arguments but ${args.length + 1} were given`);
  }
  args.forEach((value, i) => {
    if (star < 0 || i < star) given[names[i]] = value;
    else if (given[names[star]]) given[names[star]].push(value);
    else given[names[star]] = [value];
  });
  for (const [name, value] of keywords) {
    if (!names.includes(name)) {
      if (star < 0 || name !== names[star].slice(1)) bad(`got an unexpected keyword argument '${name}'`);
      given[names[star]] = [value];
    } else if (name in given) bad(`got multiple values for argument '${name}'`);
    else given[name] = value;
  }
  const missing = parameters.filter(text => !/[=*]/.test(text) && !(text in given)).map(name => `'${name}'`);
  if (missing.length) bad(`missing ${missing.length} required positional argument${missing.length > 1 ? "s" : ""}: ` +
    missing.join(missing.length > 2 ? ", " : " and ").replace(/, ('\w+')$/, ", and $1"));
  for (const text of parameters) {
    const [name, value] = text.split("=");
    given[name] ??= name[0] === "*" ? [] : defaultOf(value);
  }
  return given;
}

// Making

const MORE = ["device=None", "dtype=None"];
const CONSTRUCTORS = {
  Linear: ["in_features", "out_features", "bias=True", ...MORE],
  Embedding: ["num_embeddings", "embedding_dim", "padding_idx=None", "max_norm=None", "norm_type=2.0",
    "scale_grad_by_freq=False", "sparse=False", "_weight=None", "_freeze=False", ...MORE],
  Dropout: ["p=0.5", "inplace=False"], ReLU: ["inplace=False"], Tanh: [], Sigmoid: [], GELU: ["approximate='none'"],
  LeakyReLU: ["negative_slope=0.01", "inplace=False"], ELU: ["alpha=1.0", "inplace=False"],
  Identity: ["*args"], Softmax: ["dim=None"], LogSoftmax: ["dim=None"],
  Flatten: ["start_dim=1", "end_dim=-1"],
  LayerNorm: ["normalized_shape", "eps=1e-05", "elementwise_affine=True", "bias=True", ...MORE],
};
export const RECURRENT = ["RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell"];
export const LOSSES = ["CrossEntropyLoss", "NLLLoss", "MSELoss", "BCELoss", "BCEWithLogitsLoss", "L1Loss", "SmoothL1Loss"];
export const MODULES = [...Object.keys(CONSTRUCTORS), ...RECURRENT, ...LOSSES, "Sequential", "ModuleList"];

const MAKERS = {
  Linear: ({ in_features, out_features, dtype }) => [out_features, in_features].map(positive) && dtype.type !== "none"
    ? unsure("a dtype") : true,
  Embedding({ num_embeddings, embedding_dim, padding_idx, _weight, dtype, max_norm }) {
    const [rows] = [num_embeddings, embedding_dim].map(positive);
    if ([_weight, dtype, max_norm].some(({ type }) => type !== "none")) unsure("an argument");
    if (padding_idx.type === "none") return;
    const at = whole(padding_idx);
    if (at >= rows || at < -rows) refuse("AssertionError", "Padding_idx must be within num_embeddings");
  },
  Dropout({ p }) {
    if (p.type === "unknown") want(p, "number");
    if (!isNumber(p) || p.value === undefined) unsure("p");
    if (p.value < 0 || p.value > 1)
      refuse("ValueError", `dropout probability has to be between 0 and 1, but got ${p.value}`);
  },
  LayerNorm: ({ normalized_shape, dtype }) => (/tuple|list/.test(normalized_shape.type) ? normalized_shape.items
    : [normalized_shape]).map(positive) && dtype.type !== "none" && unsure("a dtype"),
};

const SIZES = ["in_features", "out_features", "num_embeddings", "embedding_dim"];

function positive(value) {
  if (value.type === "unknown") return want(value, "size");
  if (value.type !== "int") return unsure("a whole number");
  return value.value > 0 ? value.value : unsure("a size of 0 or less");
}

/** Making one. */
export function makeModule(name, args, keywords) {
  if (LOSSES.includes(name)) return { type: "module", name, options: {} };
  if (name === "Sequential") {
    if (args.some(({ type }) => !/^(module|object)$/.test(type)) || keywords.length) return unsure("what is in it");
    return { type: "module", name, options: {}, items: args };
  }
  if (name === "ModuleList") {
    const items = args[0]?.items ?? (args.length ? unsure("what is in it") : []);
    return { type: "module", name, options: {}, items: [...items] };
  }
  if (RECURRENT.includes(name)) {
    const parameters = recurrent.parametersOf(name, args.length);
    if (/^(RNN|GRU)$/.test(name) && keywords.some(([key]) => key === "proj_size"))
      refuse("ValueError", "proj_size argument is only supported for LSTM, not RNN or GRU");
    if (name === "RNN" && args.length > 3 && keywords.some(([key]) => key === "nonlinearity")) return unsure("an argument");
    return recurrent.make(name, bind(parameters, args, keywords, name.endsWith("Cell") ? `${name}.__init__`
      : name === "RNN" && args.length > 3 ? undefined : "RNNBase.__init__"));
  }
  const options = bind(CONSTRUCTORS[name], args, keywords, `${name}.__init__`);
  wantAll(SIZES.filter(option => options[option]).map(option => [options[option], "size"]));
  MAKERS[name]?.(options);
  return { type: "module", name, options };
}

// Calling

const functional = (name, ...options) => (module, x) =>
  OPERATIONS[name][1](x.type === "tensor" || !/softmax|flatten/.test(name) ? needTensor(x, name, "input") : unsure("a tensor"), ...options.map(option => module.options[option] ?? none));

const CALLS = {
  Linear({ options }, x) {
    needTensor(x, "linear", "input");
    const [wanted, out] = [options.in_features.value, options.out_features.value], { dims, dtype } = x;
    if (!dims.length) refuse("RuntimeError", "both arguments to linear need to be at least 1D, but they are 0D and 2D");
    const rows = dims.slice(0, -1).reduce((product, { n }) => product * n, 1), fits = dims.at(-1).n === wanted;
    if (dtype !== "float32" && !x.fits) {
      if (!fits || !dtype || !(dims.length === 2 || dims.length === 3 && isDense(x))) return unsure("a dtype");
      refuse("RuntimeError", `mat1 and mat2 must have the same dtype, but got ${LETTERS[dtype]} and Float`);
    }
    if (!fits) refuse("RuntimeError",
      `mat1 and mat2 shapes cannot be multiplied (${rows}x${dims.at(-1).n} and ${wanted}x${out})`);
    const made = [...dims.slice(0, -1), { n: out, k: options.out_features.kind }];
    return tensor(isDense(x) || dims.length < 3 ? dense(made) : loose(made));
  },
  Embedding({ options }, x) {
    needTensor(x, "embedding", "indices", 2);
    if (!x.fits && x.dtype !== "int64" && x.dtype !== "int32") {
      if (!x.dtype) return unsure("a dtype");
      refuse("RuntimeError", "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; " +
        `but got torch.${LETTERS[x.dtype]}Tensor instead (while checking arguments for embedding)`);
    }
    const { values } = x, rows = options.num_embeddings.value;
    if (values?.some(value => value < 0 || value >= rows)) refuse("IndexError", "index out of range in self");
    if (!values && !x.fits && !(x.below <= rows)) doubt("whether each index has a row");
    return tensor(dense([...x.dims, { n: options.embedding_dim.value, k: "input" }]));
  },
  LayerNorm({ options }, x) {
    needTensor(x, "layer_norm", "input");
    const given = options.normalized_shape, wanted = (given.items ?? [given]).map(({ value }) => value);
    const own = shapeOf(x).slice(-wanted.length);
    if (x.dtype !== "float32" && !x.fits) return unsure("a dtype");
    if (String(own) !== String(wanted) || x.dims.length < wanted.length) refuse("RuntimeError", "Given normalized_shape=" +
      `${sizes(wanted)}, expected input with shape [*, ${wanted.join(", ")}], but got input of size${sizes(shapeOf(x))}`);
    return tensor(isDense(x) ? dense(x.dims) : loose(x.dims));
  },
  Dropout: (_, x) => x.type === "tensor" && (isFloating(x.dtype) || x.fits) ? tensor(like(x), x.dtype, { fits: x.fits })
    : x.type === "tensor" ? unsure("a dtype") : needTensor(x, "dropout", "input"),
  Identity: (_, x) => x,
  ReLU: functional("relu"), Tanh: functional("tanh"), Sigmoid: functional("sigmoid"), GELU: functional("gelu"),
  LeakyReLU: functional("leaky_relu"), ELU: functional("elu"),
  Softmax: (module, x) => module.options.dim.type === "none" ? unsure("dim") : functional("softmax", "dim")(module, x),
  LogSoftmax: (module, x) => module.options.dim.type === "none" ? unsure("dim") : functional("log_softmax", "dim")(module, x),
  Flatten: functional("flatten", "start_dim", "end_dim"),
};

/** What a loss takes: one number, or an error whose words depend on too much. */
export function loss(name, x, y) {
  for (const value of [x, y]) if (value.type === "unknown") want(value, "shape");
  if (x.type !== "tensor" || y.type !== "tensor") return unsure("a tensor");
  const [a, b] = [shapeOf(x), shapeOf(y)];
  if (/MSE|L1/.test(name)) {
    broadcast(x.dims, y.dims);
    return isFloating(x.dtype) && isFloating(y.dtype) || x.fits || y.fits ? tensor([]) : unsure("a dtype");
  }
  if (/BCE/.test(name)) return String(a) === String(b) && (isFloating(y.dtype) || y.fits) ? tensor([]) : unsure("a target");
  if (!y.fits && y.dtype !== "int64") return unsure("a target");
  if (a.length === 2 && b.length === 1 && a[0] !== b[0])
    refuse("ValueError", `Expected input batch_size (${a[0]}) to match target batch_size (${b[0]}).`);
  if (a.length > 2 && String(b) !== String([a[0], ...a.slice(2)]) && b.length === a.length - 1) {
    if (a[0] !== b[0]) return unsure("a target");
    refuse("RuntimeError", `Expected target size ${sizes([a[0], ...a.slice(2)])}, got ${sizes(b)}`);
  }
  if (b.length !== a.length - 1 || a.length < 2) return unsure("a target");
  const classes = a[1];
  if (y.values?.some(value => value < 0 || value >= classes)) return unsure("a target out of range");
  if (!y.values && !y.fits && !(y.below <= classes)) doubt("whether each target is a class");
  return tensor([]);
}

/** Calling a module of torch.nn; `run` calls what a Sequential holds. */
export function callModule(module, args, keywords, run) {
  const { name } = module;
  if (module.cast) return unsure("another dtype");
  if (LOSSES.includes(name)) {
    const { input, target } = bind(["input", "target"], args, keywords);
    return loss(name, input, target);
  }
  if (name === "ModuleList") return refuse("NotImplementedError",
    'Module [ModuleList] is missing the required "forward" function');
  if (name === "Sequential") {
    const { input } = bind(["input"], args, keywords, "Sequential.forward");
    return module.items.reduce((value, item) => run(item, [value], []), input);
  }
  const states = RECURRENT.includes(name);
  const given = bind(states ? ["input", "hx=None"] : ["input"], args, keywords, `${name}.forward`);
  if (given.input.type === "unknown") return want(given.input, "shape");
  return states ? recurrent.call(module, given.input, given.hx) : CALLS[name](module, given.input);
}

/** What a module has as attributes. */
export function attributeOf(module, name) {
  const { options } = module, value = options[name];
  if (RECURRENT.includes(module.name) && value && name !== "dropout") return value;
  if (value && /_(features|dim|embeddings)$/.test(name)) return value;
  if (module.name === "Linear" && name === "weight")
    return tensor(dense([options.out_features.value, options.in_features.value]));
  if (module.name === "Embedding" && name === "weight")
    return tensor(dense([options.num_embeddings.value, options.embedding_dim.value]));
  return undefined;
}

