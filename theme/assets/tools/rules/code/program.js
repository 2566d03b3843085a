// Code followed without being run: every line's shapes, what PyTorch would refuse, and what the code does not tell.

import { LIST_METHODS, byName, callByName, isPython, operation } from "./library.js";
import { RECURRENT, attributeOf, callModule } from "./modules.js";
import { binary, compare, index, iterate, packedParts, truth, unary, unpack } from "./operators.js";
import { configOf, lastState } from "./recurrent.js";
import { read } from "./syntax.js";
import { METHODS, OPERATIONS } from "./tensors.js";
import { KINDS } from "../../../made/vocabulary.js";
import {
  DTYPES, Refusal, Unsure, bool, dense, float, int, isNumber, like, list, listen, none, opaque, refuse, str, tensor, tuple,
  typeName, unknown, unsure, want,
} from "./values.js";

const MOST = 20000; // steps, after which we stop
class Lost extends Error {}

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
  const given = { __proto__: null, ...replies };
  const text = clean(source), body = read(parser, text);
  const entries = new Map(), modules = new Map(), open = new Set(), marks = new Map(), asks = new Map(), calls = [], made = [];
  let now, steps = 0, refused = null, quiet = 0, latest;
  const globals = scope(null);
  listen(why => marks.set(now.from, why), (value, kind) => {
    if (value.id) asks.set(value.id, { id: value.id, ask: value.ask, at: value.at, kind: kindOf(value, kind), open: true });
  });

  function scope(parent) {
    return { names: new Map(), parent };
  }

  // What the code does not tell

  function asked(id, ask, at = now?.from ?? 0) {
    const answer = given[id] && answered(given[id]);
    if (answer) asks.set(id, { id, ask, at, ...given[id] });
    return answer ?? { ...unknown(id, ask), at };
  }

  // Statements: each returns how it ends, if not by itself: {how, value}

  function run(statements, env) {
    for (const statement of statements) {
      const end = step(statement, env);
      if (end) return end;
    }
  }

  function step(statement, env) {
    const before = now;
    now = statement;
    if (++steps > MOST) throw new Lost();
    try {
      return STATEMENTS[statement.kind](statement, env);
    } catch (error) {
      if (error instanceof Refusal && !error.at) error.at = statement;
      if (!(error instanceof Unsure)) throw error;
      marks.set(statement.from, error.message);
      if (/^(If|For|While|Try|With)$/.test(statement.kind)) return forget(statement, env);
      if (statement.kind === "Return") return { how: "return", value: unknown() };
      for (const target of statement.targets ?? (statement.target ? [statement.target] : [])) forgetTarget(target, env);
    } finally {
      now = before;
    }
  }

  /** What a statement might have changed is no longer known. */
  function forget(statement, env) {
    const inner = [statement.body, statement.orelse, statement.last, ...(statement.handlers ?? []).map(({ body }) => body)];
    let end;
    if (statement.target) forgetTarget(statement.target, env);
    for (const one of inner.flatMap(body => body ?? [])) {
      marks.set(one.from, "a condition");
      for (const target of one.targets ?? (one.target ? [one.target] : [])) forgetTarget(target, env);
      if (/^(Return|Raise|Break|Continue|Unread)$/.test(one.kind)) end = { how: "lost" };
      end = (one.body && one.kind !== "Function" && one.kind !== "Class" ? forget(one, env) : undefined) ?? end;
      if (one.kind === "Function" || one.kind === "Class") env.names.set(one.name, unknown());
    }
    return end;
  }

  function forgetTarget(target, env) {
    if (target.kind === "Name") env.names.set(target.name, unknown());
    for (const item of target.items ?? []) forgetTarget(item, env);
    if (target.kind === "Star") forgetTarget(target.value, env);
    if (target.kind === "Attribute" || target.kind === "Index") {
      const of = attempt(() => evaluate(target.of, env));
      if (of?.type === "object" && target.kind === "Attribute") of.attributes.set(target.name, unknown());
      else if (of?.items && target.kind === "Index") of.items.fill(unknown());
    }
  }

  function attempt(act) {
    try {
      return act();
    } catch (error) {
      if (error instanceof Lost) throw error;
      return undefined;
    }
  }

  const STATEMENTS = {
    Pass: () => undefined,
    Unread: statement => {
      marks.set(statement.from, "unread");
      return undefined;
    },
    Expression: ({ value }, env) => void evaluate(value, env),
    Assign({ targets, value, from, to }, env) {
      const result = evaluate(value, env);
      if (result.type === "unknown" && !result.id) marks.set(from, "a value");
      for (const target of targets) {
        if (latest?.node === value) calls.push({ ...latest, from, to, names: namesOf(target) });
        assign(target, result, env);
      }
    },
    Update({ target, op, value }, env) {
      assign(target, binary(op, evaluate(target, env), evaluate(value, env)), env);
    },
    Return({ value, from }, env) {
      const result = value ? evaluate(value, env) : none;
      if (result.type === "unknown" && !result.id) marks.set(from, "a value");
      note(from, "return", result);
      return { how: "return", value: result };
    },
    Break: () => ({ how: "break" }),
    Continue: () => ({ how: "continue" }),
    Raise: () => ({ how: "lost" }),
    Assert({ test }, env) {
      if (!truth(evaluate(test, env))) unsure("an assertion that fails");
    },
    Import({ names }, env) {
      for (const { path, as } of names) {
        if (path.endsWith(".*")) marks.set(now.from, path);
        else env.names.set(as, byName(path));
      }
    },
    If({ test, body, orelse }, env) {
      const main = test.kind === "Compare" && text.slice(test.from, test.to).includes("__main__");
      return run(main || truth(evaluate(test, env)) ? body : orelse, env);
    },
    While: () => unsure("how often a loop runs"),
    For({ target, iterable, body }, env) {
      const of = evaluate(iterable, env), items = of.type === "unknown" || of.type === "enumerate" ? null : iterate(of);
      if (!items) return once(target, of, body, env);
      for (const item of items) {
        assign(target, item, env);
        const end = run(body, env);
        if (end?.how === "break") break;
        if (end && end.how !== "continue") return end;
      }
    },
    With({ items, body }, env) {
      for (const [value, target] of items) {
        const made = evaluate(value, env);
        if (target) assign(target, made.type === "opaque" ? made : unknown(), env);
        if (made.type !== "opaque") marks.set(now.from, "what it does");
      }
      return run(body, env);
    },
    Try(statement, env) {
      const { body, handlers, last } = statement;
      try {
        const end = run(body, env);
        return end ?? run(last, env);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const handler = handlers.find(({ types }) => !types || types.includes(error.type) || /\bException\b/.test(types));
        if (!handler) throw error;
        refusal(error, true);
        if (handler.as) env.names.set(handler.as, opaque);
        return run(handler.body, env) ?? run(last, env);
      }
    },
    Function(node, env) {
      const defaults = node.params.map(({ value }) => value && evaluate(value, env));
      const made = { type: "function", node, env, defaults, uses: 0 };
      env.names.set(node.name, made);
      if (env === globals) functions.push(made);
    },
    Class(node, env) {
      const bases = node.bases.map(base => evaluate(base, env)), own = scope(env);
      run(node.body, own);
      const known = bases.every(base => base.type === "class" || base.type === "builtin" &&
        /^(torch\.nn\.Module|torch\.nn\.modules\.module\.Module|object)$/.test(base.path));
      const made = { type: "class", name: node.name, names: own.names, bases, known, uses: 0, node,
        module: bases.some(base => base.module || /Module$/.test(base.path ?? "")) };
      env.names.set(node.name, made);
      classes.push(made);
    },
  };
  const functions = [], classes = [];

  /** A loop over something that the code does not tell: its first round, and what a second would change is forgotten. */
  function once(target, of, body, env) {
    const counted = of.type === "enumerate" && target.items?.length === 2;
    const from = of.type === "enumerate" ? of.of : of;
    if (counted) assign(target.items[0], unknown(), env);
    const each = counted ? target.items[1] : target;
    const bind = (one, path) => one.items ? one.items.forEach((item, i) => bind(item, `${path}.${i}`))
      : assign(one, asked(`${from.id ?? "loop"}@${now.from}${path}`, text.slice(one.from, one.to)), env);
    bind(each, "");
    const end = run(body, env);
    if (end && !/break|continue/.test(end.how)) return end;
    if (end?.how === "break") return undefined;
    const first = new Map(env.names);
    quiet++;
    try {
      const kept = [new Map(marks), calls.length];
      attempt(() => run(body, env)) ?? undefined;
      marks.clear();
      for (const [key, why] of kept[0]) marks.set(key, why);
      calls.length = kept[1];
    } finally {
      quiet--;
    }
    for (const [name, value] of env.names)
      if (first.has(name) && written(first.get(name)) !== written(value)) env.names.set(name, unknown());
    return undefined;
  }

  const written = value => plain(described(value) ?? value.type);

  // Names

  function assign(target, value, env) {
    if (target.kind === "Name") {
      const kind = kindNamed(value, target.name);
      const named = value.type === "unknown" && value.id?.includes("@") ? { ...value, ask: target.name } : value;
      env.names.set(target.name, kind ? { ...named, kind } : named);
      note(now.from, target.name, value);
    } else if (target.items) {
      if (value.type === "unknown") {
        target.items.forEach((item, i) => assign(item, value.id
          ? asked(`${value.id}[${i}]`, text.slice(item.from, item.to)) : unknown(), env));
        return;
      }
      if (target.items.some(({ kind }) => kind === "Star")) unsure("a starred name");
      const items = unpack(value, target.items.length);
      target.items.forEach((item, i) => assign(item, items[i], env));
    } else if (target.kind === "Attribute") {
      const of = evaluate(target.of, env);
      if (of.type === "object") {
        if (of.class.module && !of.ready && (value.type === "module" || value.type === "object" && value.class.module))
          refuse("AttributeError", "cannot assign module before Module.__init__() call");
        const kind = kindNamed(value, target.name);
        of.attributes.set(target.name, kind ? { ...value, kind } : value);
      } else if (of.type === "unknown") of.attributes.set(target.name, value);
      else unsure("an attribute");
      note(now.from, text.slice(target.from, target.to), value);
    } else if (target.kind === "Index") {
      const of = evaluate(target.of, env), key = evaluate(target.index, env);
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

  const namesOf = target => {
    const said = node => {
      const name = node && !node.items && text.slice(node.from, node.to);
      return name && name !== "_" ? name : undefined;
    };
    if (!target.items) return {};
    const [output, state] = target.items;
    return { output: said(output), hn: state?.items ? said(state.items[0]) : said(state) };
  };

  /** What a line gives a name. */
  function note(from, name, value) {
    const what = described(value);
    if (/unknown|opaque/.test(value.type)) open.add(from);
    if (!what || quiet) return;
    const at = entries.get(from) ?? entries.set(from, new Map()).get(from), seen = at.get(name) ?? [];
    if (!seen.some(one => plain(one) === plain(what))) at.set(name, [...seen, what]);
  }

  function refusal({ type, message, at }, caught = false) {
    if (!quiet) refused ??= { type, message, from: at.from, to: at.to, caught };
  }

  // Calls

  function call(callee, args, keywords, node, env) {
    latest = undefined;
    switch (callee.type) {
      case "builtin": return builtin(callee, args, keywords, node, env);
      case "function": return callFunction(callee, args, keywords);
      case "bound": return callFunction(callee.of, [callee.self, ...args], keywords);
      case "method": return method(callee, args, keywords, node);
      case "class": return make(callee, args, keywords);
      case "object": return call(attribute(callee, callee.class.module ? "forward" : "__call__"), args, keywords, node, env);
      case "module": return callLayer(callee, args, keywords, node);
      case "opaque": return opaque;
      case "ready": return callee.act();
      case "unknown":
        for (const value of [...args, ...keywords.map(([, value]) => value)]) if (value.type === "list") value.items.fill(unknown());
        return callee.lost || !callee.id ? unknown() : asked(`${node.from}()`, text.slice(node.from, node.to));
      default: return refuse("TypeError", `'${typeName(callee)}' object is not callable`);
    }
  }

  function callLayer(module, args, keywords, node) {
    const result = callModule(module, args, keywords, (item, given, named) => call(item, given, named, node));
    if (/^(RNN|LSTM|GRU)(Cell)?$/.test(module.name)) {
      const input = args[0] ?? keywords.find(([name]) => name === "input")?.[1];
      latest = { node, module, packed: input.type === "packed", unbatched: input.dims?.length === 2, input: described(input) };
    }
    return result;
  }

  function builtin({ path }, args, keywords, node, env) {
    if (path === "super") {
      const self = [...env.names.values()].find(value => value.type === "object");
      return self && env.class ? { type: "super", self, class: env.class } : unsure("super");
    }
    if (path === "getattr" && args[1]?.value) return attribute(args[0], args[1].value);
    if (/^torch\.cuda\.is_available$/.test(path)) return unknown();
    if (path.startsWith("numpy") || !/^(torch|warnings|random)\b|^\w+$/.test(path)) return asked(`${node.from}()`,
      text.slice(node.from, node.to));
    const result = callByName(path, args, keywords);
    if (RECURRENT.includes(result.name)) modules.set(node.from, result);
    return result;
  }

  function callFunction(made, args, keywords) {
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
    for (const [name, value] of env.names) note(node.from, name, value);
    if (node.value) return evaluate(node.value, env);
    const end = run(node.body, env);
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

  function make(kind, args, keywords) {
    const object = { type: "object", class: kind, attributes: new Map(), uses: 0, ready: !kind.module };
    const start = member(kind, "__init__");
    kind.uses++;
    if (!kind.known) unsure("what it is made from");
    made.push(object);
    if (!start) object.ready = true;
    if (start) callFunction(start, [object, ...args], keywords);
    else if (args.length || keywords.length) unsure("an argument");
    return object;
  }

  /** A function or value of a class or of those that it is made from. */
  function member(kind, name) {
    if (kind.type !== "class") return undefined;
    const own = kind.names.get(name);
    if (own?.type === "function") return { ...own, class: kind, get uses() { return own.uses; }, set uses(n) { own.uses = n; } };
    return own ?? kind.bases.map(base => member(base, name)).find(Boolean);
  }

  // Attributes

  const CASTS = /^(double|half|bfloat16)$/;

  function attribute(of, name, node) {
    switch (of.type) {
      case "builtin": return byName(`${of.path}.${name}`);
      case "object": return ofObject(of, name);
      case "super": return ofSuper(of, name);
      case "module": return ofModule(of, name);
      case "tensor": return ofTensor(of, name);
      case "packed": return ofPacked(of, name);
      case "opaque": return opaque;
      case "unknown": return ofUnknown(of, name);
      case "class": return member(of, name) ?? unsure("an attribute");
      default: return ofPlain(of, name, node);
    }
  }

  function ofObject(of, name) {
    if (of.attributes.has(name)) return of.attributes.get(name);
    const own = member(of.class, name);
    if (name === "forward") of.uses++;
    if (own?.type === "function") return own.node.fixed ? own : { type: "bound", of: own, self: of };
    if (own) return own;
    if (of.class.module) {
      if (CASTS.test(name)) return unsure("another dtype");
      if (/^(eval|train|cuda|cpu|to|float|requires_grad_|apply)$/.test(name)) return { type: "ready", act: () => of };
      if (/^(parameters|named_parameters|state_dict|load_state_dict|zero_grad|children|modules|buffers)$/.test(name))
        return opaque;
      if (/^_|training|register/.test(name)) return unsure("an attribute");
    }
    if (!of.class.known || marks.size || name.startsWith("__")) return unsure("an attribute");
    return refuse("AttributeError", `'${of.class.name}' object has no attribute '${name}'`);
  }

  function ofSuper({ self, class: kind }, name) {
    const own = kind.bases.map(base => member(base, name)).find(Boolean);
    if (own) return { type: "bound", of: own, self };
    return name === "__init__" ? { type: "ready", act: () => {
      self.ready = true;
      return none;
    } } : unsure("an attribute");
  }

  function ofModule(of, name) {
    if (of.items && name === "append") return { type: "method", of, name };
    if (CASTS.test(name)) return unsure("another dtype");
    if (/^(eval|train|cuda|cpu|to|float|requires_grad_|apply)$/.test(name)) return { type: "ready", act: () => of };
    if (name === "flatten_parameters") return { type: "ready", act: () => none };
    if (/^(parameters|named_parameters|state_dict|load_state_dict|zero_grad)$/.test(name)) return opaque;
    return attributeOf(of, name) ?? unsure("an attribute");
  }

  function ofTensor(of, name) {
    if (name === "shape") return METHODS.size[1](of, none);
    if (name === "ndim") return int(of.dims.length);
    if (name === "T" && of.dims.length === 2 || name === "mT" && of.dims.length > 1)
      return OPERATIONS.transpose[1](of, int(-2), int(-1));
    if (name === "data") return of;
    if (name === "device") return { type: "device" };
    if (name === "dtype") return of.dtype ? { type: "dtype", name: of.dtype } : unsure("a dtype");
    if (OPERATIONS[name] || METHODS[name] || DTYPES[name] || TENSOR_METHODS[name]) return { type: "method", of, name };
    return unsure("an attribute");
  }

  function ofPacked(of, name) {
    const at = ["data", "batch_sizes", "sorted_indices", "unsorted_indices"].indexOf(name);
    if (at >= 0) return packedParts(of)[at];
    if (/^(cuda|cpu|to)$/.test(name)) return { type: "ready", act: () => of };
    return OPERATIONS[name] || METHODS[name] || /^(shape|ndim|T)$/.test(name)
      ? refuse("AttributeError", `'PackedSequence' object has no attribute '${name}'`) : unsure("an attribute");
  }

  function ofUnknown(of, name) {
    if (of.attributes?.has(name)) return of.attributes.get(name);
    const ofTensors = OPERATIONS[name] || METHODS[name] || TENSOR_METHODS[name] || /^(shape|ndim|T)$/.test(name);
    if (ofTensors) return want(of, "shape");
    return of.id ? asked(`${of.id}.${name}`, `${of.ask}.${name}`) : unknown();
  }

  function ofPlain(of, name) {
    if (of.type === "list" && LIST_METHODS[name]) return { type: "method", of, name };
    if (of.type === "tuple" && of.size && name === "numel") return unsure("an attribute");
    if (of.type === "str" || of.type === "dict" || of.type === "device" || of.type === "dtype") return opaque;
    const theirs = OPERATIONS[name] || METHODS[name] || TENSOR_METHODS[name] || /^(shape|ndim|T|data|dtype|device)$/.test(name);
    if (!/^(tuple|list|none)$/.test(of.type) || !theirs || /^(sort|index|count)$/.test(name)) return unsure("an attribute");
    return refuse("AttributeError", `'${typeName(of)}' object has no attribute '${name}'`);
  }

  const TENSOR_METHODS = {
    __proto__: null,
    to: (t, what) => {
      if (!what || what.type === "device" || what.type === "str") return t;
      if (what.type === "dtype" && what.name === t.dtype) return t;
      if (what.type === "dtype") return tensor(like(t), what.name, { below: t.below, values: t.values });
      return unsure("where it goes");
    },
    cuda: t => t, cpu: t => t,
    new_zeros: (t, ...sizes) => ({ ...callByName("torch.zeros", sizes, []), dtype: t.dtype, fits: t.fits }),
    new_ones: (t, ...sizes) => ({ ...callByName("torch.ones", sizes, []), dtype: t.dtype, fits: t.fits }),
    type_as: (t, other) => tensor(like(t), other.dtype, { fits: other.fits }),
    requires_grad_: t => t,
  };

  function method({ of, name }, args, keywords) {
    if (of.type === "list" || of.type === "module") {
      if (keywords.length) unsure("an argument");
      return LIST_METHODS[name](of.items, ...args);
    }
    if (TENSOR_METHODS[name]) return TENSOR_METHODS[name](of, ...args, ...keywords.filter(([key]) => /device|dtype/.test(key))
      .map(([, value]) => value));
    const known = OPERATIONS[name] ?? METHODS[name];
    if (known) {
      if (/^(cat|stack|concat)$/.test(name)) unsure("an attribute");
      return operation(name, known, [of, ...args], keywords);
    }
    if (args.length) unsure("an argument");
    return of.dtype === DTYPES[name] ? of : tensor(like(of), DTYPES[name], { below: of.below, values: of.values });
  }

  // Expressions

  const evaluate = (node, env) => {
    if (++steps > MOST) throw new Lost();
    return EXPRESSIONS[node.kind](node, env);
  };

  function lookup(name, env) {
    for (let at = env; at; at = at.parent) if (at.names.has(name)) return at.names.get(name);
    if (isPython(name) || /^(super|getattr|object|bool|type)$/.test(name)) return byName(name);
    if (name === "torch" || name === "nn" || name === "F") return byName({ torch: "torch", nn: "torch.nn",
      F: "torch.nn.functional" }[name]);
    if (/^p(ack|ad)_\w*sequence$/.test(name)) return byName(`torch.nn.utils.rnn.${name}`);
    if (name === "Variable") return byName("torch.autograd.Variable");
    return asked(name, name);
  }

  const items = (nodes, env) => nodes.flatMap(node => node.kind === "Star"
    ? iterate(evaluate(node.value, env)) ?? unsure("a starred value") : evaluate(node, env));

  const EXPRESSIONS = {
    Constant: ({ value, float: floats }) => value === null ? none : typeof value === "boolean" ? bool(value)
      : typeof value === "string" ? str(value) : (floats ? float : int)(value),
    Text: () => str(undefined),
    Ellipsis: () => ({ type: "ellipsis" }),
    Name: ({ name }, env) => lookup(name, env),
    Tuple: ({ items: nodes }, env) => tuple(items(nodes, env)),
    List: ({ items: nodes }, env) => list(items(nodes, env)),
    Dict: ({ items: pairs }, env) => ({ type: "dict", entries: new Map(pairs.map(([key, value]) => {
      const name = evaluate(key, env);
      return [name.value ?? unsure("a key"), evaluate(value, env)];
    })) }),
    Slice: ({ start, stop, step }, env) => {
      const [a, b, c] = [start, stop, step].map(bound => bound && evaluate(bound, env));
      for (const bound of [a, b, c]) if (bound?.type === "unknown") want(bound, "size");
      return { type: "slice", start: a, stop: b, step: c?.type === "none" ? undefined : c };
    },
    Attribute: ({ of, name }, env) => attribute(evaluate(of, env), name),
    Index({ of, index: key }, env) {
      const from = evaluate(of, env), at = evaluate(key, env);
      if (at.type === "unknown") want(at, "size");
      if (at.type === "tuple") for (const item of at.items) if (item.type === "unknown") want(item, "size");
      if (from.type === "unknown" && from.id && /^(str|int)$/.test(at.type) && (at.type === "str" || !/tensor/.test(from.id)))
        return asked(`${from.id}[${at.value}]`, `${from.ask}[${at.type === "str" ? `"${at.value}"` : at.value}]`);
      if (from.type === "module" && from.items) return index({ type: "list", items: from.items }, at);
      return index(from, at);
    },
    Call({ callee, args, keywords, ...node }, env) {
      const of = evaluate(callee, env), values = items(args, env);
      const named = keywords.map(([name, value]) => [name, evaluate(value, env)]);
      const result = call(of, values, named, { ...node, args }, env);
      if (latest && latest.node.from === node.from && latest.node.to === node.to) latest.node = arguments[0];
      return result;
    },
    Unary: ({ op, of }, env) => {
      const value = evaluate(of, env);
      return value.type === "unknown" ? want(value, op === "not" ? "flag" : "size") : unary(op, value);
    },
    Binary: ({ op, left, right }, env) => binary(op, evaluate(left, env), evaluate(right, env)),
    Compare: ({ op, left, right }, env) => {
      const [a, b] = [evaluate(left, env), evaluate(right, env)];
      for (const [value, other] of [[a, b], [b, a]]) if (value.type === "unknown")
        want(value, other.type === "none" ? "shape" : isNumber(other) ? "size" : "flag");
      return compare(op, a, b);
    },
    Logic({ op, left, right }, env) {
      const first = evaluate(left, env);
      return truth(first) === (op === "or") ? first : evaluate(right, env);
    },
    Conditional({ test, body, orelse }, env) {
      const told = attempt(() => truth(evaluate(test, env)));
      if (told !== undefined) return evaluate(told ? body : orelse, env);
      const [a, b] = [evaluate(body, env), evaluate(orelse, env)];
      if ([a, b].every(({ type, value }) => type === "str" && /^(cuda|cpu|mps)/.test(value))) return { type: "device" };
      if ([a, b].every(({ type }) => type === "device")) return a;
      if (a.type === b.type && a.value !== undefined && a.value === b.value) return a;
      return unsure("a condition");
    },
    Lambda: ({ params, value, from, to }, env) => ({ type: "function", env, uses: 0, defaults: params.map(param =>
      param.value && evaluate(param.value, env)), node: { name: "<lambda>", params, value, from, to } }),
    Comprehension({ item, target, iterable }, env) {
      const inner = scope(env), from = iterate(evaluate(iterable, env)) ?? unsure("what is gone through");
      return list(from.map(one => {
        quiet++;
        try {
          assign(target, one, inner);
        } finally {
          quiet--;
        }
        return evaluate(item, inner);
      }));
    },
  };

  // All of it, then what nobody has called: classes, their forward, functions

  function parametersAsked(made, owner, skip) {
    return made.node.params.slice(skip).filter(({ value, star }) => !value && !star)
      .map(({ name }) => asked(`${owner}.${name}`, name, made.node.from));
  }

  function rest() {
    for (const kind of classes) {
      const start = member(kind, "__init__");
      if (!kind.uses && kind.known) make(kind, start ? parametersAsked(start, kind.name, 1) : [], []);
    }
    for (const object of [...made]) {
      const forward = object.class.module && member(object.class, "forward");
      if (forward && !object.uses && !made.some(other => other.class === object.class && other.uses)) {
        object.uses++;
        callFunction(forward, [object, ...parametersAsked(forward, `${object.class.name}.forward`, 1)], []);
      }
    }
    for (const one of functions) if (!one.uses) callFunction(one, parametersAsked(one, one.node.name, 0), []);
  }

  let lost = false;
  try {
    const end = run(body, globals);
    if (end) lost = true;
    else {
      now = { from: 0, to: 0 };
      attemptRest();
    }
  } catch (error) {
    if (error instanceof Refusal) refusal(error);
    else if (error instanceof Lost || error instanceof RangeError) lost = true;
    else throw error;
  }
  function attemptRest() {
    try {
      rest();
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      marks.set(0, error.message);
    }
  }
  return report({ text, entries, modules, open, marks, asks, calls, refused, lost });
}

const plain = what => JSON.stringify(what, (key, value) => key === "kind" ? undefined : value);

/** What is shown of a value: {shape}, {shape, packed}, {items}, {number}; null if nothing is. */
function described(value) {
  if (value.type === "tensor") return { shape: value.dims.map(({ n, k }) => ({ size: n, kind: k })) };
  if (value.type === "packed") return { packed: true, ...described(value.data) };
  if (value.type === "int") return { number: value.value, kind: value.kind };
  if (value.type !== "tuple" && value.type !== "list") return null;
  const items = value.items.map(described);
  return items.length && items.every(Boolean) ? { items } : null;
}

function report({ text, entries, modules, open, marks, asks, calls, refused, lost }) {
  const lineAt = place => text.slice(0, place).split("\n").length;
  return {
    lines: [...entries].map(([from, names]) => ({ line: lineAt(from), names: [...names] })),
    unsure: [...marks].map(([from, why]) => ({ line: lineAt(from), why })),
    open: [...open].map(lineAt), // lines that give what is shown nowhere
    asks: [...asks.values()].map(({ at, ...ask }) => ({ ...ask, line: lineAt(at) })),
    refused: refused && { ...refused, line: lineAt(refused.from), last: lineAt(refused.to - 1) },
    text,
    modules: [...modules].map(([from, module]) => ({ line: lineAt(from), config: configOf(module) })),
    layers: calls.map(({ module, from, names, packed, unbatched, input }) => ({ line: lineAt(from), packed, unbatched, input,
      config: configOf(module), last: module.name.endsWith("Cell") ? undefined : lastState(module, names, packed, unbatched) })),
    lost,
  };
}

// Answers

const kindOf = (value, kind) => kind === "shape" && /len/i.test(value.ask) ? "lengths" : kind;

/** What somebody wrote in a field; undefined if it cannot be read. */
function answered({ kind, text }) {
  const bare = text.trim();
  if (/^(True|False)$/i.test(bare)) return bool(/^t/i.test(bare));
  if (/^None$/i.test(bare)) return none;
  if (/^-?\d*\.\d+$/.test(bare) || kind === "number" && /^\d+$/.test(bare)) return float(Number(bare));
  const groups = bare.match(/[([][^()[\]]*[)\]]/g) ?? [];
  if (kind === "shape" && groups.length > 1) return tuple(groups.map(group => shaped(group)));
  const numbers = bare.match(/\d+/g)?.map(Number);
  if (!numbers || !/^[\s\d,()[\]x×-]+$/.test(bare)) return undefined;
  if (kind === "lengths") return tensor(dense([numbers.length]), "int64", { values: numbers, below: Math.max(...numbers) + 1 });
  if (kind === "shape") return shaped(bare);
  return numbers.length === 1 ? int(Number(bare)) : kind === "length" ? undefined : tuple(numbers.map(number => int(number)));
}
const shaped = text => tensor(dense((text.match(/\d+/g) ?? []).map(Number)), null, { fits: true });
