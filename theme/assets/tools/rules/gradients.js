// What a number of h_t comes from: its gradient with respect to each input, by backpropagation through time, and the
// numbers that it depends on at all. tests/test_steps.py holds both against PyTorch's autograd.

import { add, each, mul, tanh } from "./cells.js";

// The gradient before a function from that behind it, by what the function gave.
const beforeTanh = (after, given) => each((d, y) => d * (1 - y * y), after, given);
const beforeSigmoid = (after, given) => each((d, y) => d * y * (1 - y), after, given);
const beforeLinear = (after, weight) =>
  after.map(row => weight[0].map((_, k) => row.reduce((sum, d, j) => sum + d * weight[j][k], 0)));
const stacked = (...gates) => gates[0].map((_, r) => gates.flatMap(gate => gate[r]));

// From the gradient of h_t, and of c_t by way of later steps, to those of the two sides and of the state that came in.
const BACK = {
  RNN({ h_t }, h) {
    const s = beforeTanh(h, h_t);
    return { from_x: s, from_h: s };
  },
  LSTM({ i_t, f_t, g_t, o_t, c_t, c_prev }, h, later) {
    const shown = tanh(c_t), c = add(later, beforeTanh(mul(h, o_t), shown));
    const s = stacked(beforeSigmoid(mul(c, g_t), i_t), beforeSigmoid(mul(c, c_prev), f_t), beforeTanh(mul(c, i_t), g_t),
      beforeSigmoid(mul(h, shown), o_t));
    return { from_x: s, from_h: s, c_prev: mul(c, f_t) };
  },
  GRU({ r_t, z_t, n_t, n_h, h_prev }, h) {
    const n = beforeTanh(each((d, z) => d * (1 - z), h, z_t), n_t);
    const z = beforeSigmoid(each((d, old, fresh) => d * (old - fresh), h, h_prev, n_t), z_t);
    const r = beforeSigmoid(mul(n, n_h), r_t);
    return { from_x: stacked(r, z, n), from_h: stacked(r, z, mul(n, r_t)), h_prev: mul(h, z_t) };
  },
};

/** The gradient of the number `c` of h_t at step `t` (both from 0), in the shape of x_seq. */
export function gradient(cell, run, { t, c }) {
  const none = each(() => 0, run.h0[0]), found = run.x_seq.map(x_t => each(() => 0, x_t));
  let [h, later] = [none.map(row => row.map((_, i) => Number(i === c))), none];
  for (let step = t; step >= 0; step--) {
    const { from_x, from_h, h_prev = none, c_prev } = BACK[cell](run.steps[step], h, later);
    found[step] = beforeLinear(from_x, run.weight_ih_l0);
    [h, later] = [add(beforeLinear(from_h, run.weight_hh_l0), h_prev), c_prev];
  }
  return found;
}

/** Whether the number `chosen` {t, c} of h_t depends on that in row `r` and column `c` of the matrix `key` at step `t`. */
export function depends(chosen, size, t, key, r, c) {
  if (/^(output|cn_seq)/.test(key)) return false; // PyTorch's own, from which nothing is computed here
  const step = /_seq/.test(key) ? r : /_prev$/.test(key) ? t - 1 : t; // of whose numbers it is; -1 is the initial state's
  if (step === chosen.t) return /^x_/.test(key) || c % size === chosen.c;
  // The next step uses all of the one before it, but a cell state by way of h_t, and c0 has none.
  return step < chosen.t && (key !== "c_prev" || chosen.t > 0 || c === chosen.c);
}
