// One step at a time: nn.RNN, nn.LSTM and nn.GRU, part by part, with the numbers of a run that the page shows.
// Controls, equations, words and the code of each part are in the page: docs/*/tools/steps.md.

// ---- Arithmetic, in float64; a matrix is an array of rows ----

const times = (count, f) => Array.from({ length: count }, (_, i) => f(i));
const each = (f, ...all) => all[0].map((row, r) => row.map((_, c) => f(...all.map((matrix) => matrix[r][c]))));
const add = (a, b) => each((v, w) => v + w, a, b);
const mul = (a, b) => each((v, w) => v * w, a, b);
const tanh = (a) => each(Math.tanh, a);
const sigmoid = (a) => each((v) => 1 / (1 + Math.exp(-v)), a);
const chunk = (a, n) => times(n, (i) => a.map((row) => row.slice((i * row.length) / n, ((i + 1) * row.length) / n)));
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

/** All that a cell computes at one time step, by name. */
export function step(cell, x_t, h_prev, c_prev, run) {
  const from_x = linear(x_t, run.weight_ih_l0, run.bias_ih_l0);
  const from_h = linear(h_prev, run.weight_hh_l0, run.bias_hh_l0);
  const made = { h_prev, c_prev, from_x, from_h, s_t: add(from_x, from_h) };
  return { ...made, ...CELLS[cell](made) };
}

function allSteps(cell, run) {
  let made = { h_t: run.h0[0], c_t: run.c0?.[0] };
  return run.x_seq.map((x_t) => (made = step(cell, x_t, made.h_t, made.c_t, run)));
}

// ---- What the page holds, and what is shown of it ----

const id = (name) => document.getElementById(`steps-${name}`);
const root = id("tool");
const all = (selector) => [...root.querySelectorAll(selector)];
const words = Object.fromEntries(all("dt").map((dt) => [dt.textContent, dt.nextElementSibling]));
const say = (name, values) => words[name].textContent.trim().replace(/%(\w+)%/g, (_, key) => values[key]);

/** The tensors that a snippet printed, `name = values` a line, and what follows from them. */
function read(cell) {
  const printed = document.querySelector(`#run-tools-steps-${cell.toLowerCase()} code`).textContent;
  const lines = printed.trim().split("\n").map((line) => line.split(" = "));
  const run = Object.fromEntries(lines.map(([name, values]) => [name, JSON.parse(values)]));
  return { ...run, steps: allSteps(cell, run) };
}
const readAll = () => Object.fromEntries(Object.keys(CELLS).map((cell) => [cell, read(cell)]));
const originals = readAll();
const runs = readAll(); // as edited

const now = { cell: "RNN", t: 1, part: "ih" };
const run = () => runs[now.cell];
const original = () => originals[now.cell];
const edited = () => JSON.stringify(run()) !== JSON.stringify(original());
const parts = () => Object.keys(words).flatMap((name) => (name.startsWith(`${now.cell}.`) ? name.split(".")[1] : []));
const position = () => (now.t - 1) * parts().length + parts().indexOf(now.part);
const last = () => run().steps.length * parts().length - 1;

/** A matrix: its axes, each [dimension, size, letters], and where in a run the number of a row and a column is. */
function view(key) {
  const { x_seq, h0 } = run();
  const gates = GATES[now.cell].length;
  const time = ["time", x_seq.length, "seq_len"];
  const batch = ["batch", h0[0].length, "batch_size"];
  const input = ["input", x_seq[0][0].length, "input_size"];
  const hidden = ["hidden", h0[0][0].length, "hidden_size"];
  const stack = gates > 1 ? ["hidden", gates * hidden[1], `${gates} * hidden_size`] : hidden;
  const t = now.t - 1;
  const made = (r, c) => ["steps", t, key, r, c];
  const views = {
    x_t: [[batch, input], (r, c) => ["x_seq", t, r, c]],
    W_ih_T: [[input, stack], (r, c) => ["weight_ih_l0", c, r]],
    W_hh_T: [[hidden, stack], (r, c) => ["weight_hh_l0", c, r]],
    b_ih: [[stack], (r, c) => ["bias_ih_l0", c]],
    b_hh: [[stack], (r, c) => ["bias_hh_l0", c]],
    from_x: [[batch, stack], made],
    from_h: [[batch, stack], made],
    s_t: [[batch, stack], made],
    "h_seq[:, 0]": [[time, hidden], (r, c) => ["steps", r, "h_t", 0, c]],
    "c_seq[:, 0]": [[time, hidden], (r, c) => ["steps", r, "c_t", 0, c]],
    "output[:, 0]": [[time, hidden], (r, c) => ["output", r, 0, c]],
    "cn_seq[:, 0]": [[time, hidden], (r, c) => ["cn_seq", r, 0, c]],
  };
  const [axes, place] = views[key] ?? [[batch, hidden], made];
  return { axes, place, width: hidden[1] };
}
const at = (place, run) => place.reduce((values, index) => values[index], run);

