// nn.RNN, nn.LSTM, nn.GRU and their cells: what making one and calling one gives, in the order in which PyTorch looks.

import { index, iterate } from "./operators.js";
import {
  count, dense, int, isNumber, refuse, shapeOf, sizes, tensor, tuple, typeName, unsure, want, wantAll, whole,
} from "./values.js";

const LAYER = ["input_size", "hidden_size", "num_layers=1", "bias=True", "batch_first=False", "dropout=0.0",
  "bidirectional=False", "proj_size=0", "device=None", "dtype=None"];
const CELL = ["input_size", "hidden_size", "bias=True", "device=None", "dtype=None"];

/** The parameters of a module's constructor. */
export const parametersOf = (name, args) => name === "RNN" && args > 3 ? [...LAYER.slice(0, 3), "nonlinearity='tanh'",
  ...LAYER.slice(3)] : name === "RNN" ? [...LAYER, "nonlinearity='tanh'"]
  : name === "RNNCell" ? [...CELL.slice(0, 3), "nonlinearity='tanh'", ...CELL.slice(3)] : name.endsWith("Cell") ? CELL : LAYER;

const ofType = (type, name, value) => value.type === type || value.type === "bool" && type === "int" ? value
      : refuse("TypeError", `${name} should be of type ${type}, got: ${typeName(value)}`);

const ofWhole = value => value.type === "int" || value.type === "unknown" ? whole(value) : unsure("a size");

/** Making one: `given` has a value for each parameter. */
export function make(name, given) {
  wantAll([["input_size", "size"], ["hidden_size", "size"], ["num_layers", "size"], ["bias", "flag"],
    ["batch_first", "flag"], ["dropout", "number"], ["bidirectional", "flag"], ["proj_size", "size"]]
    .filter(([option]) => given[option]).map(([option, kind]) => [given[option], kind]));
  if (name.endsWith("Cell")) {
    for (const size of ["input_size", "hidden_size"]) ofWhole(given[size]);
    if (!(given.input_size.value > 0 && given.hidden_size.value > 0)) return unsure("a size of 0 or less");
    return { type: "module", name, options: given };
  }
  const { num_layers, dropout, proj_size, nonlinearity } = given;
  if (nonlinearity && !/^(tanh|relu)$/.test(nonlinearity.value)) nonlinearity.type === "str" && nonlinearity.value
    ? refuse("ValueError", `Unknown nonlinearity '${nonlinearity.value}'. Select from 'tanh' or 'relu'.`)
    : unsure("nonlinearity");
  if (given.dtype.type !== "none" || name !== "LSTM" && proj_size.value) return unsure("an argument");
  if (!isNumber(dropout) || dropout.value === undefined) return unsure("dropout");
  if (dropout.type === "bool" || !(dropout.value >= 0 && dropout.value <= 1)) refuse("ValueError",
    "dropout should be a number in range [0, 1] representing the probability of an element being zeroed");
  ofType("bool", "bias", given.bias);
  ofType("bool", "batch_first", given.batch_first);
  for (const size of ["input_size", "hidden_size"])
    if (!(ofType("int", size, given[size]).value > 0)) refuse("ValueError", `${size} must be greater than zero`);
  if (![num_layers, proj_size].every(isNumber)) return unsure("an argument");
  if (!(num_layers.value > 0)) refuse("ValueError", "num_layers must be greater than zero");
  if (proj_size.value < 0)
    refuse("ValueError", "proj_size should be a positive integer or zero to disable projections");
  if (proj_size.value >= given.hidden_size.value) refuse("ValueError", "proj_size has to be smaller than hidden_size");
  if (num_layers.type === "float") refuse("TypeError", "'float' object cannot be interpreted as an integer");
  if (/unknown|opaque|tensor/.test(given.bidirectional.type) || proj_size.type !== "int") return unsure("an argument");
  return { type: "module", name, options: given };
}

/** A module's options as the calculator has them. */
export const configOf = ({ name, options }) => Object.fromEntries([["module", name],
  ...["input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional", "proj_size"]
    .filter(option => options[option]).map(option => [option, options[option].value])]);

/** Calling one, with `hx` none or what was given. */
export const call = (module, input, hx) => module.name.endsWith("Cell") ? ofCell(module, input, hx)
  : input.type === "packed" ? ofPacked(module, input, hx) : ofLayer(module, input, hx);

const dim = value => value.type === "tensor" ? value.dims.length : value.type === "unknown" ? want(value, "shape")
  : value.type === "opaque" ? unsure("a tensor") : refuse("AttributeError", `'${typeName(value)}' object has no attribute 'dim'`);

