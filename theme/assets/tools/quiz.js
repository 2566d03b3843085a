// The quiz: questions from the rules in shapes.js. Words and reasons are on the page.

import { MODULES, SEED, code, constructor, parameters, say, shape, shown, tensors, words, written } from "./shapes.js";

/** A question, from its address alone. */
export function question({ level, seed, number }) {
  let state = seed * 7919 + number * 104729 + level, config, all;
  const below = most => {
    state = Math.imul(state ^ state >>> 15, 0x2c1b3c6d) + 0x6d2b79f5 | 0;
    return ((state ^ state >>> 16) >>> 0) % most;
  };
  const take = list => list.splice(below(list.length), 1)[0], shuffled = list => [...list].map(() => take(list));
  const topic = below(5);
  do {
    const sizes = { input_size: 2 + below(8), hidden_size: 3 + below(7), batch_size: 2 + below(4) };
    const seq_len = 3 + below(7);
    const options = { num_layers: 1 + below(3), batch_first: !below(2), bidirectional: !below(2) };
    config = { ...SEED, module: take(MODULES.slice(0, 3)), ...sizes, seq_len, ...level > 1 && options };
    if (level > 2) config = [
      config, { ...config, input: "unbatched" }, { ...SEED, ...sizes, module: `${config.module}Cell` },
      { ...config, module: "LSTM", proj_size: 2 + below(sizes.hidden_size - 2) },
      { ...config, input: "packed", lengths: Array.from({ length: sizes.batch_size }, () => 1 + below(seq_len - 1)) },
    ][topic];
    all = [...tensors(config), ...parameters(config)].flatMap(({ shape }) => shape)
      .filter(({ letters }) => config.bidirectional || !/^num_dir/.test(letters)); // else hidden_size again
  } while (distinct(all, "size") < distinct(all, "letters")); // no answer is right by accident
  const list = level > 2 && config.input === "batched" && below(2) ? parameters : tensors;
  const others = list(config).filter(({ name, out }) => out !== false || /data|batch_sizes/.test(name));
  const { name, shape: right } = take(others), [first, second = { size: 1 }, ...rest] = right;
  const mistakes = [{ batch_first: !config.batch_first }, { bidirectional: false }, { num_layers: 1 }, { proj_size: 0 },
    { hidden_size: config.input_size }, { module: config.module.replace(/LSTM|GRU/, "RNN") },
    { input: "unbatched" }, { input: "batched" }]
    .flatMap(change => list({ ...config, ...change })).filter(one => one.name === name);
  const wrong = shuffled([{ shape: [second, first, ...rest] }, ...mistakes, ...others]);
  const choices = new Set([{ shape: right }, ...wrong].map(({ shape }) => written(shape)));
  const lines = code(config).replace(/^(import|from|[hc]0|print).*\n|^\n/gm, "").replace(/, \(?h0.*/, ")")
    .replace(level > 1 ? /  #.*/g : "", ""); // without what gives the answer away
  return { config, name, right, lines, choices: shuffled([...choices].slice(0, 4)) };
}

const distinct = (list, key) => new Set(list.map(item => item[key])).size;

/** The sizes in "(5, 1, 4)", "5x1x4" or so. */
const read = text =>
  /^\s*(torch\.Size)?[\s([]*\d+(\s*[\s,x×]\s*\d+)*[\s,)\]]*$/.test(text) && text.match(/\d+/g).map(Number);

const form = document.getElementById("quiz-form");
const { right, count, answers, choice, typed, told, verdict, next } = form.elements, seen = new Set();
let now;

function make(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** A sentence of the page, %name% being values.name. */
function tell(tag, term, values) {
  const told = make(tag, ...words[term].cloneNode(true).childNodes);
  for (const node of [...told.childNodes])
    if (node.data) node.replaceWith(...node.data.split(/%(\w+)%/).map((text, i) => i % 2 ? values[text] : text));
  return told;
}

/** What is off, and why: under the first term whose words, or one of "a/b", are all here. */
function item(term, right, given, letters) {
  const here = [now.name, constructor(now.config), now.config.input, term, letters].join(" ");
  const fits = term => term.split(" ").every(word => word.split("/").some(one => here.includes(one)));
  const why = Object.keys(words).find(fits);
  return make("li", tell("span", term, { right: make("code", right), given }), " ", tell("span", why));
}

function answer(sizes) {
  const { config, name, right: shapes } = now;
  const off = sizes.length !== shapes.length ? [item("number", shapes.length, sizes.length)]
    : shapes.flatMap(({ letters, size }, i) => {
      const sized = letters.replace(/[^ *]+/g, name => shape(config, name)[0].size);
      return size === sizes[i] ? [] : item(`off-${i}`, `${letters} = ${sized}`, sizes[i], letters);
    });
  const set = Object.entries(config).filter(([key, value]) => `${value}` !== `${SEED[key]}`),
    link = tell("p", "calculator");
  link.querySelector("a").search = `${new URLSearchParams(set)}`.replaceAll("true", "True");
  verdict.replaceChildren(
    tell("p", off[0] ? "wrong" : "right",
      { name: make("code", name), letters: shown(shapes, "letters"), sizes: shown(shapes) }),
    make("ul", ...off), link);
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