// ---- Drawing ----

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** A shape in numbers (1) or in letters (2). */
function shape(axes, show) {
  const terms = axes.flatMap((axis) => [", ", make("span", { class: `dim-${axis[0]}` }, axis[show])]);
  return make("code", {}, "(", ...terms.slice(1), axes[1] ? ")" : ",)");
}

const short = (v) => (Math.abs(v) < 1e4 ? v.toFixed(4) : v.toExponential(3));

function number(place) {
  const value = at(place, run());
  const shown = /x_seq|weight|bias/.test(place[0]) ? field(place) : short(value);
  const td = make("td", { title: value, "data-value": value }, shown);
  td.classList.toggle("steps-changed", value !== at(place, original()));
  return td;
}

/** A number that the reader may change. */
function field(place) {
  const name = `${place[0]}[${place.slice(1).join("][")}]`;
  const value = () => at(place, run());
  const input = make("input", { type: "number", step: 0.1, "aria-label": name, value: short(value()) });
  const typed = () => Math.fround(input.valueAsNumber); // as PyTorch would hold it
  input.onfocus = () => {
    input.value = value();
    input.select();
  };
  input.oninput = () => {
    input.ariaInvalid = !isFinite(typed());
    if (isFinite(typed())) edit(place, typed());
  };
  input.onchange = () => {
    if (!isFinite(typed())) id("bad").textContent = say("bad", { name, value: value() });
  };
  input.onblur = () => input.parentNode.replaceWith(number(place)); // with the last good number
  return input;
}

/** A matrix with its name and shape. */
function matrix(key) {
  const { axes, place, width } = view(key);
  const [rows, columns] = axes[1] ? axes : [["", 1], axes[0]];
  const tr = (head, cells) => make("tr", {}, head, ...cells);
  const index = ([dimension, size], scope) => times(size, (i) => make("th", { scope, class: `dim-${dimension}` }, i));
  const thead = make("thead", {}, tr(make("td"), index(columns, "col")));
  if (columns[1] > width) {
    const gates = [...GATES[now.cell]].map((gate) => make("th", { scope: "colgroup", colspan: width }, gate));
    thead.prepend(tr(make("td"), gates));
  }
  const tbody = make("tbody", {}, ...times(rows[1], (r) => {
    const cells = times(columns[1], (c) => number(place(r, c)));
    for (let c = 0; c < columns[1]; c += width) cells[c].classList.add("steps-cut");
    const row = tr(axes[1] ? index(rows, "row")[r] : make("td"), cells);
    if (rows[0] === "time" && r === now.t - 1) row.ariaCurrent = "step";
    return row;
  }));
  return make("div", { class: "steps-matrix", "data-key": key },
    make("div", {}, make("code", {}, key), " ", shape(axes, 1), shape(axes, 2)),
    make("div", { class: "steps-scroll" }, make("table", { class: "steps-table", "aria-label": key }, thead, tbody)));
}

/** Lines of code, their names as matrices: signs stand with the matrix after them. */
function lines(told) {
  return [...told.querySelectorAll("code")].map((code) => {
    const pieces = code.textContent.split(/(\w+_\w+(?:\[.*?\])?|output\[.*?\])/);
    const span = (i) => make("span", {}, pieces[i]);
    const items = times((pieces.length - 1) / 2, (i) => make("div", {}, span(2 * i), matrix(pieces[2 * i + 1])));
    items.at(-1).append(span(pieces.length - 1));
    return make("div", { class: "steps-line" }, ...items);
  });
}