const sizesOf = ({ name, options }) => {
  const hidden = options.hidden_size.value, proj = options.proj_size.value || hidden;
  const directions = options.bidirectional.value ? 2 : 1;
  return { hidden, proj, directions, layers: options.num_layers.value * directions, lstm: name === "LSTM",
    first: options.batch_first.value };
};

function checkInput({ options }, input, wanted = 3) {
  if (input.dtype !== "float32" && !input.fits && input.dtype) refuse("ValueError", `RNN input dtype (torch.${input.dtype}) ` +
    "does not match weight dtype (torch.float32). Convert input: input.to(torch.float32), or convert model: " +
    `model.to(torch.${input.dtype})`);
  if (!input.dtype && !input.fits) unsure("a dtype");
  if (input.dims.length !== wanted) unsure("dimensions");
  const [want, got] = [options.input_size.value, input.dims.at(-1).n];
  if (got !== want) refuse("RuntimeError", `input.size(-1) must be equal to input_size. Expected ${want}, got ${got}`);
}

function checkHidden(state, wanted, what) {
  const got = shapeOf(state);
  if (String(got) !== String(wanted))
    refuse("RuntimeError", `Expected ${what} size ${sizes(wanted, "()")}, got ${sizes(got)}`);
  if (state.dtype !== "float32" && !state.fits) unsure("the state's dtype");
}

/** The same with a batch of one. */
const withBatch = ({ dims, dtype, fits }, at) =>
  tensor([...dims.slice(0, at), { n: 1 }, ...dims.slice(at)], dtype, { fits });

/** The states that go in, checked, as PyTorch checks them: before the input's size or after it. */
function checkStates(module, input, hx, batched, batch) {
  const { lstm, layers, hidden, proj } = sizesOf(module), kind = batched ? "batched 3-D" : "unbatched 2-D";
  const rank = batched ? 3 : 2, full = state => batched ? state : withBatch(state, 1);
  if (hx.type === "unknown") want(hx, "shape");
  if (!lstm) {
    if (hx.type !== "none" && dim(hx) !== rank)
      refuse("RuntimeError", `For ${kind} input, hx should also be ${rank}-D but got ${dim(hx)}-D tensor`);
    checkInput(module, input);
    if (hx.type !== "none") checkHidden(full(hx), [layers, batch, hidden], "hidden");
    return;
  }
  if (hx.type === "none") return checkInput(module, input);
  const part = i => index(hx, int(i));
  if (dim(part(0)) !== rank || dim(part(1)) !== rank) refuse("RuntimeError", `For ${kind} input, hx and cx should also be ` +
    `${rank}-D but got (${dim(part(0))}-D, ${dim(part(1))}-D) tensors`);
  checkInput(module, input);
  checkHidden(full(part(0)), [layers, batch, proj], "hidden[0]");
  checkHidden(full(part(1)), [layers, batch, hidden], "hidden[1]");
}

/** The states that come out. */
function states(module, batch) {
  const { lstm, layers, hidden, proj } = sizesOf(module), front = { n: layers, k: "layers" };
  const state = n => tensor(dense([front, ...batch, { n, k: "hidden" }]), "float32");
  return lstm ? tuple([state(proj), state(hidden)]) : state(proj);
}

function ofLayer(module, input, hx) {
  const { name } = module, { directions, proj, first } = sizesOf(module), rank = dim(input);
  if (rank !== 2 && rank !== 3) refuse("ValueError",
    `${name}: Expected input to be 2D or 3D, got ${rank}D ${name === "RNN" ? "tensor " : ""}instead`);
  const batched = rank === 3, full = batched ? input : withBatch(input, first ? 0 : 1);
  const [time, batch] = first ? [full.dims[1], full.dims[0]] : full.dims;
  checkStates(module, full, hx, batched, batch.n);
  if (!time.n) refuse("RuntimeError", "Expected sequence length to be larger than 0 in RNN");
  if (!batch.n) return unsure("an empty batch");
  const axes = [{ n: time.n, k: "time" }, { n: batch.n, k: "batch" }, { n: directions * proj, k: "hidden" }];
  let dims = dense(axes); // with the batch in front, the same numbers, seen the other way round
  if (batched && first) dims = [dims[1], dims[0], dims[2]];
  if (!batched) dims = dense([axes[0], axes[2]]);
  return tuple([tensor(dims), states(module, batched ? [axes[1]] : [])]);
}

