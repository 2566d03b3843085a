// A character model: what it reads in the reader's text, a character a step. Weights, words and the sample are on the page.

import { alone, characters, model, read } from "../rules/characters.js";
import { element } from "../views/elements.js";
import { shade } from "../views/matrix.js";
import { say, tell } from "../views/words.js";

const SHOWN = 5; // guesses
const id = name => document.getElementById(`characters-${name}`), root = id("tool"), text = id("text");
const known = character => made.vocab.includes(character);
let made; // the model
let all, steps, t; // the text's characters; what the model computes at each that it knows; the one that is shown, from 0

const percent = chance => `${(chance * 100).toFixed(1)}%`;
const named = character => character === " " ? say("space") : alone(character);
const places = () => all.flatMap((character, at) => known(character) ? [at] : []);

function open(at = Infinity) {
  all = characters(text.value);
  const seen = all.filter(known), foreign = new Set(all.filter(character => !known(character)));
  steps = read(made, seen);
  id("unknown").textContent = foreign.size ? say("unknown", { characters: [...foreign].map(alone).join(" ") }) : "";
  let i = 0;
  id("strip").replaceChildren(...all.map(character => {
    if (!known(character)) return element("s", {}, alone(character));
    const chance = steps[i - 1]?.chances[made.vocab.indexOf(character)], place = i++;
    const button = element("button", { type: "button", "aria-label": named(character), "data-chance": chance,
      title: chance && percent(chance), style: `--part: ${percent(chance ?? 0)}` }, alone(character));
    button.onclick = () => show(place);
    return button;
  }));
  show(at);
}

function cells(key, values) {
  const told = `${key}: ${values.map(value => value.toFixed(2)).join(", ")}`;
  return element("div", {}, element("code", {}, key),
    element("div", { class: "characters-cells", role: "img", "aria-label": told, "data-key": key },
      ...values.map(value => element("span", shade(value)))));
}

function guess(at, rank) {
  const character = made.vocab[at], chance = steps[t].chances[at];
  const button = element("button", { type: "button", "aria-label": `${named(character)} ${percent(chance)}`,
    "data-chance": chance }, element("span", {}, alone(character)),
  element("span", { class: "characters-bar", style: `--part: ${percent(chance)}` }), percent(chance));
  button.onclick = () => write(character, rank);
  return element("li", {}, button);
}

/** Go on from the step that is shown with another character; of what gets too long, the beginning goes. */
function write(character, rank) {
  const begun = all.slice(0, places()[t] + 1).join("") + character;
  text.value = begun.normalize("NFC").slice(-text.maxLength);
  open();
  id("guesses").querySelectorAll("button")[rank].focus(); // the one that was pressed is gone
}

function show(next) {
  t = Math.max(0, Math.min(next, steps.length - 1));
  const step = steps[t], buttons = [...id("strip").querySelectorAll("button")];
  buttons.forEach((button, i) => {
    button.ariaCurrent = i === t && "step";
    button.tabIndex = i === t ? 0 : -1;
  });
  if (!step) {
    id("now").textContent = say("empty");
    for (const part of ["state", "guesses"]) id(part).replaceChildren();
    return;
  }
  const order = [...made.vocab.keys()].sort((a, b) => step.chances[b] - step.chances[a]).slice(0, SHOWN);
  const bold = text => element("strong", {}, text);
  id("now").replaceChildren(...tell("p", "now", { t: bold(`t = ${t + 1}/${steps.length}`),
    read: bold(named(all[places()[t]])), next: bold(named(made.vocab[order[0]])),
    chance: percent(step.chances[order[0]]) }).childNodes);
  id("state").replaceChildren(...["h_t", "r_t", "z_t"].map(key => cells(key, step[key])));
  id("guesses").replaceChildren(...order.map(guess));
}

function choose({ value }) {
  made = model(document.querySelector(`#run-tools-characters-${value} code`).textContent);
  text.lang = value;
}

text.oninput = () => open();
for (const radio of root.querySelectorAll("[name=model]")) {
  if (radio.checked) choose(radio);
  radio.onchange = () => {
    choose(radio);
    text.value = radio.dataset.sample;
    open();
  };
}
id("back").onclick = () => show(t - 1);
id("next").onclick = () => show(t + 1);
root.onkeydown = event => {
  const to = { ArrowLeft: t - 1, ArrowRight: t + 1, Home: 0, End: Infinity }[event.key];
  if (to === undefined || event.target.matches("input") || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  show(to);
  if (event.target.closest("#characters-strip")) id("strip").querySelector("[aria-current=step]").focus();
};

open();
root.inert = false;
