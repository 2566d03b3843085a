// Expressions: what each is worth, as far as the code tells.

import { answered } from "./answers.js";
import { attribute } from "./attributes.js";
import { call } from "./calls.js";
import { byName, isPython } from "./library.js";
import { binary, compare, index, iterate, truth, unary } from "./operators.js";
import { assign, attempt } from "./statements.js";
import { Lost, bool, float, int, isNumber, list, none, str, tuple, unknown, unsure, want } from "./values.js";

const MOST = 20000; // steps, after which we stop

export function evaluate(p, node, env) {
  count(p);
  return EXPRESSIONS[node.kind](p, node, env);
}

/** Take a step, of which there are only so many. */
export function count(p) {
  if (++p.steps > MOST) throw new Lost();
}

export const scope = parent => ({ names: new Map(), parent });

function lookup(p, name, env) {
  for (let at = env; at; at = at.parent) if (at.names.has(name)) return at.names.get(name);
  if (isPython(name) || /^(super|getattr|object|bool|type)$/.test(name)) return byName(name);
  if (name === "torch" || name === "nn" || name === "F") return byName({ torch: "torch", nn: "torch.nn",
    F: "torch.nn.functional" }[name]);
  if (/^p(ack|ad)_\w*sequence$/.test(name)) return byName(`torch.nn.utils.rnn.${name}`);
  if (name === "Variable") return byName("torch.autograd.Variable");
  return asked(p, name, name);
}

const items = (p, nodes, env) => nodes.flatMap(node => node.kind === "Star"
  ? iterate(evaluate(p, node.value, env)) ?? unsure("a starred value") : evaluate(p, node, env));

const EXPRESSIONS = {
  Constant: (_p, { value, float: floats }) => value === null ? none : typeof value === "boolean" ? bool(value)
    : typeof value === "string" ? str(value) : (floats ? float : int)(value),
  Text: () => str(undefined),
  Ellipsis: () => ({ type: "ellipsis" }),
  Name: (p, { name }, env) => lookup(p, name, env),
  Tuple: (p, { items: nodes }, env) => tuple(items(p, nodes, env)),
  List: (p, { items: nodes }, env) => list(items(p, nodes, env)),
  Dict: (p, { items: pairs }, env) => ({ type: "dict", entries: new Map(pairs.map(([key, value]) => {
    const name = evaluate(p, key, env);
    return [name.value ?? unsure("a key"), evaluate(p, value, env)];
  })) }),
  Slice: (p, { start, stop, step }, env) => {
    const [a, b, c] = [start, stop, step].map(bound => bound && evaluate(p, bound, env));
    for (const bound of [a, b, c]) if (bound?.type === "unknown") want(bound, "size");
    return { type: "slice", start: a, stop: b, step: c?.type === "none" ? undefined : c };
  },
  Attribute: (p, { of, name }, env) => attribute(p, evaluate(p, of, env), name),
  Index(p, { of, index: key }, env) {
    const from = evaluate(p, of, env), at = evaluate(p, key, env);
    if (at.type === "unknown") want(at, "size");
    if (at.type === "tuple") for (const item of at.items) if (item.type === "unknown") want(item, "size");
    if (from.type === "unknown" && from.id && /^(str|int)$/.test(at.type) && (at.type === "str" || !/tensor/.test(from.id)))
      return asked(p, `${from.id}[${at.value}]`, `${from.ask}[${at.type === "str" ? `"${at.value}"` : at.value}]`);
    if (from.type === "module" && from.items) return index({ type: "list", items: from.items }, at);
    return index(from, at);
  },
  Call(p, view, env) {
    const { callee, args, keywords, ...node } = view;
    const of = evaluate(p, callee, env), values = items(p, args, env);
    const named = keywords.map(([name, value]) => [name, evaluate(p, value, env)]);
    const result = call(p, of, values, named, { ...node, args }, env);
    if (p.latest && p.latest.node.from === node.from && p.latest.node.to === node.to) p.latest.node = view;
    return result;
  },
  Unary: (p, { op, of }, env) => {
    const value = evaluate(p, of, env);
    return value.type === "unknown" ? want(value, op === "not" ? "flag" : "size") : unary(op, value);
  },
  Binary: (p, { op, left, right }, env) => binary(op, evaluate(p, left, env), evaluate(p, right, env)),
  Compare: (p, { op, left, right }, env) => {
    const [a, b] = [evaluate(p, left, env), evaluate(p, right, env)];
    for (const [value, other] of [[a, b], [b, a]]) if (value.type === "unknown")
      want(value, other.type === "none" ? "shape" : isNumber(other) ? "size" : "flag");
    return compare(op, a, b);
  },
  Logic(p, { op, left, right }, env) {
    const first = evaluate(p, left, env);
    return truth(first) === (op === "or") ? first : evaluate(p, right, env);
  },
  Conditional(p, { test, body, orelse }, env) {
    const told = attempt(() => truth(evaluate(p, test, env)));
    if (told !== undefined) return evaluate(p, told ? body : orelse, env);
    const [a, b] = [evaluate(p, body, env), evaluate(p, orelse, env)];
    if ([a, b].every(({ type, value }) => type === "str" && /^(cuda|cpu|mps)/.test(value))) return { type: "device" };
    if ([a, b].every(({ type }) => type === "device")) return a;
    if (a.type === b.type && a.value !== undefined && a.value === b.value) return a;
    return unsure("a condition");
  },
  Lambda: (p, { params, value, from, to }, env) => ({ type: "function", env, uses: 0, defaults: params.map(param =>
    param.value && evaluate(p, param.value, env)), node: { name: "<lambda>", params, value, from, to } }),
  Comprehension(p, { item, target, iterable }, env) {
    const inner = scope(env), from = iterate(evaluate(p, iterable, env)) ?? unsure("what is gone through");
    return list(from.map(one => {
      p.quiet++;
      try {
        assign(p, target, one, inner);
      } finally {
        p.quiet--;
      }
      return evaluate(p, item, inner);
    }));
  },
};

/** What the code does not tell: somebody's answer, or an unknown that asks for it. */
export function asked(p, id, ask, at = p.now?.from ?? 0) {
  const answer = p.given[id] && answered(p.given[id]);
  if (answer) p.asks.set(id, { id, ask, at, ...p.given[id] });
  return answer ?? { ...unknown(id, ask), at };
}
