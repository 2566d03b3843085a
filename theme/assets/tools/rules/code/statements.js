// Statements: what each gives a name, and what is no longer known where one cannot be followed.

import { KINDS } from "../../../made/vocabulary.js";
import { asked, count, evaluate, scope } from "./expressions.js";
import { byName } from "./library.js";
import { binary, index, iterate, truth, unpack } from "./operators.js";
import { Lost, Refusal, Unsure, described, none, opaque, plain, refuse, unknown, unsure } from "./values.js";

/** Follow statements; returns how they end, if not by themselves: {how, value}. */
export function run(p, statements, env) {
  for (const statement of statements) {
    const end = step(p, statement, env);
    if (end) return end;
  }
}

function step(p, statement, env) {
  const before = p.now;
  p.now = statement;
  count(p);
  try {
    return STATEMENTS[statement.kind](p, statement, env);
  } catch (error) {
    if (error instanceof Refusal && !error.at) error.at = statement;
    if (!(error instanceof Unsure)) throw error;
    p.marks.set(statement.from, error.message);
    if (/^(If|For|While|Try|With)$/.test(statement.kind)) return forget(p, statement, env);
    if (statement.kind === "Return") return { how: "return", value: unknown() };
    for (const target of statement.targets ?? (statement.target ? [statement.target] : [])) forgetTarget(p, target, env);
  } finally {
    p.now = before;
  }
}

/** What a statement might have changed is no longer known. */
function forget(p, statement, env) {
  const inner = [statement.body, statement.orelse, statement.last, ...(statement.handlers ?? []).map(({ body }) => body)];
  let end;
  if (statement.target) forgetTarget(p, statement.target, env);
  for (const one of inner.flatMap(body => body ?? [])) {
    p.marks.set(one.from, "a condition");
    for (const target of one.targets ?? (one.target ? [one.target] : [])) forgetTarget(p, target, env);
    if (/^(Return|Raise|Break|Continue|Unread)$/.test(one.kind)) end = { how: "lost" };
    end = (one.body && one.kind !== "Function" && one.kind !== "Class" ? forget(p, one, env) : undefined) ?? end;
    if (one.kind === "Function" || one.kind === "Class") env.names.set(one.name, unknown());
  }
  return end;
}

function forgetTarget(p, target, env) {
  if (target.kind === "Name") env.names.set(target.name, unknown());
  for (const item of target.items ?? []) forgetTarget(p, item, env);
  if (target.kind === "Star") forgetTarget(p, target.value, env);
  if (target.kind === "Attribute" || target.kind === "Index") {
    const of = attempt(() => evaluate(p, target.of, env));
    if (of?.type === "object" && target.kind === "Attribute") of.attributes.set(target.name, unknown());
    else if (of?.items && target.kind === "Index") of.items.fill(unknown());
  }
}

export function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof Lost) throw error;
    return undefined;
  }
}

const STATEMENTS = {
  Pass: () => undefined,
  Unread: (p, statement) => {
    p.marks.set(statement.from, "unread");
    return undefined;
  },
  Expression: (p, { value }, env) => void evaluate(p, value, env),
  Assign(p, { targets, value, from, to }, env) {
    const result = evaluate(p, value, env);
    if (result.type === "unknown" && !result.id) p.marks.set(from, "a value");
    for (const target of targets) {
      if (p.latest?.node === value) p.calls.push({ ...p.latest, from, to, names: namesOf(p, target) });
      assign(p, target, result, env);
    }
  },
  Update(p, { target, op, value }, env) {
    assign(p, target, binary(op, evaluate(p, target, env), evaluate(p, value, env)), env);
  },
  Return(p, { value, from }, env) {
    const result = value ? evaluate(p, value, env) : none;
    if (result.type === "unknown" && !result.id) p.marks.set(from, "a value");
    note(p, from, "return", result);
    return { how: "return", value: result };
  },
  Break: () => ({ how: "break" }),
  Continue: () => ({ how: "continue" }),
  Raise: () => ({ how: "lost" }),
  Assert(p, { test }, env) {
    if (!truth(evaluate(p, test, env))) unsure("an assertion that fails");
  },
  Import(p, { names }, env) {
    for (const { path, as } of names) {
      if (path.endsWith(".*")) p.marks.set(p.now.from, path);
      else env.names.set(as, byName(path));
    }
  },
  If(p, { test, body, orelse }, env) {
    const main = test.kind === "Compare" && p.text.slice(test.from, test.to).includes("__main__");
    return run(p, main || truth(evaluate(p, test, env)) ? body : orelse, env);
  },
  While: () => unsure("how often a loop runs"),
  For(p, { target, iterable, body }, env) {
    const of = evaluate(p, iterable, env), items = of.type === "unknown" || of.type === "enumerate" ? null : iterate(of);
    if (!items) return once(p, target, of, body, env);
    for (const item of items) {
      assign(p, target, item, env);
      const end = run(p, body, env);
      if (end?.how === "break") break;
      if (end && end.how !== "continue") return end;
    }
  },
  With(p, { items, body }, env) {
    for (const [value, target] of items) {
      const made = evaluate(p, value, env);
      if (target) assign(p, target, made.type === "opaque" ? made : unknown(), env);
      if (made.type !== "opaque") p.marks.set(p.now.from, "what it does");
    }
    return run(p, body, env);
  },
  Try(p, statement, env) {
    const { body, handlers, last } = statement;
    try {
      const end = run(p, body, env);
      return end ?? run(p, last, env);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const handler = handlers.find(({ types }) => !types || types.includes(error.type) || /\bException\b/.test(types));
      if (!handler) throw error;
      refusal(p, error, true);
      if (handler.as) env.names.set(handler.as, opaque);
      return run(p, handler.body, env) ?? run(p, last, env);
    }
  },
  Function(p, node, env) {
    const defaults = node.params.map(({ value }) => value && evaluate(p, value, env));
    const made = { type: "function", node, env, defaults, uses: 0 };
    env.names.set(node.name, made);
    if (env === p.globals) p.functions.push(made);
  },
  Class(p, node, env) {
    const bases = node.bases.map(base => evaluate(p, base, env)), own = scope(env);
    run(p, node.body, own);
    const known = bases.every(base => base.type === "class" || base.type === "builtin" &&
      /^(torch\.nn\.Module|torch\.nn\.modules\.module\.Module|object)$/.test(base.path));
    const made = { type: "class", name: node.name, names: own.names, bases, known, uses: 0, node,
      module: bases.some(base => base.module || /Module$/.test(base.path ?? "")) };
    env.names.set(node.name, made);
    p.classes.push(made);
  },
};
/** A loop over something that the code does not tell: its first round, and what a second would change is forgotten. */
function once(p, target, of, body, env) {
  const counted = of.type === "enumerate" && target.items?.length === 2;
  const from = of.type === "enumerate" ? of.of : of;
  if (counted) assign(p, target.items[0], unknown(), env);
  const each = counted ? target.items[1] : target;
  const bind = (one, path) => one.items ? one.items.forEach((item, i) => bind(item, `${path}.${i}`))
    : assign(p, one, asked(p, `${from.id ?? "loop"}@${p.now.from}${path}`, p.text.slice(one.from, one.to)), env);
  bind(each, "");
  const end = run(p, body, env);
  if (end && !/break|continue/.test(end.how)) return end;
  if (end?.how === "break") return undefined;
  const first = new Map(env.names);
  p.quiet++;
  try {
    const kept = [new Map(p.marks), p.calls.length];
    attempt(() => run(p, body, env)) ?? undefined;
    p.marks.clear();
    for (const [key, why] of kept[0]) p.marks.set(key, why);
    p.calls.length = kept[1];
  } finally {
    p.quiet--;
  }
  for (const [name, value] of env.names)
    if (first.has(name) && written(first.get(name)) !== written(value)) env.names.set(name, unknown());
  return undefined;
}

