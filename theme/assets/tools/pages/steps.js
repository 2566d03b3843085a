// One step at a time: a layer, part by part, with the numbers of a run that the page shows. It stands on a page of its own,
// with all three layers, and beside the equations of each. Controls, equations, words and each part's code are in the page.

import { GATES } from "../rules/layers.js";
import { NAMES, allSteps, change, get, matrix, told } from "../rules/cells.js";
import { depends, gradient } from "../rules/gradients.js";
import { element } from "../views/elements.js";
import { number, table } from "../views/matrix.js";
import { shown } from "../views/shape.js";
import { say, tell, words } from "../views/words.js";

const id = name => document.getElementById(`steps-${name}`), root = id("tool");
const all = selector => [...root.querySelectorAll(selector)];

// What the page holds, and what of it is shown

const printed = name => document.querySelector(`#run-tools-steps-${name.toLowerCase()} code`);

/** The tensors that a snippet printed, `name = values` a line, and what follows from them. */
function read(name) {
  const run = {};
  for (const [, tensor, values] of printed(name).textContent.matchAll(/(\w+) = (.*)/g)) run[tensor] = JSON.parse(values);
  return { ...run, steps: allSteps(name, run) };
}
const here = NAMES.filter(printed);
const originals = Object.fromEntries(here.map(name => [name, read(name)]));
const runs = structuredClone(originals); // as edited

const { top, bottom } = root.getBoundingClientRect();
let near = bottom > -innerHeight && top < 2 * innerHeight; // a telephone takes a while to make a hundred fields
let cell, place; // the place among all parts of all time steps
let chosen; // the number {t, c} of h_t of which it is shown what it comes from
const run = () => runs[cell];
const edited = () => JSON.stringify(run()) !== JSON.stringify(originals[cell]);
const partsOf = Object.fromEntries(here.map(
  name => [name, Object.keys(words).flatMap(word => word.match(`^${name}\\.(.*)`)?.[1] ?? [])]));
const parts = () => partsOf[cell];
const count = () => parts().length;
const part = () => parts()[place % count()];
const t = () => Math.floor(place / count()); // from 0
const last = () => run().steps.length * count() - 1;

/** How many time steps of a state have been computed: this one's too, once its part is reached. */
const computed = key => t() + (place % count() >= parts().indexOf(/^c/.test(key) ? "c" : "h") ? 1 : 0);

const differentiated = () => chosen && chosen.t < computed("h");

// Drawing

const numberAt = at => ({ at, told: told(at), value: get(run(), at), changed: get(run(), at) !== get(originals[cell], at) });

function drawn(key) {
  const { shape, at } = matrix(cell, run(), t(), key), time = shape[0].kind === "time";
  const known = key === "x_seq.grad" ? differentiated : r => !time || r < computed(key);
  return table(key, shape, (r, c) => known(r) ? numberAt(at(r, c)) : undefined,
    { gates: shape.at(-1).letters.includes("*") ? GATES[cell] : "", current: time ? t() : undefined });
}

/** Code with a matrix for each name. A sign stands with the matrix after it. */
const lines = spoken => [...spoken.querySelectorAll("code")].map(code => element("div", { class: "steps-line" },
  ...[...code.textContent.matchAll(/(.*?)(\w+_[\w.]+|output)(\)?)/g)].map(([, before, key, after]) =>
    element("div", {}, element("span", {}, before), drawn(key), element("span", {}, after)))));

function draw() {
  const spoken = words[`${cell}.${part()}`], result = spoken.querySelector("code").textContent.split(" ")[0];
  root.dataset.cell = cell;
  id("now").replaceChildren(element("strong", {}, `t = ${t() + 1}, ${place % count() + 1}/${count()}`), " ",
    ...spoken.cloneNode(true).childNodes, " → ", shown(matrix(cell, run(), t(), result).shape));
  for (const radio of all("[name=cell]")) radio.checked = radio.value === cell;
  for (const one of all("[data-part]")) one.ariaCurrent = one.dataset.part === part();
  all("#steps-times button").forEach((button, i) => button.ariaCurrent = i === t() && "step");
  if (near) fill(spoken);
  report();
}

function fill(spoken) {
  differentiate();
  id("panel").replaceChildren(...lines(spoken));
  id("states").replaceChildren(...lines(words[`states ${cell}`] ?? words.states));
  mark();
}

function report() {
  const gaps = run().output.flatMap(([row], i) => row.map((v, c) => Math.abs(v - run().steps[i].h_t[0][c])));
  id("whose").textContent = say(edited() ? "edited" : "run", { difference: Math.max(...gaps).toExponential(1) });
  id("bad").textContent = "";
  id("reset").hidden = !edited();
}

// Where a number comes from

function differentiate() {
  for (const one of [run(), originals[cell]]) one.grad = chosen && gradient(cell, one, chosen);
}

