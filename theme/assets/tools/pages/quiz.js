// The quiz: a question, an answer, what was off and why. Words and reasons are on the page.

import { SEED, constructor, shape } from "../rules/layers.js";
import { differences, question, read } from "../rules/questions.js";
import { element } from "../views/elements.js";
import { shown } from "../views/shape.js";
import { say, tell, words } from "../views/words.js";

const form = document.getElementById("quiz-form");
const { right, count, answers, choice, typed, told, verdict, next } = form.elements, seen = new Set();
let now;

/** What is off, and why: under the first term whose words, or one of "a/b", are all here. */
function item({ term, right, given, letters }) {
  const here = [now.name, constructor(now.config), now.config.input, term, letters].join(" ");
  const fits = term => term.split(" ").every(word => word.split("/").some(one => here.includes(one)));
  const why = Object.keys(words).find(fits);
  return element("li", {}, tell("span", term, { right: element("code", {}, right), given }), " ", tell("span", why));
}

function answer(sizes) {
  const { config, name, right: shapes } = now;
  const off = differences(now, sizes, name => shape(config, name)[0].size).map(item);
  const set = Object.entries(config).filter(([key, value]) => `${value}` !== `${SEED[key]}`),
    link = tell("p", "calculator");
  link.querySelector("a").search = `${new URLSearchParams(set)}`.replaceAll("true", "True");
  verdict.replaceChildren(
    tell("p", off[0] ? "wrong" : "right",
      { name: element("code", {}, name), letters: shown(shapes, "letters"), sizes: shown(shapes) }),
    element("ul", {}, ...off), link);
  if (!seen.has(location.search)) keep(+right.value + !off[0], +count.value + 1);
  seen.add(location.search);
  answers.disabled = true;
  next.focus();
}

function keep(...values) {
  [right.value, count.value] = values;
  try {
    if (count.value > 0) localStorage.rnn_quiz = values;
    else localStorage.removeItem("rnn_quiz");
  } catch {} // forbidden
}

function show(to, change = "pushState") {
  now = { ...now, ...to };
  history[change](null, "", `?level=${now.level}&seed=${now.seed}&question=${now.number}${location.hash}`);
  Object.assign(now, question(now));
  for (const part of ["level", "number", "lines", "name"]) form.elements[part].value = now[part];
  choice.forEach((button, i) => button.textContent = now.choices[i]);
  typed.value = told.value = verdict.value = "";
  answers.disabled = false;
}

/** What the address asks for; what makes no sense is left out. */
onpopstate = () => {
  const { level, seed, question } = Object.fromEntries(new URLSearchParams(location.search));
  const whole = (text, other, most = 1e9) => text > 0 && text <= most && text % 1 === 0 ? +text : other;
  const asked = { level: whole(level, 1, 3), seed: whole(seed, Date.now() % 1e4 + 1), number: whole(question, 1) };
  show(asked, "replaceState");
};
form.onsubmit = event => {
  const sizes = read(typed.value);
  event.preventDefault();
  told.value = sizes ? "" : say("unreadable");
  if (sizes) answer(sizes);
};
form.onclick = ({ target: { name, value, textContent } }) => {
  if (name === "choice") answer(read(textContent));
  if (name === "clear") keep(0, 0), seen.clear();
  if (name === "level") show({ level: +value, number: 1 });
  if (name === "next") {
    show({ number: now.number + 1 });
    answers.focus();
  }
};
form.onkeypress = ({ key, target }) => target === typed || choice[key - 1]?.click();

try {
  keep(...JSON.parse(`[${localStorage.rnn_quiz}]`));
} catch {}
onpopstate();
form.hidden = false;
