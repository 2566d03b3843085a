// The calculator: from the form to shapes, a drawing and code. The rules are in shapes.js, the words on the page.

import {
  INPUTS, MODULES, SEED, code, constructor, count, family, isCell, parameters, parse, python, refusal, say, shape, shown,
  tensors, warning, written,
} from "./shapes.js";

const form = document.getElementById("calculator"), results = document.getElementById("results");
const SIZE = [1, 1e5]; // the least and the most that a field takes
const LIMITS = {
  input_size: SIZE, hidden_size: SIZE, num_layers: [1, 32], proj_size: [0, 1e5], dropout: [0, 1], seq_len: SIZE,
  batch_size: SIZE,
};
const BYTES = { float16: 2, bfloat16: 2, float32: 4, float64: 8 };
let good = { ...SEED }; // each field's last value that could be

const find = name => results.querySelector(`[data-result="${name}"]`);
const grouped = number => number.toLocaleString(document.documentElement.lang);

// The form

/** What a field's text means, or undefined if it cannot be. */
function valueOf(name, text, { batch_size, seq_len, input }) {
  if (name === "lengths") {
    const lengths = text.trim() ? text.split(",").map(Number) : [];
    const fit = lengths.length === batch_size &&
      lengths.every(length => length % 1 === 0 && length > 0 && length <= seq_len);
    return fit || !lengths.length || input !== "packed" ? lengths : undefined;
  }
  const [least, most] = LIMITS[name], number = Number(text);
  const pattern = name === "dropout" ? /^\s*\d*\.?\d{1,2}\s*$/ : /^\s*\d+\s*$/;
  return pattern.test(text) && number >= least && number <= most ? number : undefined;
}

/** Read the form into `good`; a field that cannot be says what it wants, and its last good value stands. */
function read() {
  const config = { ...good, module: form.module.value, input: form.input.value };
  for (const name of ["bias", "batch_first", "bidirectional"]) config[name] = form[name].checked;
  for (const name of [...Object.keys(LIMITS), "lengths"]) {
    const field = form[name], value = valueOf(name, field.value, config), id = `wrong-${name}`;
    config[name] = value ?? (name === "lengths" ? [] : good[name]);
    const place = document.getElementById(id) ?? field.parentElement.appendChild(element("small", { id }));
    place.textContent = value === undefined ? wanted(name, field.value, config) : "";
    field.setAttribute("aria-invalid", value === undefined);
    field.setAttribute("aria-describedby", id);
  }
  return good = config;
}

/** What a field wants, what PyTorch says to the text in it, and what is shown instead. */
function wanted(name, text, config) {
  const { batch_size, seq_len } = config;
  if (name === "lengths") return say("lengths", { count: grouped(batch_size), most: grouped(seq_len) });
  const [least, most] = LIMITS[name].map(grouped);
  const answer = /^\s*-?\d+\s*$/.test(text) && !refusal(config) && refusal({ ...config, [name]: Number(text) });
  return [say(name === "dropout" ? "fraction" : "between", { least, most }),
    answer ? `${say("pytorch")} ${answer.error}: ${answer.message}.` : "",
    say("instead", { name, value: config[name] })].join(" ");
}

/** Put a configuration's values into the form: texts from an address or a call, too. */
function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    if (name === "module" || name === "input") form[name].value = value;
    else if (form[name].type === "checkbox") form[name].checked = value;
    else form[name].value = name === "lengths" ? String(value).replace(/,\s*/g, ", ") : value;
  }
}

// The address: what differs from the seed, so that a link shares it and Back works

function toAddress() {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(good))
    if (String(value) !== String(SEED[name])) query.set(name, python(value));
  const address = location.pathname + (query.size ? `?${query}` : "").replaceAll("%2C", ",");
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
}

function fromAddress() {
  const values = { ...SEED };
  for (const [name, text] of new URLSearchParams(location.search)) {
    if (!Object.hasOwn(SEED, name)) continue;
    const choices = { module: MODULES, input: INPUTS }[name];
    if (choices ? choices.includes(text) : typeof SEED[name] !== "boolean") values[name] = text.slice(0, 999);
    else if (!choices && /^(true|false)$/i.test(text)) values[name] = /^t/i.test(text);
  }
  good = { ...SEED };
  fill(values);
  update();
}

// The results

function update() {
  const config = read(), refused = refusal(config), warned = warning(config);
  form.seq_len.closest("label").hidden = isCell(config) && config.input !== "packed";
  form.lengths.closest("label").hidden = config.input !== "packed";
  const all = parameters(refused ? SEED : config), total = all.reduce((sum, { shape }) => sum + count(shape), 0);
  const verdict = find("verdict");
  verdict.className = refused ? "refused" : warned ? "warned" : "";
  const told = refused ? `${refused.error}: ${refused.message}` : warned && `UserWarning: ${warned}`;
  verdict.replaceChildren(
    say(refused ? "refused" : warned ? "warned" : "accepted", { count: grouped(total) }),
    ...told ? [element("code", {}, told)] : []);
  find("code").textContent = code(config);
  for (const part of results.querySelectorAll("[data-shapes]")) part.hidden = Boolean(refused);
  if (refused) return;
  const row = (name, ...cells) => element("tr", {}, element("th", { scope: "row" }, element("code", {}, name)),
    ...cells.map(cell => element("td", {}, cell)));
  find("tensors").replaceChildren(...tensors(config).map(({ name, shape, out }) =>
    row(name, say(out ? "out" : "in"), shown(shape, "letters"), shown(shape))));
  find("parameters").replaceChildren(...all.map(({ name, shape }) =>
    row(name, shown(shape, "letters"), shown(shape), grouped(count(shape)))));
  find("total").textContent = grouped(total);
  find("bytes").replaceChildren(...Object.entries(BYTES).map(([dtype, bytes]) =>
    row(`torch.${dtype}`, grouped(total * bytes))));
  find("drawing").replaceChildren(draw(config));
}

