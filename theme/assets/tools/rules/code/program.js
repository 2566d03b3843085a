// Code followed without being run: every line's shapes, what PyTorch would refuse, and what the code does not tell.

import { kindOf } from "./answers.js";
import { callFunction, make, member } from "./calls.js";
import { asked, scope } from "./expressions.js";
import { configOf, lastState } from "./recurrent.js";
import { refusal, run } from "./statements.js";
import { read } from "./syntax.js";
import { Lost, Refusal, Unsure, listen } from "./values.js";

/** The code in what was pasted, lines kept: without prompts and what was printed below them, a notebook's commands, and an
 *  indentation that all lines share. */
export function clean(pasted) {
  let lines = pasted.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n");
  const prompt = /^\s*(>>>|\.\.\.)( |$)|^In ?\[\d*\]: /;
  if (lines.some(line => prompt.test(line))) lines = lines.map(line => prompt.test(line) ? line.replace(prompt, "") : "");
  lines = lines.map(line => line.replace(/^\s*[%!].*/, ""));
  const least = Math.min(...lines.filter(line => line.trim()).map(line => /^ */.exec(line)[0].length));
  return lines.map(line => line.slice(line.trim() ? least : 0)).join("\n");
}

/** Follow a text. `replies` has answers by id: {kind, text}. */
export function follow(parser, source, replies = {}) {
  const text = clean(source), globals = scope(null);
  const p = { // the program, as far as it has been followed
    text, globals, given: { __proto__: null, ...replies }, now: undefined, steps: 0, quiet: 0, latest: undefined,
    entries: new Map(), modules: new Map(), open: new Set(), marks: new Map(), asks: new Map(), calls: [], made: [],
    functions: [], classes: [], refused: null, lost: false,
  };
  listen(why => p.marks.set(p.now.from, why), (value, kind) => {
    if (value.id) p.asks.set(value.id, { id: value.id, ask: value.ask, at: value.at, kind: kindOf(value, kind), open: true });
  });
  try {
    if (run(p, read(parser, text), globals)) p.lost = true;
    else rest(p);
  } catch (error) {
    if (error instanceof Refusal) refusal(p, error);
    else if (error instanceof Lost || error instanceof RangeError) p.lost = true;
    else throw error;
  }
  return report(p);
}

/** What nobody has called: classes, their forward, functions. */
function rest(p) {
  p.now = { from: 0 };
  try {
    for (const kind of p.classes) {
      const start = member(kind, "__init__");
      if (!kind.uses && kind.known) make(p, kind, start ? parametersAsked(p, start, kind.name, 1) : [], []);
    }
    for (const object of [...p.made]) {
      const forward = object.class.module && member(object.class, "forward");
      if (forward && !object.uses && !p.made.some(other => other.class === object.class && other.uses)) {
        object.uses++;
        callFunction(p, forward, [object, ...parametersAsked(p, forward, `${object.class.name}.forward`, 1)], []);
      }
    }
    for (const one of p.functions) if (!one.uses) callFunction(p, one, parametersAsked(p, one, one.node.name, 0), []);
  } catch (error) {
    if (!(error instanceof Unsure)) throw error;
    p.marks.set(0, error.message);
  }
}

function parametersAsked(p, made, owner, skip) {
  return made.node.params.slice(skip).filter(({ value, star }) => !value && !star)
    .map(({ name }) => asked(p, `${owner}.${name}`, name, made.node.from));
}

function report({ text, entries, modules, open, marks, asks, calls, refused, lost }) {
  const lineAt = place => text.slice(0, place).split("\n").length;
  return {
    lines: [...entries].map(([from, names]) => ({ line: lineAt(from), names: [...names] })),
    unsure: [...marks].map(([from, why]) => ({ line: lineAt(from), why })),
    open: [...open].map(lineAt), // lines that give what is shown nowhere
    asks: [...asks.values()].map(({ at, ...ask }) => ({ ...ask, line: lineAt(at) })),
    refused: refused && { ...refused, line: lineAt(refused.from) },
    text,
    modules: [...modules].map(([from, module]) => ({ line: lineAt(from), config: configOf(module) })),
    layers: calls.map(({ module, from, names, packed, unbatched, input }) => ({ line: lineAt(from), packed, unbatched, input,
      config: configOf(module), last: module.name.endsWith("Cell") ? undefined : lastState(module, names, packed, unbatched) })),
    lost,
  };
}
