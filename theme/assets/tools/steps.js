// One step at a time: nn.RNN, nn.LSTM and nn.GRU, part by part, with the numbers of a run that the page shows.
// Controls, equations, words and each part's code are in the page.

import { say, words } from "./shapes.js";

// ---- Arithmetic; a matrix is an array of rows ----

const times = (count, f) => Array.from({ length: count }, (_, i) => f(i));
const each = (f, ...all) => all[0].map((row, r) => row.map((_, c) => f(...all.map((matrix) => matrix[r][c]))));
const add = (a, b) => each((v, w) => v + w, a, b);
const mul = (a, b) => each((v, w) => v * w, a, b);
const tanh = (a) => each(Math.tanh, a);
const sigmoid = (a) => each((v) => 1 / (1 + Math.exp(-v)), a);
const chunk = (a, n) => times(n, (i) => a.map((row) => row.slice(i * row.length / n, (i + 1) * row.length / n)));
const linear = (x, weight, bias) =>
  x.map((row) => weight.map((w, j) => w.reduce((sum, v, k) => sum + v * row[k], bias[j])));

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
const GATES = { RNN: "h", LSTM: "ifgo", GRU: "rzn" };

/** All that a cell computes at each time step, by name. */
function allSteps(cell, run) {
  let made = { h_t: run.h0[0], c_t: run.c0?.[0] };
  return run.x_seq.map((x_t) => {
    const { h_t: h_prev, c_t: c_prev } = made;
    const from_x = linear(x_t, run.weight_ih_l0, run.bias_ih_l0);
    const from_h = linear(h_prev, run.weight_hh_l0, run.bias_hh_l0);
    const sides = { h_prev, c_prev, from_x, from_h, s_t: add(from_x, from_h) };
    return (made = { ...sides, ...CELLS[cell](sides) });
  });
}

// ---- What the page holds, and what of it is shown ----

const id = (name) => document.getElementById(`steps-${name}`);
const root = id("tool");
const all = (selector) => [...root.querySelectorAll(selector)];

/** The tensors that a snippet printed, `name = values` a line, and what follows from them. */
function read(cell) {
  const run = {};
  const printed = document.querySelector(`#run-tools-steps-${cell.toLowerCase()} code`).textContent;
  for (const [, name, values] of printed.matchAll(/(\w+) = (.*)/g)) run[name] = JSON.parse(values);
  return { ...run, steps: allSteps(cell, run) };
}
const cells = Object.keys(CELLS);
const originals = Object.fromEntries(cells.map((cell) => [cell, read(cell)]));
const runs = structuredClone(originals); // as edited

let cell;
let place; // among all parts of all time steps
const run = () => runs[cell];
const edited = () => JSON.stringify(run()) !== JSON.stringify(originals[cell]);
const parts = () => Object.keys(words).flatMap((name) => name.match(`^${cell}\\.(.*)`)?.[1] ?? []);
const count = () => parts().length;
const part = () => parts()[place % count()];
const t = () => Math.floor(place / count()); // from 0
const last = () => run().steps.length * count() - 1;

/** A matrix: its axes, each [dimension, size, letters], and the place of a number in a run by row and column. */
function view(key) {
  const { x_seq, h0 } = run();
  const n = GATES[cell].length;
  const time = ["time", x_seq.length, "seq_len"];
  const batch = ["batch", h0[0].length, "batch_size"];
  const input = ["input", x_seq[0][0].length, "input_size"];
  const hidden = ["hidden", h0[0][0].length, "hidden_size"];
  const stack = n > 1 ? ["hidden", n * hidden[1], `${n} * hidden_size`] : hidden;
  const all = [time, batch, hidden];
  return {
    x_t: [[batch, input], (r, c) => `x_seq[${t()}][${r}][${c}]`],
    W_ih_T: [[input, stack], (r, c) => `weight_ih_l0[${c}][${r}]`],
    W_hh_T: [[hidden, stack], (r, c) => `weight_hh_l0[${c}][${r}]`],
    b_ih: [[stack], (r, c) => `bias_ih_l0[${c}]`],
    b_hh: [[stack], (r, c) => `bias_hh_l0[${c}]`],
    h_seq: [all, (r, c) => `steps[${r}].h_t[0][${c}]`],
    c_seq: [all, (r, c) => `steps[${r}].c_t[0][${c}]`],
    output: [all, (r, c) => `output[${r}][0][${c}]`],
    cn_seq: [all, (r, c) => `cn_seq[${r}][0][${c}]`],
  }[key] ?? [[batch, /^from|^s_t/.test(key) ? stack : hidden], (r, c) => `steps[${t()}].${key}[${r}][${c}]`];
}
const get = (at, from = run()) => at.match(/\w+/g).reduce((values, index) => values[index], from);

// ---- Drawing ----

const list = (count, f) => times(count, f).join("");

/** A shape in numbers (1) or in letters (2). */
function shape(axes, show) {
  const terms = axes.map((axis) => `<span class="dim-${axis[0]}">${axis[show]}</span>`);
  return `<code>(${terms.join(", ")}${axes[1] ? "" : ","})</code>`;
}

function number(at) {
  const value = get(at);
  const mark = value === get(at, originals[cell]) ? "" : "steps-changed";
  const field = `<input type="number" step="0.1" aria-label="${at}" value="${value.toFixed(4)}">`;
  return `<td title="${value}" class="${mark}">${/x_seq|weight|bias/.test(at) ? field : value.toFixed(4)}</td>`;
}

