// Python, from the parser's tree to a smaller one: nodes {kind, from, to, …}. What is not in the small tree is "Unread".

/** The statements of a text. `parser` is that of @lezer/python. */
export const read = (parser, text) => block(parser.parse(text).topNode, text);

const kids = node => {
  const list = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== "Comment") list.push(child);
  return list;
};

/** Lists of nodes between commas; a comma at the end adds none. */
function split(nodes, by = ",") {
  const lists = [[]];
  for (const node of nodes) node.name === by ? lists.push([]) : lists.at(-1).push(node);
  return lists.at(-1).length ? lists : lists.slice(0, -1);
}

const broken = node => node.type.isError || kids(node).some(broken);

// Statements

function block(node, text) {
  return kids(node).filter(({ name }) => name !== ":").flatMap(child => {
    if (child.name === "StatementGroup") return block(child, text);
    return child.name === ";" ? [] : statement(child, text);
  });
}

const COMPOUND = /^(Class|Function)Definition|^(If|For|While|With|Try|Decorated)Statement/;

function statement(node, text) {
  const at = { from: node.from, to: node.to }, make = STATEMENTS[node.name];
  const parts = COMPOUND.test(node.name) ? kids(node).filter(({ name }) => name !== "Body") : [node];
  try {
    if (!make || parts.some(broken)) throw new Unread();
    return { ...at, ...make(kids(node), text) };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { ...at, kind: "Unread" };
  }
}

class Unread extends Error {}

/** One expression, or a tuple of those between commas. */
function several(nodes, text) {
  const lists = split(nodes);
  if (!lists.length || lists.some(list => list.length !== 1)) throw new Unread();
  const items = lists.map(([node]) => expression(node, text));
  if (items.length === 1 && !nodes.some(({ name }) => name === ",")) return items[0];
  return { kind: "Tuple", from: nodes[0].from, to: nodes.at(-1).to, items };
}

/** The heads of a compound statement with their bodies: [[nodes before the body], body] each. */
function clauses(nodes, text) {
  const list = [[]];
  for (const node of nodes) {
    list.at(-1).push(node.name === "Body" ? block(node, text) : node);
    if (node.name === "Body") list.push([]);
  }
  return list.slice(0, -1).map(clause => [clause.slice(0, -1), clause.at(-1)]);
}

const name = (node, text) => text.slice(node.from, node.to);