const written = value => plain(described(value) ?? value.type);

// Names

export function assign(p, target, value, env) {
  if (target.kind === "Name") {
    const kind = kindNamed(value, target.name);
    const named = value.type === "unknown" && value.id?.includes("@") ? { ...value, ask: target.name } : value;
    env.names.set(target.name, kind ? { ...named, kind } : named);
    note(p, p.now.from, target.name, value);
  } else if (target.items) {
    if (value.type === "unknown") {
      target.items.forEach((item, i) => assign(p, item, value.id
        ? asked(p, `${value.id}[${i}]`, p.text.slice(item.from, item.to)) : unknown(), env));
      return;
    }
    if (target.items.some(({ kind }) => kind === "Star")) unsure("a starred name");
    const items = unpack(value, target.items.length);
    target.items.forEach((item, i) => assign(p, item, items[i], env));
  } else if (target.kind === "Attribute") {
    const of = evaluate(p, target.of, env);
    if (of.type === "object") {
      if (of.class.module && !of.ready && (value.type === "module" || value.type === "object" && value.class.module))
        refuse("AttributeError", "cannot assign module before Module.__init__() call");
      const kind = kindNamed(value, target.name);
      of.attributes.set(target.name, kind ? { ...value, kind } : value);
    } else if (of.type === "unknown") of.attributes.set(target.name, value);
    else unsure("an attribute");
    note(p, p.now.from, p.text.slice(target.from, target.to), value);
  } else if (target.kind === "Index") {
    const of = evaluate(p, target.of, env), key = evaluate(p, target.index, env);
    if (of.type === "list" && key.type === "int" && of.items.at(key.value)) of.items.splice(key.value, 1, value);
    else if (of.type === "dict" && key.type === "str" && key.value !== undefined) of.entries.set(key.value, value);
    else if (of.type === "tensor") {
      const part = index(of, key);
      delete of.values;
      of.below = undefined;
      if (value.type === "tensor") binary("+", part, value);
      if (value.type === "tensor" && value.dims.length > part.dims.length) unsure("a value that is too large");
      if (value.type === "tensor" && value.dims.some(({ n }, i) => n !== 1 && n !== part.dims.at(i - value.dims.length)?.n))
        unsure("a value that does not fit");
    } else unsure("an assignment");
  } else unsure("an assignment");
}

const kindNamed = (value, name) => value.type === "int" && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;

const namesOf = (p, target) => {
  const said = node => {
    const name = node && !node.items && p.text.slice(node.from, node.to);
    return name && name !== "_" ? name : undefined;
  };
  if (!target.items) return {};
  const [output, state] = target.items;
  return { output: said(output), hn: state?.items ? said(state.items[0]) : said(state) };
};

/** What a line gives a name. */
export function note(p, from, name, value) {
  const what = described(value);
  if (/unknown|opaque/.test(value.type)) p.open.add(from);
  if (!what || p.quiet) return;
  const at = p.entries.get(from) ?? p.entries.set(from, new Map()).get(from), seen = at.get(name) ?? [];
  if (!seen.some(one => plain(one) === plain(what))) at.set(name, [...seen, what]);
}

export function refusal(p, { type, message, at }, caught = false) {
  if (!p.quiet) p.refused ??= { type, message, from: at.from, caught };
}
