// A recurrent layer of PyTorch 2.13: what goes in, what comes out, its parameters, what PyTorch refuses, and the code.
// tests/test_calculator.py holds all of it against PyTorch itself.

import { KINDS } from "../../made/vocabulary.js";

export const MODULES = ["RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell"];
export const INPUTS = ["batched", "unbatched", "packed"];

// A configuration, here the seed's. `lengths` counts for packed input only; left empty, they fall from seq_len.
export const SEED = {
  module: "RNN", input_size: 3, hidden_size: 4, num_layers: 1, bias: true, batch_first: false, dropout: 0,
  bidirectional: false, proj_size: 0, seq_len: 5, batch_size: 1, input: "batched", lengths: [],
};
const ARGUMENTS = ["input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional",
  "proj_size"]; // in PyTorch's order; a cell has the two sizes and `bias` only
export const GATES = { RNN: "h", LSTM: "ifgo", GRU: "rzn" }; // in the order in which PyTorch stacks them

export const isCell = config => config.module.endsWith("Cell");
export const family = config => config.module.replace("Cell", "");
const lengthsOf = ({ lengths, seq_len, batch_size }) =>
  lengths.length ? lengths : Array.from({ length: batch_size }, (_, i) => Math.max(seq_len - i, 1));

// Shapes. A shape is a list of dimensions: {letters, size, kind}, as in {"num_directions * hidden_size", 8, "hidden"}.

/** The kind of "4 * hidden_size" and the like is that of the last factor. */
export const kindOf = letters => KINDS[letters.replace("max(lengths)", "seq_len").split(" * ").at(-1)];

/** Each of `letters`, such as "4 * hidden_size", with its size in this configuration. */
export function shape(config, ...letters) {
  const sizes = { ...config, num_directions: config.bidirectional ? 2 : 1 };
  if (config.input === "packed") {
    const lengths = lengthsOf(config);
    sizes["sum(lengths)"] = lengths.reduce((sum, length) => sum + length, 0);
    sizes["max(lengths)"] = lengths.reduce((most, length) => Math.max(most, length), 0);
  }
  const sizeOf = factor => sizes[factor] ?? Number(factor);
  return letters.map(text => ({
    letters: text,
    size: text.split(" * ").map(sizeOf).reduce((product, size) => product * size, 1),
    kind: kindOf(text),
  }));
}

/** What goes in and what comes out: a list of {name, shape, out}; `out` is true for what comes out. */
export function tensors(config) {
  const { module, input, batch_first, proj_size } = config;
  const batch = input === "unbatched" ? [] : ["batch_size"];
  const state = proj_size ? "proj_size" : "hidden_size"; // of h; c keeps hidden_size
  const list = [];
  const add = (out, name, ...letters) => list.push({ name, shape: shape(config, ...letters), out });
  if (isCell(config)) {
    if (input === "packed") add(false, "x_seq", "seq_len", "batch_size", "input_size");
    else add(false, "x_t", ...batch, "input_size");
    for (const [out, names] of [[false, ["h0", "c0"]], [true, ["h1", "c1"]]])
      for (const name of family(config) === "LSTM" ? names : names.slice(0, 1)) add(out, name, ...batch, "hidden_size");
    return list;
  }
  const sequence = (time, last) => batch_first ? [...batch, time, last] : [time, ...batch, last];
  const states = (out, h, c) => {
    add(out, h, "num_layers * num_directions", ...batch, state);
    if (module === "LSTM") add(out, c, "num_layers * num_directions", ...batch, "hidden_size");
  };
  add(false, "x_seq", ...sequence("seq_len", "input_size"));
  if (input === "packed") {
    add(false, "packed.data", "sum(lengths)", "input_size");
    add(false, "packed.batch_sizes", "max(lengths)");
    add(false, "packed.sorted_indices", "batch_size");
  }
  states(false, "h0", "c0");
  if (input === "packed") add(true, "packed_output.data", "sum(lengths)", `num_directions * ${state}`);
  add(true, "output", ...sequence(input === "packed" ? "max(lengths)" : "seq_len", `num_directions * ${state}`));
  states(true, "hn", "cn");
  return list;
}

/** Every parameter by PyTorch's own name and in its order: a list of {name, shape, layer, reverse}. */
export function parameters(config) {
  const { num_layers, bias, bidirectional, proj_size } = config;
  const gates = GATES[family(config)].length, state = proj_size ? "proj_size" : "hidden_size";
  const rows = gates > 1 ? `${gates} * hidden_size` : "hidden_size";
  const list = [];
  for (let layer = 0; layer < num_layers; layer++)
    for (const reverse of bidirectional ? [false, true] : [false]) {
      const add = (name, ...letters) => list.push({
        name: isCell(config) ? name : `${name}_l${layer}${reverse ? "_reverse" : ""}`,
        shape: shape(config, ...letters), layer, reverse,
      });
      add("weight_ih", rows, layer ? `num_directions * ${state}` : "input_size");
      add("weight_hh", rows, state);
      if (bias) for (const name of ["bias_ih", "bias_hh"]) add(name, rows);
      if (proj_size) add("weight_hr", "proj_size", "hidden_size");
    }
  return list;
}

