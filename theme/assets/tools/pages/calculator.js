// The calculator: from the form to shapes, a drawing and code. The words are on the page.

import {
  INPUTS, MODULES, SEED, code, count, isCell, parameters, python, refusal, tensors, warning,
} from "../rules/layers.js";
import { draw } from "../views/drawing.js";
import { element } from "../views/elements.js";
import { shown } from "../views/shape.js";
import { say } from "../views/words.js";
import { start } from "./code.js";

const form = document.getElementById("calculator"), tool = form.parentElement;
const SIZE = [1, 1e5]; // the least and the most that a field takes
const LIMITS = {
  input_size: SIZE, hidden_size: SIZE, num_layers: [1, 32], proj_size: [0, 1e5], dropout: [0, 1], seq_len: SIZE,
  batch_size: SIZE,
};
const BYTES = { float16: 2, bfloat16: 2, float32: 4, float64: 8 };
let good = { ...SEED }; // each field's last value that could be

const find = name => tool.querySelector(`[data-result="${name}"]`);
const grouped = number => number.toLocaleString(document.documentElement.lang);

// The form

/** What a field's text means, or undefined if it cannot be. */
function meant(name, text, { batch_size, seq_len, input }) {
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
    const field = form[name], value = meant(name, field.value, config), id = `wrong-${name}`;
    config[name] = value ?? (name === "lengths" ? [] : good[name]);
    const place = document.getElementById(id) ?? field.parentElement.appendChild(element("small", { id }));
    place.textContent = value === undefined ? wanted(name, field.value, config) : "";
    field.setAttribute("aria-invalid", value === undefined);
    field.setAttribute("aria-describedby", id);
  }
  good = config;
  return good;
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

const texts = items => [...items].map(item => item.textContent).join();

/** A list whose items are marked for a moment when their text is not what it was; one that stays as it is stays silent. */
function fillMarked(place, items) {
  if (texts(items) === texts(place.children)) return;
  const before = new Map([...place.children].map(item => [item.dataset.name, item.textContent]));
  for (const item of items)
    if (before.size && before.get(item.dataset.name) !== item.textContent) item.classList.add("changed");
  place.replaceChildren(...items);
}

function row(name, ...cells) {
  return element("tr", { "data-name": name }, element("th", { scope: "row" }, element("code", {}, name)),
    ...cells.map(cell => element("td", {}, cell)));
}

function update() {
  const config = read(), refused = refusal(config), warned = warning(config);
  form.seq_len.closest("label").hidden = isCell(config) && config.input !== "packed";
  form.lengths.closest("label").hidden = config.input !== "packed";
  const told = refused ? `${refused.error}: ${refused.message}` : warned && `UserWarning: ${warned}`;
  find("verdict").className = refused ? "refused" : warned ? "warned" : "";
  fillMarked(find("verdict"), [element("span", {}, say(refused ? "refused" : warned ? "warned" : "accepted")),
    ...told ? [element("code", {}, told)] : []]);
  find("code").textContent = code(config);
  for (const part of tool.querySelectorAll("[data-shapes]")) part.hidden = Boolean(refused);
  if (!refused) showShapes(config);
}

function showShapes(config) {
  const shapes = tensors(config), all = parameters(config), total = all.reduce((sum, { shape }) => sum + count(shape), 0);
  const brief = wanted => shapes.filter(({ out }) => out === wanted).map(({ name, shape }) =>
    element("span", { "data-name": name }, element("code", {}, name), " ", shown(shape)));
  fillMarked(find("ins"), brief(false));
  fillMarked(find("outs"), brief(true)); // is announced
  fillMarked(find("tensors"), shapes.map(({ name, shape, out }) =>
    row(name, say(out ? "out" : "in"), shown(shape, "letters"), shown(shape))));
  fillMarked(find("parameters"), all.map(({ name, shape }) =>
    row(name, shown(shape, "letters"), shown(shape), grouped(count(shape)))));
  find("total").textContent = grouped(total);
  find("bytes").replaceChildren(...Object.entries(BYTES).map(([dtype, bytes]) =>
    row(`torch.${dtype}`, grouped(total * bytes))));
  find("drawing").replaceChildren(draw(config));
}

/** A module of the code that somebody pasted, with the input that it is called with, if any. */
function show(config, call) {
  const { lengths, ...seed } = SEED, sizes = {};
  if (call?.input?.shape && !call.packed) {
    const axes = call.input.shape.map(({ size }) => size), cell = config.module.endsWith("Cell");
    const names = cell ? ["batch_size", ""] : config.batch_first && axes.length === 3 ? ["batch_size", "seq_len"]
      : ["seq_len", "batch_size"];
    axes.slice(0, -1).forEach((size, i) => {
      if (names[i]) sizes[names[i]] = size;
    });
    sizes.input = axes.length === (cell ? 1 : 2) ? "unbatched" : "batched";
  }
  fill({ ...seed, ...config, ...sizes });
  update();
  toAddress();
}

form.addEventListener("input", update);
form.addEventListener("change", toAddress);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  fill(SEED);
  update();
  toAddress();
}));
addEventListener("popstate", fromAddress);
fromAddress();
start(show);
