// Calls: of functions, classes and methods of the code, of layers, and of what PyTorch and Python have.

import { attribute, method } from "./attributes.js";
import { asked, evaluate, scope } from "./expressions.js";
import { callByName } from "./library.js";
import { RECURRENT, callModule } from "./modules.js";
import { note, run } from "./statements.js";
import { described, none, opaque, refuse, typeName, unknown, unsure } from "./values.js";

export function call(p, callee, args, keywords, node, env) {
  p.latest = undefined;
  switch (callee.type) {
    case "builtin": return builtin(p, callee, args, keywords, node, env);
    case "function": return callFunction(p, callee, args, keywords);
    case "bound": return callFunction(p, callee.of, [callee.self, ...args], keywords);
    case "method": return method(p, callee, args, keywords, node);
    case "class": return make(p, callee, args, keywords);
    case "object": return call(p, attribute(p, callee, callee.class.module ? "forward" : "__call__"), args, keywords, node, env);
    case "module": return callLayer(p, callee, args, keywords, node);
    case "opaque": return opaque;
    case "ready": return callee.act();
    case "unknown":
      for (const value of [...args, ...keywords.map(([, value]) => value)]) if (value.type === "list") value.items.fill(unknown());
      return callee.lost || !callee.id ? unknown() : asked(p, `${node.from}()`, p.text.slice(node.from, node.to));
    default: return refuse("TypeError", `'${typeName(callee)}' object is not callable`);
  }
}

function callLayer(p, module, args, keywords, node) {
  const result = callModule(module, args, keywords, (item, given, named) => call(p, item, given, named, node));
  if (/^(RNN|LSTM|GRU)(Cell)?$/.test(module.name)) {
    const input = args[0] ?? keywords.find(([name]) => name === "input")?.[1];
    p.latest = { node, module, packed: input.type === "packed", unbatched: input.dims?.length === 2, input: described(input) };
  }
  return result;
}

function builtin(p, { path }, args, keywords, node, env) {
  if (path === "super") {
    const self = [...env.names.values()].find(value => value.type === "object");
    return self && env.class ? { type: "super", self, class: env.class } : unsure("super");
  }
  if (path === "getattr" && args[1]?.value) return attribute(p, args[0], args[1].value);
  if (/^torch\.cuda\.is_available$/.test(path)) return unknown();
  if (path.startsWith("numpy") || !/^(torch|warnings|random)\b|^\w+$/.test(path)) return asked(p, `${node.from}()`,
    p.text.slice(node.from, node.to));
  const result = callByName(path, args, keywords);
  if (RECURRENT.includes(result.name)) p.modules.set(node.from, result);
  return result;
}

export function callFunction(p, made, args, keywords) {
  const { node, defaults } = made, env = scope(made.env), left = new Map(keywords), rest = [...args];
  made.uses++;
  env.class = made.class;
  if (node.params.some(({ star }) => star)) return unsure("starred parameters");
  const missing = [];
  node.params.forEach(({ name }, i) => {
    const given = rest.length ? rest.shift() : left.has(name) ? left.get(name) : defaults[i];
    if (i < args.length && left.has(name)) unsure("an argument");
    left.delete(name);
    if (given) env.names.set(name, given);
    else missing.push(name);
  });
  if (missing.length || rest.length || left.size) return wrongCall(made, args.length, missing, rest, left);
  for (const [name, value] of env.names) note(p, node.from, name, value);
  if (node.value) return evaluate(p, node.value, env);
  const end = run(p, node.body, env);
  if (end?.how === "lost") return { ...unknown(), lost: true };
  return end?.how === "return" ? end.value : none;
}

function wrongCall(made, got, missing, rest, left) {
  const { node, defaults, class: owner } = made, name = `${owner ? `${owner.name}.` : ""}${node.name}()`;
  if (missing.length && !rest.length && !left.size) refuse("TypeError", `${name} missing ${missing.length} required ` +
    `positional argument${missing.length > 1 ? "s" : ""}: ${missing.map(one => `'${one}'`).join(", ")
      .replace(/, (?=[^,]*$)/, missing.length > 2 ? ", and " : " and ")}`);
  const [most, least] = [node.params.length, node.params.length - defaults.filter(Boolean).length];
  if (rest.length && !left.size) refuse("TypeError", `${name} takes ${least < most ? `from ${least} to ${most}` : most} ` +
    `positional argument${most === 1 && least === most ? "" : "s"} but ${got} were given`);
  if (left.size === 1 && !rest.length) refuse("TypeError",
    `${name} got an unexpected keyword argument '${[...left.keys()][0]}'`);
  return unsure("an argument");
}

export function make(p, kind, args, keywords) {
  const object = { type: "object", class: kind, attributes: new Map(), uses: 0, ready: !kind.module };
  const start = member(kind, "__init__");
  kind.uses++;
  if (!kind.known) unsure("what it is made from");
  p.made.push(object);
  if (!start) object.ready = true;
  if (start) callFunction(p, start, [object, ...args], keywords);
  else if (args.length || keywords.length) unsure("an argument");
  return object;
}

/** A function or value of a class or of those that it is made from. */
export function member(kind, name) {
  if (kind.type !== "class") return undefined;
  const own = kind.names.get(name);
  if (own?.type === "function") return { ...own, class: kind, get uses() { return own.uses; }, set uses(n) { own.uses = n; } };
  return own ?? kind.bases.map(base => member(base, name)).find(Boolean);
}