/** How many numbers a shape holds. */
export const count = shape => shape.reduce((product, { size }) => product * size, 1);

/** A shape as text: "(5, 1, 4)" or, by "letters", "(seq_len, batch_size, hidden_size)". */
export const written = (shape, by = "size") =>
  `(${shape.map(dimension => dimension[by]).join(", ")}${shape.length === 1 ? "," : ""})`;

// What PyTorch says

/** PyTorch's error for a configuration, as {error, message}, or null if there is none. */
export function refusal(config) {
  const { module, hidden_size, dropout, proj_size, seq_len, input } = config;
  const refuse = (error, message) => ({ error, message });
  if (isCell(config)) {
    const unknown = ARGUMENTS.slice(2).find(name => name !== "bias" && config[name] !== SEED[name]);
    if (unknown) return refuse("TypeError", `${module}.__init__() got an unexpected keyword argument '${unknown}'`);
    return input === "packed" ? refuse("AttributeError", "'PackedSequence' object has no attribute 'dim'") : null;
  }
  const rules = [
    [proj_size && module !== "LSTM", "proj_size argument is only supported for LSTM, not RNN or GRU"],
    [!(dropout >= 0 && dropout <= 1),
      "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"],
    ...ARGUMENTS.slice(0, 3).map(name => [config[name] <= 0, `${name} must be greater than zero`]),
    [proj_size < 0, "proj_size should be a positive integer or zero to disable projections"],
    [proj_size >= hidden_size, "proj_size has to be smaller than hidden_size"],
  ];
  const broken = rules.find(([holds]) => holds);
  if (broken) return refuse("ValueError", broken[1]);
  if (input === "packed" && !seq_len) return refuse("RuntimeError", "Cannot pack empty tensors.");
  return seq_len ? null : refuse("RuntimeError", "Expected sequence length to be larger than 0 in RNN");
}

/** PyTorch's warning for a configuration that it accepts, or null. */
export function warning({ module, dropout, num_layers }) {
  if (!dropout || num_layers > 1 || module.endsWith("Cell")) return null;
  return "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects " +
    `num_layers greater than 1, but got dropout=${dropout} and num_layers=${num_layers}`;
}

// Code

export const python = value => typeof value === "boolean" ? (value ? "True" : "False") : String(value);

/** The call that makes the module: "nn.LSTM(3, 4, bidirectional=True)". */
export function construction(config) {
  const options = ARGUMENTS.slice(2).filter(name => config[name] !== SEED[name]);
  const keywords = options.map(name => `${name}=${python(config[name])}`);
  return `nn.${config.module}(${[config.input_size, config.hidden_size, ...keywords].join(", ")})`;
}

/** A whole script that builds the module and calls it; it leaves what tensors() lists, by the same names. */
export function code(config) {
  const name = isCell(config) ? "cell" : config.module.toLowerCase();
  const packed = config.input === "packed", lstm = family(config) === "LSTM";
  const made = tensors(config).filter(({ name, out }) => !out && !name.includes("."));
  const makes = ({ name, shape }) => {
    const sizes = shape.map(({ size }) => size).join(", ");
    return `${name} = torch.${/^[hc]0$/.test(name) ? "zeros" : "randn"}(${sizes})  # ${written(shape, "letters")}`;
  };
  const result = isCell(config) ? (lstm ? "h1, c1" : "h1")
    : `${packed ? "packed_output" : "output"}, ${lstm ? "(hn, cn)" : "hn"}`;
  const batchFirst = config.batch_first ? ", batch_first=True" : "";
  const fed = packed ? "packed" : made[0].name;
  const outs = tensors(config).filter(({ out }) => out).map(({ name }) => `${name}.shape`);
  return [
    "import torch", "from torch import nn",
    ...packed ? ["from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence"] : [],
    "", `${name} = ${construction(config)}`, ...made.map(makes),
    ...packed ? [
      `lengths = ${config.lengths.length || config.batch_size <= 12 ? `[${lengthsOf(config).join(", ")}]`
        : `[max(${config.seq_len} - i, 1) for i in range(${config.batch_size})]`}`,
      `packed = pack_padded_sequence(x_seq, lengths${batchFirst}, enforce_sorted=False)`,
    ] : [],
    `${result} = ${name}(${fed}, ${lstm ? "(h0, c0)" : "h0"})`,
    ...packed && !isCell(config) ? [`output, lengths = pad_packed_sequence(packed_output${batchFirst})`] : [],
    `print(${outs.join(", ")})`, "",
  ].join("\n");
}