const STATEMENTS = {
  ExpressionStatement: (nodes, text) => ({ kind: "Expression", value: several(nodes, text) }),
  AssignStatement(nodes, text) {
    const parts = split(nodes.filter(({ name }) => name !== "TypeDef"), "AssignOp");
    const [value, ...targets] = parts.map(part => several(part, text)).reverse();
    return targets.length ? { kind: "Assign", targets: targets.reverse(), value } : { kind: "Pass" };
  },
  UpdateStatement: ([target, op, ...value], text) => ({ kind: "Update", target: expression(target, text),
    op: name(op, text).slice(0, -1), value: several(value, text) }),
  ReturnStatement: ([, ...value], text) => ({ kind: "Return", value: value[0] && several(value, text) }),
  PassStatement: () => ({ kind: "Pass" }),
  ScopeStatement: () => ({ kind: "Pass" }),
  BreakStatement: () => ({ kind: "Break" }),
  ContinueStatement: () => ({ kind: "Continue" }),
  RaiseStatement: () => ({ kind: "Raise" }),
  AssertStatement: ([, test], text) => ({ kind: "Assert", test: expression(test, text) }),
  DeleteStatement: () => ({ kind: "Pass" }),
  ImportStatement(nodes, text) {
    const words = nodes.map(node => name(node, text)), from = words[0] === "from";
    const base = from ? words.slice(1, words.indexOf("import")).join("") : "";
    const rest = split(nodes.slice(words.indexOf("import") + 1).filter(({ name }) => !/^[()]$/.test(name)));
    return { kind: "Import", names: rest.map(list => {
      const [path, as] = split(list, "as").map(part => part.map(node => name(node, text)).join(""));
      return from ? { path: `${base}.${path}`, as: as ?? path }
        : { path: as ? path : path.split(".")[0], as: as ?? path.split(".")[0] };
    }) };
  },
  IfStatement(nodes, text) {
    const list = clauses(nodes, text);
    const last = list.at(-1)[0][0].name === "else" ? list.pop()[1] : [];
    return list.reduceRight((orelse, [[, test], body]) => [{ kind: "If", from: test.from, to: test.to,
      test: expression(test, text), body, orelse }], last)[0];
  },
  WhileStatement: (nodes, text) => ({ kind: "While", body: nodes.filter(node => node.name === "Body")
    .flatMap(node => block(node, text)) }),
  ForStatement(nodes, text) {
    const [[head, body], ...more] = clauses(nodes, text), [target, iterable] = split(head.slice(1), "in");
    if (more.length || nodes[0].name !== "for") throw new Unread();
    return { kind: "For", target: several(target, text), iterable: several(iterable, text), body };
  },
  WithStatement(nodes, text) {
    const [[head, body]] = clauses(nodes, text);
    const items = split(head.slice(1)).map(item => split(item, "as").map(part => expression(part[0], text)));
    return { kind: "With", items, body };
  },
  TryStatement(nodes, text) {
    const [[, body], ...handlers] = clauses(nodes, text);
    return { kind: "Try", body, handlers: handlers.filter(([[word]]) => word.name === "except").map(([head, body]) => ({
      types: head.slice(1).filter(({ name }) => name !== "as").map(node => name(node, text)).join(" "),
      as: head.some(({ name }) => name === "as") ? name(head.at(-1), text) : undefined, body })),
    last: handlers.filter(([[word]]) => word.name === "finally").flatMap(([, body]) => body) };
  },
  DecoratedStatement(nodes, text) {
    const inner = nodes.at(-1), known = nodes.slice(0, -1).every(node => /^@(torch\.)?(no_grad|staticmethod|inference_mode)\b/
      .test(name(node, text)));
    const plain = statement(inner, text);
    if (plain.kind === "Unread" || !known) throw new Unread();
    return { ...plain, fixed: nodes.slice(0, -1).some(node => name(node, text).includes("staticmethod")) };
  },
  FunctionDefinition(nodes, text) {
    if (nodes[0].name !== "def") throw new Unread();
    const [list, body] = [nodes.find(({ name }) => name === "ParamList"), nodes.find(({ name }) => name === "Body")];
    return { kind: "Function", name: name(nodes[1], text), params: parameters(list, text), body: block(body, text),
      head: body.from };
  },
  ClassDefinition(nodes, text) {
    const [bases, body] = [nodes.find(({ name }) => name === "ArgList"), nodes.find(({ name }) => name === "Body")];
    return { kind: "Class", name: name(nodes[1], text), bases: bases ? arguments_(bases, text).args : [],
      body: block(body, text), head: body.from };
  },
};

/** Parameters: {name, value, star}; `value` is the default. */
function parameters(list, text) {
  return split(kids(list).filter(({ name }) => !/^([()]|TypeDef)$/.test(name))).flatMap(nodes => {
    if (/^[*/]$/.test(nodes[0].name) && !nodes[1]) return []; // what follows or precedes is by keyword or position alone
    const star = /^\*/.test(nodes[0].name) ? nodes[0].name : "";
    const [variable, , value] = star ? nodes.slice(1) : nodes;
    return { name: name(variable, text), star, value: value && expression(value, text) };
  });
}

// Expressions

const made = (value, { from, to }) => ({ from, to, ...value });

function arguments_(node, text) {
  const args = [], keywords = [], inner = kids(node).slice(1, -1);
  if (inner.some(({ name }) => name === "for")) return { args: [made(comprehension(inner, text), node)], keywords };
  for (const nodes of split(kids(node).filter(({ name }) => !/^[()]$/.test(name)))) {
    if (nodes.length === 1) args.push(expression(nodes[0], text));
    else if (nodes[1].name === "AssignOp") keywords.push([name(nodes[0], text), expression(nodes[2], text)]);
    else if (nodes[0].name === "*" && nodes.length === 2) args.push({ kind: "Star", value: expression(nodes[1], text) });
    else throw new Unread(); // **kwargs, a generator
  }
  return { args, keywords };
}

