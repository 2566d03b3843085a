// What nn.RNN, nn.LSTM and nn.GRU compute at each time step, part by part. A matrix is an array of rows.
// tests/test_steps.py holds it against PyTorch.

import { GATES, kindOf } from "./layers.js";

export const each = (f, ...all) => all[0].map((row, r) => row.map((_, c) => f(...all.map(matrix => matrix[r][c]))));
export const add = (a, b) => each((v, w) => v + w, a, b);
export const mul = (a, b) => each((v, w) => v * w, a, b);
export const tanh = a => each(Math.tanh, a);
const sigmoid = a => each(v => 1 / (1 + Math.exp(-v)), a);
const chunk = (a, n) => Array.from({ length: n }, (_, i) =>
  a.map(row => row.slice(i * row.length / n, (i + 1) * row.length / n)));
export const linear = (x, weight, bias) =>
  x.map(row => weight.map((w, j) => w.reduce((sum, v, k) => sum + v * row[k], bias[j])));

const CELLS = {
  RNN: ({ s_t }) => ({ h_t: tanh(s_t) }),
  LSTM({ s_t, c_prev }) {
    const [s_i, s_f, s_g, s_o] = chunk(s_t, 4);
    const [i_t, f_t, g_t, o_t] = [sigmoid(s_i), sigmoid(s_f), tanh(s_g), sigmoid(s_o)];
    const c_t = add(mul(f_t, c_prev), mul(i_t, g_t));
    return { s_i, s_f, s_g, s_o, i_t, f_t, g_t, o_t, c_t, h_t: mul(o_t, tanh(c_t)) };
  },
  GRU({ from_x, from_h, h_prev }) {
    const [r_x, z_x, n_x] = chunk(from_x, 3);
    const [r_h, z_h, n_h] = chunk(from_h, 3);
    const [r_t, z_t] = [sigmoid(add(r_x, r_h)), sigmoid(add(z_x, z_h))];
    const n_t = tanh(add(n_x, mul(r_t, n_h)));
    const h_t = each((z, n, h) => (1 - z) * n + z * h, z_t, n_t, h_prev);
    return { r_x, z_x, n_x, r_h, z_h, n_h, r_t, z_t, n_t, h_t };
  },
};
export const NAMES = Object.keys(CELLS);

/** All that a cell computes at each time step, by name. */
export function allSteps(cell, run) {
  let made = { h_t: run.h0[0], c_t: run.c0?.[0] };
  return run.x_seq.map(x_t => {
    const { h_t: h_prev, c_t: c_prev } = made;
    const from_x = linear(x_t, run.weight_ih_l0, run.bias_ih_l0);
    const from_h = linear(h_prev, run.weight_hh_l0, run.bias_hh_l0);
    const sides = { h_prev, c_prev, from_x, from_h, s_t: add(from_x, from_h) };
    made = { ...sides, ...CELLS[cell](sides) };
    return made;
  });
}

/** A matrix that is shown at step `t` (from 0): its shape, and the place in a run of the number in row r, column c. */
export function matrix(cell, { x_seq, h0 }, t, key) {
  const sizes = { seq_len: x_seq.length, batch_size: h0[0].length, input_size: x_seq[0][0].length,
    hidden_size: h0[0][0].length };
  const n = GATES[cell].length, stack = n > 1 ? `${n} * hidden_size` : "hidden_size";
  const all = ["seq_len", "batch_size", "hidden_size"];
  const [axes, at] = {
    x_t: [["batch_size", "input_size"], (r, c) => `x_seq[${t}][${r}][${c}]`],
    W_ih_T: [["input_size", stack], (r, c) => `weight_ih_l0[${c}][${r}]`],
    W_hh_T: [["hidden_size", stack], (r, c) => `weight_hh_l0[${c}][${r}]`],
    b_ih: [[stack], (_r, c) => `bias_ih_l0[${c}]`],
    b_hh: [[stack], (_r, c) => `bias_hh_l0[${c}]`],
    h_seq: [all, (r, c) => `steps[${r}].h_t[0][${c}]`],
    c_seq: [all, (r, c) => `steps[${r}].c_t[0][${c}]`],
    output: [all, (r, c) => `output[${r}][0][${c}]`],
    cn_seq: [all, (r, c) => `cn_seq[${r}][0][${c}]`],
    "x_seq.grad": [["seq_len", "batch_size", "input_size"], (r, c) => `grad[${r}][0][${c}]`],
  }[key] ?? [["batch_size", /^from|^s_t/.test(key) ? stack : "hidden_size"],
    (r, c) => `steps[${t}].${key}[${r}][${c}]`];
  const sizeOf = letters => sizes[letters] ?? n * sizes.hidden_size;
  return { shape: axes.map(letters => ({ letters, size: sizeOf(letters), kind: kindOf(letters) })), at };
}

/** A place as it is told: time steps are counted from 1. */
export const told = at => at.replace(/(?:steps|x_seq)\[(\d+)\]\.?(\w*)/, (_, i, name) => `t = ${+i + 1}, ${name || "x_t"}`);

/** The number at a place such as "x_seq[0][0][2]". */
export const get = (run, at) => at.match(/\w+/g).reduce((values, index) => values[index], run);

/** The run with another number at a place, all that follows from it computed anew. */
export function change(cell, run, at, value) {
  const [, values, index] = at.match(/(.*)\[(\d+)/);
  get(run, values)[index] = value;
  run.steps = allSteps(cell, run);
}
