// One step at a time: a layer, part by part, with the numbers of a run that the page shows.
// Controls, equations, words and each part's code are in the page.

import { GATES } from "../rules/layers.js";
import { NAMES, allSteps, change, get, matrix } from "../rules/cells.js";
import { element } from "../views/elements.js";
import { number, table } from "../views/matrix.js";
import { shown } from "../views/shape.js";
import { say, words } from "../views/words.js";

const id = name => document.getElementById(`steps-${name}`), root = id("tool");
const all = selector => [...root.querySelectorAll(selector)];

// What the page holds, and what of it is shown

/** The tensors that a snippet printed, `name = values` a line, and what follows from them. */
function read(cell) {
  const run = {}, printed = document.querySelector(`#run-tools-steps-${cell.toLowerCase()} code`).textContent;
  for (const [, name, values] of printed.matchAll(/(\w+) = (.*)/g)) run[name] = JSON.parse(values);
  return { ...run, steps: allSteps(cell, run) };
}
const originals = Object.fromEntries(NAMES.map(cell => [cell, read(cell)]));
const runs = structuredClone(originals); // as edited

let cell, place; // the place among all parts of all time steps
const run = () => runs[cell];
const edited = () => JSON.stringify(run()) !== JSON.stringify(originals[cell]);
const parts = () => Object.keys(words).flatMap(name => name.match(`^${cell}\\.(.*)`)?.[1] ?? []);
const count = () => parts().length;
const part = () => parts()[place % count()];
const t = () => Math.floor(place / count()); // from 0
const last = () => run().steps.length * count() - 1;

/** How many time steps of a state have been computed: this one's too, once its part is reached. */
const computed = key => t() + (place % count() >= parts().indexOf(/^c/.test(key) ? "c" : "h") ? 1 : 0);

// Drawing

const numberAt = at => ({ at, value: get(run(), at), changed: get(run(), at) !== get(originals[cell], at) });

function drawn(key) {
  const { shape, at } = matrix(cell, run(), t(), key), time = shape[0].kind === "time";
  return table(key, shape, (r, c) => !time || r < computed(key) ? numberAt(at(r, c)) : undefined,
    { gates: shape.at(-1).letters.includes("*") ? GATES[cell] : "", current: time ? t() : undefined });
}

/** Code with a matrix for each name. A sign stands with the matrix after it. */
const lines = told => [...told.querySelectorAll("code")].map(code => element("div", { class: "steps-line" },
  ...[...code.textContent.matchAll(/(.*?)(\w+_\w+|output)(\)?)/g)].map(([, before, key, after]) =>
    element("div", {}, element("span", {}, before), drawn(key), element("span", {}, after)))));

function draw() {
  const told = words[`${cell}.${part()}`], result = told.querySelector("code").textContent.split(" ")[0];
  id("now").replaceChildren(element("strong", {}, `t = ${t() + 1}, ${place % count() + 1}/${count()}`), " ",
    ...told.cloneNode(true).childNodes, " → ", shown(matrix(cell, run(), t(), result).shape));
  id("panel").replaceChildren(...lines(told));
  id("states").replaceChildren(...lines(words[`states ${cell}`] ?? words.states));
  for (const radio of all("[name=cell]")) radio.checked = radio.value === cell;
  for (const equation of all("[data-cell]")) equation.hidden = equation.dataset.cell !== cell;
  for (const one of all("[data-part]")) one.ariaCurrent = one.dataset.part === part();
  all("#steps-times button").forEach((button, i) => button.ariaCurrent = i === t() && "step");
  tell();
}

function tell() {
  const gaps = run().output.flatMap(([row], i) => row.map((v, c) => Math.abs(v - run().steps[i].h_t[0][c])));
  id("whose").textContent = say(edited() ? "edited" : "run", { difference: Math.max(...gaps).toExponential(1) });
  id("bad").textContent = "";
  id("reset").hidden = !edited();
}

// Changing a number

const onNumber = (type, act) =>
  root.addEventListener(type, ({ target }) => target.type === "number" && act(target, target.ariaLabel));
const typed = input => Math.fround(input.valueAsNumber); // as PyTorch would hold it

onNumber("input", (input, at) => {
  input.ariaInvalid = !Number.isFinite(typed(input));
  if (!Number.isFinite(typed(input))) return;
  change(cell, run(), at, typed(input));
  for (const old of all(".steps-matrix:not(:focus-within)")) old.replaceWith(drawn(old.dataset.key));
  tell();
});
onNumber("change", (input, at) => {
  if (!Number.isFinite(typed(input))) id("bad").textContent = say("bad", { at, value: get(run(), at) });
});
onNumber("focusout", (input, at) => input.parentNode.replaceWith(number(numberAt(at)))); // the last good one

// Moving

function show(next, keep = "replaceState") {
  place = Math.min(Math.max(next, 0), last());
  history[keep](null, "", `?${new URLSearchParams({ cell, t: t() + 1, part: part() })}`);
  draw();
}

/** What makes no sense in the address is left out. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const find = (name, choices) => Math.max(choices.findIndex(one => `${one}` === asked.get(name)), 0);
  cell = NAMES[find("cell", NAMES)];
  place = find("t", run().steps.map((_, i) => i + 1)) * count() + find("part", parts());
  draw();
}

let timer;
function play(on) {
  clearInterval(timer);
  timer = on && setInterval(() => place < last() ? show(place + 1) : play(false), 1200);
  id("play").textContent = say(on ? "pause" : "play");
}

id("times").append(...runs.RNN.steps.map((_, i) => element("button", { type: "button" }, `t = ${i + 1}`)));
all("#steps-times button").forEach((button, i) => button.onclick = () => show(i * count() + place % count()));
for (const radio of all("[name=cell]")) radio.onchange = () => {
  const steps = t();
  cell = radio.value;
  show(steps * count(), "pushState");
};
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
root.onclick = root.onkeydown = event => {
  if (event.target !== id("play")) play(false); // what the reader does stops it
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, .steps-scroll")) return;
  event.preventDefault();
  show(place + way);
};
window.onpopstate = readAddress;

matchMedia("(prefers-reduced-motion)").onchange = () => play(false); // the style hides the button

readAddress();
root.hidden = false;