/** What is between the brackets of x[…]: an expression, a Slice, or a Tuple of those. */
function subscript(nodes, text) {
  const items = split(nodes).map(part => {
    if (!part.some(({ name }) => name === ":")) return part.length === 1 ? expression(part[0], text) : fail();
    const [start, stop, step] = [[]].concat(part).reduce((lists, node) => {
      if (Array.isArray(node)) return [[]];
      node.name === ":" ? lists.push([]) : lists.at(-1).push(node);
      return lists;
    }, []).map(([bound]) => bound && expression(bound, text));
    return { kind: "Slice", start, stop, step };
  });
  return nodes.some(({ name }) => name === ",") ? { kind: "Tuple", items } : items[0] ?? fail();
}

const fail = () => {
  throw new Unread();
};

function expression(node, text) {
  const make = EXPRESSIONS[node.name] ?? fail;
  return { from: node.from, to: node.to, ...make(kids(node), text, node) };
}

const constant = value => ({ kind: "Constant", value });
const inside = nodes => nodes.slice(1, -1);
const listed = kind => (nodes, text) => ({ kind, items: split(inside(nodes)).map(part =>
  part.length === 1 ? expression(part[0], text)
    : part[0].name === "*" ? { kind: "Star", value: expression(part[1], text) } : fail()) });

const COMPARES = ["CompareOp", "in", "is", "not"];

const EXPRESSIONS = {
  VariableName: (_, text, node) => ({ kind: "Name", name: name(node, text) }),
  Number(_, text, node) {
    const digits = name(node, text).replaceAll("_", "");
    if (/j$/i.test(digits)) fail();
    return { kind: "Constant", value: Number(digits), float: !/^0[xob]/i.test(digits) && /[.e]/i.test(digits) };
  },
  String: (_, text, node) => constant(name(node, text).replace(/^\w*("""|'''|"|')([\s\S]*)\1$/, "$2")),
  ContinuedString: () => ({ kind: "Text" }),
  FormatString: () => ({ kind: "Text" }),
  Boolean: (_, text, node) => constant(name(node, text) === "True"),
  None: () => constant(null),
  Ellipsis: () => ({ kind: "Ellipsis" }),
  ParenthesizedExpression: ([, inner], text) => ({ ...expression(inner, text), bracketed: true }),
  TupleExpression: listed("Tuple"),
  ArrayExpression: listed("List"),
  DictionaryExpression: (nodes, text) => ({ kind: "Dict", items: split(inside(nodes)).map(part =>
    part.length === 3 ? [expression(part[0], text), expression(part[2], text)] : fail()) }),
  MemberExpression([object, sign, ...rest], text) {
    const of = expression(object, text);
    if (sign.name === ".") return { kind: "Attribute", of, name: name(rest[0], text) };
    return { kind: "Index", of, index: subscript(rest.slice(0, -1), text) };
  },
  CallExpression: ([callee, list], text) => ({ kind: "Call", callee: expression(callee, text), ...arguments_(list, text) }),
  UnaryExpression([op, value], text) {
    const of = expression(value, text);
    if (op.name === "not" && of.kind === "Logic" && !of.bracketed) fail(); // the parser binds `not` too loosely
    return { kind: "Unary", op: name(op, text), of };
  },
  BinaryExpression(nodes, text) {
    const [first, last] = [nodes[0], nodes.at(-1)], op = nodes.slice(1, -1).map(node => name(node, text)).join(" ");
    const left = expression(first, text), right = expression(last, text);
    if (/^(and|or)$/.test(op)) return { kind: "Logic", op, left, right };
    const compares = COMPARES.includes(nodes[1].name);
    if (compares && [left, right].some(side => side.kind === "Compare" && !side.bracketed)) fail(); // a < b < c
    return { kind: compares ? "Compare" : "Binary", op, left, right };
  },
  ConditionalExpression: ([body, , test, , orelse], text) => ({ kind: "Conditional", test: expression(test, text),
    body: expression(body, text), orelse: expression(orelse, text) }),
  LambdaExpression: ([, list, , value], text) => ({ kind: "Lambda", params: parameters(list, text),
    value: expression(value, text) }),
  ArrayComprehensionExpression: (nodes, text) => comprehension(inside(nodes), text),
};

function comprehension(nodes, text) {
  const words = nodes.map(({ name }) => name), [at, last] = [words.indexOf("for"), words.indexOf("in")];
  if (words.lastIndexOf("for") !== at || words.includes("if") || nodes.length !== last + 2) fail();
  return { kind: "Comprehension", item: expression(nodes[0], text), target: several(nodes.slice(at + 1, last), text),
    iterable: expression(nodes[last + 1], text) };
}