// The drawing: the input below, a box for each layer and direction, the output on top; states go through from the side
// where a direction begins to read.

const SVG = "http://www.w3.org/2000/svg", LEFT = 108, RIGHT = 232, BOX = 42;

const element = (tag, ...rest) => fitted(document.createElement(tag), ...rest);
const svg = (tag, ...rest) => fitted(document.createElementNS(SVG, tag), ...rest);

function fitted(made, attributes = {}, ...children) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A name and its shape in colours: in one line or, at a side, in two. */
function label(x, y, anchor, name, shape, second = {}) {
  const sizes = shape.flatMap(({ size, kind }, i) =>
    [i ? ", " : "", svg("tspan", { style: kind ? `fill: var(--dim-${kind})` : "" }, size)]);
  return svg("text", { x, y, "text-anchor": anchor }, `${name} `,
    svg("tspan", second, "(", ...sizes, sizes.length > 2 ? ")" : ",)"));
}

const arrow = (x, y, dx, dy) => svg("path", { d: `M${x} ${y}l${dx} ${dy}`, "marker-end": "url(#arrow)" });

function draw(config) {
  const all = tensors(config), directions = config.bidirectional ? 2 : 1,
    layers = isCell(config) ? 1 : config.num_layers;
  const input = all.find(({ name }) => /^x_|^packed/.test(name) && name !== "x_seq" || config.input !== "packed");
  const output = all.find(({ out }) => out);
  const drawn = Array.from({ length: layers }, (_, i) => layers - 1 - i)
    .filter((layer, i) => layers < 5 || !i || layer < 3);
  const parts = [svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 6 6", refX: 5, refY: 3, markerWidth: 6,
    markerHeight: 6, orient: "auto" }, svg("path", { d: "M0 0L6 3L0 6Z" })))];
  parts.push(label(170, 12, "middle", output.name, output.shape));
  let y = 36;
  for (const layer of drawn) {
    parts.push(arrow(170, y, 0, -18));
    const rest = layers > 4 && layer === 2 && say("more", { count: layers - 3 });
    if (rest) parts.push(svg("text", { x: 170, y: y + 14, "text-anchor": "middle" }, rest));
    else for (let direction = 0; direction < directions; direction++)
      parts.push(...box(config, layer, direction, y + direction * (BOX + 4)));
    y += (rest ? 22 : directions * (BOX + 4)) + 22;
    if (layer) parts.push(label(178, y - 7, "start", config.dropout ? `dropout=${config.dropout}` : "", output.shape));
  }
  y -= 4;
  parts.push(arrow(170, y, 0, -18), label(170, y + 12, "middle", input.name, input.shape));
  const told = ({ name, shape }) => `${name} ${written(shape)}`;
  const alt = say("drawing", { module: config.module, layers, input: told(input), output: told(output) })
    + (directions > 1 ? ` ${say("directions")}` : "");
  return svg("svg", { viewBox: `0 0 340 ${y + 18}`, role: "img", "aria-label": alt }, ...parts);
}

/** One direction of one layer, with the part of each state that goes in and comes out. */
function box(config, layer, direction, y) {
  const cell = isCell(config), batch = config.input === "unbatched" ? [] : ["batch_size"], middle = y + BOX / 2;
  const name = cell ? config.module : `_l${layer}${direction ? "_reverse" : ""}`,
    states = family(config) === "LSTM" ? "hc" : "h";
  const index = cell ? "" : `[${layer * (config.bidirectional ? 2 : 1) + direction}]`;
  const side = (x, anchor, time) => [...states].map((state, i, { length }) => label(
    x, middle - 12 * length + 8 + i * 24, anchor, `${state}${time}${index}`,
    shape(config, ...batch, state === "h" && config.proj_size ? "proj_size" : "hidden_size"), { x, dy: 11 }));
  const [from, to] = direction ? [RIGHT, LEFT] : [LEFT, RIGHT]; // the other direction reads from the right
  const way = direction ? -18 : 18, before = 0, after = cell ? 1 : "n";
  return [
    svg("rect", { x: LEFT, y, width: RIGHT - LEFT, height: BOX, rx: 4 }),
    svg("text", { x: 170, y: middle + 4, "text-anchor": "middle" }, name),
    arrow(from - way, middle, way, 0), arrow(to, middle, way, 0),
    ...side(LEFT - 22, "end", direction ? after : before), ...side(RIGHT + 22, "start", direction ? before : after),
  ];
}

// The call that somebody pastes

function paste() {
  const told = document.getElementById("told"), read = parse(form.call.value);
  if (!form.call.value.trim()) return told.textContent = "";
  if (!read) return told.textContent = say("unreadable");
  const { seq_len, batch_size, input, lengths, ...options } = SEED;
  fill({ ...options, ...read.config });
  told.textContent = read.unread.length ? say("unread", { parts: read.unread.join(", ") }) : say("read");
  update();
  toAddress();
}

form.addEventListener("input", event => event.target === form.call ? paste() : update());
form.addEventListener("change", event => event.target === form.call || toAddress());
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  fill(SEED);
  paste();
  update();
  toAddress();
}));
addEventListener("popstate", fromAddress);
form.call.placeholder = constructor({ ...SEED, module: "LSTM", num_layers: 2, bidirectional: true });
fromAddress();
form.hidden = results.hidden = false;
