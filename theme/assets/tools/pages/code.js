// Check my code: what is pasted is followed line by line. The parser and the rules are loaded when there is something.

import { element } from "../views/elements.js";
import { listing } from "../views/program.js";
import { say, tell, words } from "../views/words.js";

const form = document.getElementById("code-form"), answers = { __proto__: null };
const { code, told } = form.elements, asked = form.querySelector("[data-asked]"), out = form.querySelector("[data-lines]");
let tools, dictionary;

/** The dictionary of messages: [the pieces of a message, its entry] each, from its own page. */
async function entries() {
  const link = words.dictionary.querySelector("a"), page = await (await fetch(link.href)).text();
  return [...new DOMParser().parseFromString(page, "text/html").querySelectorAll("article a[href*='#']")].flatMap(entry => {
    const parts = [...entry.querySelectorAll("code")].map(({ textContent }) => textContent);
    return parts.length ? [[parts, new URL(entry.getAttribute("href"), link.href).href]] : [];
  });
}

/** Whether the pieces stand in a message in their order. */
const within = (parts, message) => parts.reduce((at, part) => {
  const found = at < 0 ? -1 : message.indexOf(part, at);
  return found < 0 ? -1 : found + part.length;
}, 0) >= 0;

/** The refusal in PyTorch's words, with a link to what the dictionary says to it. */
function message({ type, message }) {
  const made = element("span", { class: "code-told" }, element("code", {}, `${type}: ${message}`));
  dictionary ??= entries().catch(() => []); // not to be had
  dictionary.then(list => {
    const found = list.filter(([parts]) => within(parts, message)).sort(([a], [b]) => b.join("").length - a.join("").length)[0];
    if (found) made.append(" ", element("a", { href: found[1] }, say("entry")));
  });
  return made;
}

/** A field for each thing that the code does not tell. */
function ask({ asks }) {
  const open = asks.filter(one => one.open);
  asked.hidden = !asks.length;
  if (asked.contains(document.activeElement) && asks.every(({ id }) => asked.querySelector(`[name="${CSS.escape(id)}"]`))) return;
  asked.replaceChildren(element("legend", {}, say("ask")), ...asks.map(({ id, ask, kind, line, text = "" }) => {
    const field = element("input", { name: id, "data-kind": kind, autocomplete: "off", spellcheck: "false", value: text,
      placeholder: say(`kind-${kind}`) });
    return element("label", {}, element("span", {}, element("code", {}, ask), ` ${say("line", { line })}`), field);
  }));
  return open;
}

/** Where the last layer's last state is, for each call of a layer. */
function lastStates({ layers }) {
  return layers.filter(({ last }) => last).flatMap(({ line, last: { forward, backward } }) => {
    const both = part => [part.state, part.output].filter(Boolean).map(text => element("code", {}, text));
    const joined = part => both(part).flatMap((one, i) => i ? [" = ", one] : one);
    if (!both(forward).length) return [];
    return tell("p", backward ? "last-two" : "last-one", { line,
      forward: element("span", {}, ...joined(forward)), backward: backward && element("span", {}, ...joined(backward)) });
  });
}

/** A button for each module that shows it in the calculator. */
function toCalculator({ modules, layers }, show) {
  return modules.map(({ line, config }) => {
    const call = layers.find(layer => JSON.stringify(layer.config) === JSON.stringify(config));
    const button = element("button", { type: "button" }, say("show", { line, module: `nn.${config.module}` }));
    button.onclick = () => show(config, call);
    return button;
  });
}

function verdict({ asks, refused, unsure, lost, lines, modules }) {
  const open = asks.filter(one => one.open).length;
  if (open) return say("missing", { count: open });
  if (refused && !refused.caught) return say("refused-line", { line: refused.line });
  if (!lines.length && !modules.length) return say("nothing");
  return unsure.length || lost ? say("partly", { count: new Set(unsure.map(({ line }) => line)).size }) : say("taken");
}

/** Read what is in the box; `show` puts a module into the calculator. */
async function check(show) {
  const text = code.value;
  out.replaceChildren();
  if (!text.trim()) {
    told.value = "";
    asked.hidden = true;
    return;
  }
  tools ??= Promise.all([import("../../made/python-parser.js"), import("../rules/code/program.js")]);
  const [{ parser }, { follow }] = await tools;
  if (text !== code.value) return; // more has been typed since
  const result = follow(parser, text, answers), open = result.asks.some(one => one.open);
  form.classList.toggle("filled", true);
  told.replaceChildren(verdict(result), " ", ...!open && result.refused && !result.refused.caught ? [message(result.refused)] : []);
  told.className = open ? "open" : result.refused && !result.refused.caught ? "refused" : result.unsure.length ? "warned" : "";
  ask(result);
  const refused = open ? null : result.refused;
  out.replaceChildren(...lastStates(result), listing({ ...result, refused }, refused && message(refused)),
    element("p", { class: "code-buttons" }, ...toCalculator(result, show)));
  if (result.modules.length === 1) show(result.modules[0].config, result.layers[0]);
}

export function start(show) {
  let waiting;
  form.addEventListener("input", ({ target }) => {
    if (target.dataset.kind) {
      const { name, value, dataset: { kind } } = target;
      if (value.trim()) answers[name] = { kind, text: value };
      else delete answers[name];
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => check(show), 150);
  });
  form.addEventListener("submit", event => event.preventDefault());
  if (code.value.trim()) check(show);
}