function draw() {
  const told = words[`${now.cell}.${now.part}`];
  const [result] = told.querySelector("code").textContent.split(" ");
  const place = `t = ${now.t}, ${parts().indexOf(now.part) + 1}/${parts().length}`;
  id("now").replaceChildren(make("strong", {}, place), " ", ...told.cloneNode(true).childNodes, " → ", shape(view(result).axes, 1));
  id("panel").replaceChildren(...lines(told));
  id("states").replaceChildren(...lines(words[`states ${now.cell}`] ?? words.states));
  for (const radio of all("[name=cell]")) radio.checked = radio.value === now.cell;
  for (const equation of all("[data-cell]")) equation.hidden = equation.dataset.cell !== now.cell;
  for (const part of all("[data-part]")) part.ariaCurrent = part.dataset.part === now.part;
  all("#steps-times button").forEach((button, i) => (button.ariaCurrent = i + 1 === now.t && "step"));
  id("first").ariaDisabled = id("back").ariaDisabled = position() === 0;
  id("next").ariaDisabled = position() === last();
  tell();
}

/** Say whose numbers these are. */
function tell() {
  const { h_t, c_t } = run().steps[now.t - 1];
  const gaps = (ours, theirs) => ours?.[0].map((v, c) => Math.abs(v - theirs[now.t - 1][0][c])) ?? [];
  const difference = Math.max(...gaps(h_t, run().output), ...gaps(c_t, run().cn_seq)).toExponential(1);
  id("whose").textContent = say(edited() ? "edited" : "run", { ...now, difference });
  id("bad").textContent = "";
  id("reset").hidden = !edited();
  root.classList.toggle("steps-edited", edited());
}

// ---- Moving and changing ----

function edit(place, value) {
  at(place.slice(0, -1), run())[place.at(-1)] = value;
  run().steps = allSteps(now.cell, run());
  for (const old of all(".steps-matrix:not(:focus-within)")) old.replaceWith(matrix(old.dataset.key));
  tell();
}

/** Show another cell, time step or part, and say so in the address. */
function show(change, keep = "replaceState") {
  Object.assign(now, change);
  if (!parts().includes(now.part)) [now.part] = parts();
  const address = new URL(location);
  for (const name in now) address.searchParams.set(name, now[name]);
  history[keep](null, "", address);
  draw();
}

function go(to) {
  const place = Math.min(Math.max(to, 0), last());
  show({ t: Math.floor(place / parts().length) + 1, part: parts()[place % parts().length] });
}

/** What the address asks for; what makes no sense is left out. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const choose = (name, choices) => (now[name] = choices.find((one) => `${one}` === asked.get(name)) ?? choices[0]);
  choose("cell", Object.keys(CELLS));
  choose("t", times(run().steps.length, (i) => i + 1));
  choose("part", parts());
  draw();
}

let timer;
function play(on) {
  clearInterval(timer);
  timer = on && setInterval(() => (position() < last() ? go(position() + 1) : play(false)), 1200);
  id("play").textContent = say(on ? "pause" : "play");
}

id("times").append(...times(run().steps.length, (i) => {
  const button = make("button", { type: "button" }, `t = ${i + 1}`);
  button.onclick = () => show({ t: i + 1 });
  return button;
}));
for (const radio of all("[name=cell]")) radio.onchange = () => show({ cell: radio.value }, "pushState");
id("first").onclick = () => go(0);
id("back").onclick = () => go(position() - 1);
id("next").onclick = () => go(position() + 1);
id("play").onclick = () => {
  if (!timer && position() === last()) go(0);
  play(!timer);
};
id("reset").onclick = () => {
  runs[now.cell] = read(now.cell);
  draw();
  root.focus(); // the button goes
};
root.onclick = root.onkeydown = (event) => {
  if (event.target !== id("play")) play(false); // what the reader does stops it
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, .steps-scroll")) return;
  event.preventDefault();
  go(position() + way);
};
onpopstate = readAddress;

const still = matchMedia("(prefers-reduced-motion: reduce)");
still.onchange = () => {
  play(false);
  id("play").disabled = still.matches;
  id("still").hidden = !still.matches;
};
still.onchange();
readAddress();
root.hidden = false;