/** Mark what the chosen number depends on; of a table's numbers that can be chosen, one is a tab stop. */
function mark() {
  const size = run().h0[0][0].length;
  for (const matrix of all("[data-key]")) {
    for (const one of matrix.querySelectorAll("tbody tr > [data-sign]")) {
      const row = one.parentNode, column = one.cellIndex - row.querySelectorAll("th").length;
      one.classList.toggle("steps-from",
        !!chosen && depends(chosen, size, t(), matrix.dataset.key, row.sectionRowIndex, column));
    }
    const buttons = [...matrix.querySelectorAll("td button")];
    for (const button of buttons) button.ariaPressed = JSON.stringify(chosen) === JSON.stringify(choiceOf(button));
    const stop = buttons.find(button => button.ariaPressed === "true") ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  }
  const name = chosen && element("code", {}, told(`steps[${chosen.t}].h_t[0][${chosen.c}]`));
  id("from").replaceChildren(...tell("p", !chosen ? "choose" : differentiated() ? "from" : "later", { name }).childNodes);
}

function choiceOf(button) {
  const [, step, c] = button.dataset.at.match(/(\d+).*\[(\d+)/);
  return { t: +step, c: +c };
}

function choose(choice) {
  if (JSON.stringify(choice) === JSON.stringify(chosen)) return;
  chosen = choice;
  differentiate();
  for (const old of all("[data-key='x_seq.grad']")) old.replaceWith(drawn(old.dataset.key));
  mark();
  remember();
}

/** From one number that can be chosen to the next, by the arrow keys. */
function walk(key, at) {
  const row = at.parentNode, beside = near => near?.cells[at.cellIndex];
  const next = { ArrowLeft: at.previousElementSibling, ArrowRight: at.nextElementSibling,
    ArrowUp: beside(row.previousElementSibling), ArrowDown: beside(row.nextElementSibling) }[key];
  next?.querySelector("button")?.focus();
}

root.addEventListener("focusin", ({ target }) => target.matches("td button") && choose(choiceOf(target)));

// Changing a number

const onNumber = (type, act) =>
  root.addEventListener(type, ({ target }) => target.type === "number" && act(target, target.dataset.at));
const typed = input => Math.fround(input.valueAsNumber); // as PyTorch would hold it

onNumber("input", (input, at) => {
  input.ariaInvalid = !Number.isFinite(typed(input));
  if (!Number.isFinite(typed(input))) return;
  change(cell, run(), at, typed(input));
  differentiate();
  for (const old of all(".steps-matrix:not(:focus-within)")) old.replaceWith(drawn(old.dataset.key));
  mark();
  report();
});
onNumber("change", (input, at) => {
  if (!Number.isFinite(typed(input))) id("bad").textContent = say("bad", { at: told(at), value: get(run(), at) });
});
onNumber("focusout", (input, at) => {
  input.parentNode.replaceWith(number(numberAt(at))); // the last good one
  mark();
});

// Moving

function remember(keep = "replaceState") {
  const shown = { ...here.length > 1 && { cell }, t: t() + 1, part: part(),
    ...chosen && { of: `${chosen.t + 1}.${chosen.c}` } };
  history[keep](null, "", `?${new URLSearchParams(shown)}${location.hash}`);
}

function show(next, keep) {
  place = Math.min(Math.max(next, 0), last());
  near = true; // who moves it looks at it
  remember(keep);
  draw();
}

/** What makes no sense in the address is left out. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const find = (name, choices, otherwise = 0) => {
    const at = choices.findIndex(one => `${one}` === asked.get(name));
    return at < 0 ? otherwise : at;
  };
  cell = here[find("cell", here)];
  const { steps } = run(), opened = Number(root.dataset.t ?? 1) - 1;
  place = find("t", steps.map((_, i) => i + 1), opened) * count() + find("part", parts());
  const choices = steps.flatMap(({ h_t }, i) => h_t[0].map((_, c) => ({ t: i, c })));
  chosen = choices[find("of", choices.map(choice => `${choice.t + 1}.${choice.c}`), -1)];
  draw();
}

let timer;
function play(on) {
  clearInterval(timer);
  timer = on && setInterval(() => place < last() ? show(place + 1) : play(false), 1200);
  id("play").textContent = say(on ? "pause" : "play");
}

id("times").append(...runs[here[0]].steps.map((_, i) => element("button", { type: "button" }, `t = ${i + 1}`)));
all("#steps-times button").forEach((button, i) => button.onclick = () => show(i * count() + place % count()));
for (const radio of all("[name=cell]")) radio.onchange = () => {
  const steps = t();
  cell = radio.value;
  chosen = undefined;
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
root.onclick = root.onkeydown = ({ target, key }) => {
  if (target !== id("play")) play(false); // what the reader does stops it
  if (target.matches("td button") && !key) choose(choiceOf(target)); // where a click gives no focus
};
root.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") choose();
  if (!event.key.startsWith("Arrow") || event.target.matches("input, .steps-scroll")) return;
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key], among = event.target.closest("td");
  if (among || way) event.preventDefault();
  if (among) walk(event.key, among);
  else if (way) show(place + way);
});
window.onpopstate = readAddress;

matchMedia("(prefers-reduced-motion)").onchange = () => play(false); // the style hides the button

readAddress();
root.inert = false;

// What is far below is drawn when it comes near, or is printed.
const comes = new IntersectionObserver(
  seen => seen.some(({ isIntersecting }) => isIntersecting) && come(), { rootMargin: "100%" });
function come() {
  comes.disconnect();
  if (near) return;
  near = true;
  draw();
}
comes.observe(root);
addEventListener("beforeprint", come, { once: true });
