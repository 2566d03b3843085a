// The quiz: a question, an answer, what was off and why. Words and reasons are on the page.

import { construction, SEED, shape } from "../rules/layers.js";
import { differences, question, read } from "../rules/questions.js";
import { element } from "../views/elements.js";
import { shown } from "../views/shape.js";
import { say, tell, words } from "../views/words.js";

const LATER = 3; // questions, after which one that was answered wrong comes back
const form = document.getElementById("quiz-form");
const { right, count, answers, choice, typed, told, verdict, next } = form.elements, seen = new Set();
const wrong = new Map(); // by address, questions that are to come back: when, by the count of questions
let now, onwards; // the question shown, and the new one that comes next

/** What is off, and why: under the first term whose words, or one of "a/b", are all here. */
function item({ term, right, given, letters }) {
  const here = [now.name, construction(now.config), now.config.input, term, letters].join(" ");
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
  const place = addressOf(now), again = seen.has(place) || wrong.has(place);
  if (off[0]) wrong.set(place, +count.value + LATER);
  else wrong.delete(place);
  keep(+right.value + (!again && !off[0]), +count.value + !again);
  seen.add(place);
  for (const button of choice) {
    const given = `${read(button.textContent)}`;
    if (given === `${shapes.map(({ size }) => size)}`) button.append(mark("is-right"));
    else if (given === `${sizes}`) button.append(mark("picked"));
  }
  answers.disabled = true;
  next.focus();
}

const mark = term => element("span", { class: `quiz-${term}` }, " ", say(term));
const addressOf = ({ level, seed, number }) => `?level=${level}&seed=${seed}&question=${number}`;

/** Keep the score in this browser, and the questions that are to come back. */
function keep(...values) {
  [right.value, count.value] = values;
  try {
    if (count.value > 0) localStorage.rnn_quiz = JSON.stringify([...values, ...wrong]).slice(1, -1);
    else localStorage.removeItem("rnn_quiz");
  } catch {} // forbidden
}

/** What an address asks for; what makes no sense is left out. */
function asked(address) {
  const { level, seed, question } = Object.fromEntries(new URLSearchParams(address));
  const whole = (text, other, most = 1e9) => text > 0 && text <= most && text % 1 === 0 ? +text : other;
  return { level: whole(level, 1, 3), seed: whole(seed, Date.now() % 1e4 + 1), number: whole(question, 1) };
}

/** A question that was answered wrong some time ago, or else a new one. */
function goOn() {
  const [back] = [...wrong].find(([place, due]) => due <= +count.value && place !== addressOf(now)) ?? [];
  const fresh = onwards ?? { level: now.level, seed: now.seed, number: now.number + 1 };
  if (back) wrong.set(back, +count.value + LATER);
  show(back ? asked(back) : fresh);
  onwards = back ? fresh : undefined;
  told.value = back ? say("again") : "";
  answers.focus({ preventScroll: true });
  form.querySelector(".quiz-bar").scrollIntoView();
}

function show(to, change = "pushState") {
  now = { ...now, ...to };
  onwards = undefined;
  history[change](null, "", addressOf(now) + location.hash);
  Object.assign(now, question(now));
  for (const part of ["level", "number", "lines"]) form.elements[part].value = now[part];
  form.querySelector(".quiz-name").textContent = now.name;
  choice.forEach((button, i) => button.textContent = now.choices[i]);
  typed.value = told.value = verdict.value = "";
  answers.disabled = false;
}

window.onpopstate = () => show(asked(location.search), "replaceState");
form.onsubmit = event => {
  const sizes = read(typed.value);
  event.preventDefault();
  told.value = sizes ? "" : say("unreadable");
  if (sizes) answer(sizes);
};
form.onclick = ({ target: { name, value, textContent } }) => {
  if (name === "choice") answer(read(textContent));
  if (name === "clear") {
    seen.clear();
    wrong.clear();
    keep(0, 0);
  }
  if (name === "level") show({ level: +value, number: 1 });
  if (name === "next") goOn();
};
form.onkeypress = ({ key, target }) => target === typed || choice[key - 1]?.click();

try {
  const [kept, all, ...back] = JSON.parse(`[${localStorage.rnn_quiz}]`);
  for (const [place, due] of back) wrong.set(place, due);
  keep(kept, all);
} catch {}
onpopstate();
form.hidden = false;
document.querySelector(".quiz-sample").open = false;