/** Of more than two axes, the table has the first and the last. */
function matrix(key) {
  const [axes, at] = view(key);
  const [rows, columns] = [axes[1] && axes[0], axes.at(-1)];
  const head = (axis, scope, i) => `<th scope="${scope}" class="dim-${axis[0]}">${i}</th>`;
  const gates = columns[2].includes("*") ? GATES[cell] : "";
  const width = columns[1] / (gates.length || 1);
  const row = (r) => `<tr${rows?.[0] === "time" && r === t() ? ' aria-current="step"' : ""}>
    ${rows ? head(rows, "row", r) : "<td></td>"}${list(columns[1], (c) => number(at(r, c)))}</tr>`;
  return `<div class="steps-matrix" data-key="${key}">
    <div><code>${key}</code> ${shape(axes, 1)}${shape(axes, 2)}</div>
    <div class="steps-scroll"><table class="steps-table" aria-label="${key}">
      <colgroup></colgroup>${`<colgroup span="${width}"></colgroup>`.repeat(gates.length || 1)}
      <thead>${gates && `<tr><td></td>${gates.replace(/./g, `<th scope="colgroup" colspan="${width}">$&</th>`)}</tr>`}
        <tr><td></td>${list(columns[1], (c) => head(columns, "col", c))}</tr></thead>
      <tbody>${list(rows ? rows[1] : 1, row)}</tbody></table></div></div>`;
}

/** Code with a matrix for each name. A sign stands with the matrix after it. */
function lines(told) {
  const item = (_, before, key, after) => `<div><span>${before}</span>${matrix(key)}<span>${after}</span></div>`;
  return [...told.querySelectorAll("code")]
    .map((code) => `<div class="steps-line">${code.textContent.replace(/(.*?)(\w+_\w+|output)(\)?)/g, item)}</div>`)
    .join("");
}

function draw() {
  const told = words[`${cell}.${part()}`];
  const [axes] = view(told.querySelector("code").textContent.split(" ")[0]);
  const where = `t = ${t() + 1}, ${(place % count()) + 1}/${count()}`;
  id("now").innerHTML = `<strong>${where}</strong> ${told.innerHTML} → ${shape(axes, 1)}`;
  id("panel").innerHTML = lines(told);
  id("states").innerHTML = lines(words[`states ${cell}`] ?? words.states);
  for (const radio of all("[name=cell]")) radio.checked = radio.value === cell;
  for (const equation of all("[data-cell]")) equation.hidden = equation.dataset.cell !== cell;
  for (const one of all("[data-part]")) one.ariaCurrent = one.dataset.part === part();
  all("#steps-times button").forEach((button, i) => (button.ariaCurrent = i === t() && "step"));
  tell();
}

function tell() {
  const gaps = run().output.flatMap(([row], i) => row.map((v, c) => Math.abs(v - run().steps[i].h_t[0][c])));
  id("whose").textContent = say(edited() ? "edited" : "run", { difference: Math.max(...gaps).toExponential(1) });
  id("bad").textContent = "";
  id("reset").hidden = !edited();
}

// ---- Changing a number ----

const onNumber = (type, act) =>
  root.addEventListener(type, ({ target }) => target.type === "number" && act(target, target.ariaLabel));
const typed = (input) => Math.fround(input.valueAsNumber); // as PyTorch would hold it

onNumber("input", (input, at) => {
  input.ariaInvalid = !isFinite(typed(input));
  if (!isFinite(typed(input))) return;
  const [, values, index] = at.match(/(.*)\[(\d+)/);
  get(values)[index] = typed(input);
  run().steps = allSteps(cell, run());
  for (const old of all(".steps-matrix:not(:focus-within)")) old.outerHTML = matrix(old.dataset.key);
  tell();
});
onNumber("change", (input, at) => {
  if (!isFinite(typed(input))) id("bad").textContent = say("bad", { at, value: get(at) });
});
onNumber("focusout", (input, at) => (input.parentNode.outerHTML = number(at))); // the last good one

// ---- Moving ----

function show(next, keep = "replaceState") {
  place = Math.min(Math.max(next, 0), last());
  history[keep](null, "", `?${new URLSearchParams({ cell, t: t() + 1, part: part() })}`);
  draw();
}

/** What makes no sense in the address is left out. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const find = (name, choices) => Math.max(choices.findIndex((one) => `${one}` === asked.get(name)), 0);
  cell = cells[find("cell", cells)];
  place = find("t", times(run().steps.length, (i) => i + 1)) * count() + find("part", parts());
  draw();
}

let timer;
function play(on) {
  clearInterval(timer);
  timer = on && setInterval(() => (place < last() ? show(place + 1) : play(false)), 1200);
  id("play").textContent = say(on ? "pause" : "play");
}

id("times").innerHTML = list(runs.RNN.steps.length, (i) => `<button type="button">t = ${i + 1}</button>`);
all("#steps-times button").forEach((button, i) => (button.onclick = () => show(i * count() + (place % count()))));
for (const radio of all("[name=cell]")) {
  radio.onchange = () => {
    const steps = t();
    cell = radio.value;
    show(steps * count(), "pushState");
  };
}
id("first").onclick = () => show(0);
id("back").onclick = () => show(place - 1);
id("next").onclick = () => show(place + 1);
id("play").onclick = () => {
  if (!timer && place === last()) show(0);
  play(!timer);
};
id("reset").onclick = () => {
  runs[cell] = structuredClone(originals[cell]);
  draw();
  root.focus(); // the button goes
};
root.onclick = root.onkeydown = (event) => {
  if (event.target !== id("play")) play(false); // what the reader does stops it
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, .steps-scroll")) return;
  event.preventDefault();
  show(place + way);
};
onpopstate = readAddress;

matchMedia("(prefers-reduced-motion)").onchange = () => play(false); // the style hides the button

readAddress();
root.hidden = false;