function ofPacked(module, packed, hx) {
  const { directions, proj, lstm, hidden, layers } = sizesOf(module), { options } = module, { data, lengths } = packed;
  const got = data.dims.at(-1).n, batch = lengths.length;
  if (hx.type === "unknown") return want(hx, "shape");
  if (data.dims.length !== 2 || data.dtype !== "float32" && !data.fits) return unsure("what is packed");
  if (lstm) {
    if (hx.type !== "none") {
      if (hx.type !== "tuple" || hx.items.length !== 2) return unsure("the state");
      const fit = hx.items.map((state, i) => state.type === "tensor" &&
        String(shapeOf(state)) === String([layers, batch, i ? hidden : proj]));
      if (fit.includes(false)) return unsure("a state that does not fit");
    }
    if (got !== options.input_size.value && lengths.every(length => length === lengths[0]))
      return unsure("a packed input of another size, which PyTorch may read all the same");
    if (got !== options.input_size.value) refuse("RuntimeError", "mat1 and mat2 shapes cannot be multiplied " +
      `(${data.dims[0].n}x${got} and ${options.input_size.value}x${4 * hidden})`);
  } else {
    const states = hx.type === "none" || hx.type === "tensor" && hx.dims.length === 3 && (packed.sorted || hx.dims[1].n === batch);
    if (!states) return unsure("a state that does not fit");
    checkInput(module, data, 2);
    if (hx.type !== "none") checkHidden(hx, [layers, batch, hidden], "hidden");
  }
  const out = tensor(dense([data.dims[0], { n: directions * proj, k: "hidden" }]));
  return tuple([{ ...packed, data: out }, states(module, [{ n: batch, k: "batch" }])]);
}

function ofCell({ name, options }, input, hx) {
  const rank = dim(input), hidden = options.hidden_size.value, lstm = name === "LSTMCell";
  if (rank !== 1 && rank !== 2) refuse("ValueError", `${name}: Expected input to be 1D or 2D, got ${rank}D instead`);
  const given = hx.type === "none" ? [] : lstm ? iterate(hx) ?? unsure("the state") : [hx];
  given.forEach((state, i) => {
    if (![1, 2].includes(dim(state))) refuse("ValueError",
      `${name}: Expected ${lstm ? `hx[${i}]` : "hidden"} to be 1D or 2D, got ${dim(state)}D instead`);
  });
  if (lstm && hx.type === "tensor" && rank === 2)
    refuse("TypeError", "lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor");
  if (lstm && hx.type !== "none" && (hx.type !== "tuple" || given.length !== 2)) return unsure("the state");
  const all = [input, ...given].map(t => rank === 1 ? withBatch(t, 0) : t), [full, ...full_states] = all;
  if (all.some(({ dtype, fits }) => dtype !== "float32" && !fits)) return unsure("a dtype");
  const [batch, got] = shapeOf(full), wanted = options.input_size.value;
  if (full_states.some(({ dims }) => dims.length !== 2)) return unsure("a state that does not fit");
  if (got !== wanted)
    refuse("RuntimeError", `input has inconsistent input_size: got ${got} expected ${wanted}`);
  full_states.forEach((state, i) => {
    const [n, size] = shapeOf(state);
    if (n !== batch) refuse("RuntimeError", `Input batch size ${batch} doesn't match hidden${i} batch size ${n}`);
    if (size !== hidden)
      refuse("RuntimeError", `hidden${i} has inconsistent hidden_size: got ${size}, expected ${hidden}`);
  });
  if (!count(full)) return unsure("an empty tensor");
  const front = rank === 2 ? [{ n: batch, k: "batch" }] : [], state = tensor(dense([...front, { n: hidden, k: "hidden" }]));
  return lstm ? tuple([state, { ...state }]) : state;
}

/** What stands for the last layer's last state, given the names of what a call left: pieces of Python by term. */
export function lastState({ options }, { output, hn }, packed, unbatched) {
  const first = options.batch_first.value && !unbatched, hidden = options.proj_size.value || options.hidden_size.value;
  const step = at => `${output}[${first ? `:, ${at}` : at}`, two = options.bidirectional.value;
  return {
    forward: { state: hn && `${hn}[${two ? -2 : -1}]`,
      output: output && !packed && (two ? `${step(-1)}, ${unbatched ? "" : first ? "" : ":, "}:${hidden}]` : `${step(-1)}]`) },
    backward: two && { state: hn && `${hn}[-1]`,
      output: output && !packed && `${step(0)}, ${unbatched ? "" : first ? "" : ":, "}${hidden}:]` },
  };
}
