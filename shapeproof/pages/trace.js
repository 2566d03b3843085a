// Point at an expression in a block of code, or walk there with the arrow keys, and see the shape that it had. The build
// has put what is told beside each block (shapeproof/pages/code.py); the code itself is left as it is.

import { WORDS } from "./vocabulary.js";

await new Promise(done => setTimeout(done)); // a task of its own: Material's script takes long at the end of this one

const words = WORDS[document.documentElement.lang] ?? WORDS.en;
const tip = Object.assign(document.createElement("div"), { className: "trace-tip", hidden: true });
const said = Object.assign(document.createElement("div"), { className: "trace-said", ariaLive: "polite" });
let showing = null;

/** A block: its expressions as offsets in its text, the narrowest first, and what is told of each. */
function read(script) {
  const code = script.parentElement.querySelector("code");
  const text = code.textContent, lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  const { shapes, expressions, left } = JSON.parse(script.textContent);
  const found = expressions.map(([line, column, endLine, endColumn, first, last, times]) => ({
    from: lines[line] + column, to: lines[endLine] + endColumn,
    told: [shapes[first], last === undefined || last === first ? "" : ` … ${shapes[last]}`,
      times ? ` <small>${words.times.replace("{n}", times)}</small>` : ""].join(""),
  }));
  return { code, text, left, expressions: found.sort((one, other) => one.from - other.from || other.to - one.to) };
}

const narrowest = (block, offset) => block.expressions
  .filter(({ from, to }) => from <= offset && offset < to)
  .reduce((one, other) => (one && one.to - one.from <= other.to - other.from ? one : other), null);

function rangeOf({ code }, { from, to }) {
  const range = document.createRange(), walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(), at = 0; node; at += node.length, node = walk.nextNode()) {
    if (at <= from && from < at + node.length) range.setStart(node, from - at);
    if (at < to && to <= at + node.length) {
      range.setEnd(node, to - at);
      break;
    }
  }
  return range;
}

/** Where in the block's text a point is, or -1: only on a character, not beside the end of a line. */
function offsetAt(block, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y), older = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? older?.startContainer, inNode = caret?.offset ?? older?.startOffset;
  if (!node || node.nodeType !== Node.TEXT_NODE || !block.code.contains(node)) return -1;
  const before = document.createRange();
  before.setStart(block.code, 0);
  before.setEnd(node, inNode);
  const near = before.toString().length;
  return [near, near - 1].find(at => at >= 0 && at < block.text.length &&
    [...rangeOf(block, { from: at, to: at + 1 }).getClientRects()].some(box =>
      box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)) ?? -1;
}

function show(block, expression, told = expression.told) {
  const range = rangeOf(block, expression);
  globalThis.CSS?.highlights?.set("trace", new Highlight(range));
  tip.innerHTML = told;
  tip.hidden = false;
  const box = range.getClientRects()[0] ?? range.getBoundingClientRect(), { width, height } = tip.getBoundingClientRect();
  const below = box.bottom + 6, left = Math.min(box.left, document.documentElement.clientWidth - width - 8);
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${below + height < innerHeight ? below : box.top - height - 6}px`;
  showing = { block, expression };
}

function hide() {
  if (!showing) return;
  globalThis.CSS?.highlights?.delete("trace");
  tip.hidden = true;
  showing = null;
}

function walk(event, block) {
  const { expressions, text } = block, now = showing?.block === block ? showing.expression : null;
  const at = expressions.indexOf(now);
  const holds = one => one !== now && one.from <= now.from && now.to <= one.to;
  const next = {
    ArrowRight: () => expressions[at + 1],
    ArrowLeft: () => expressions[at < 0 ? expressions.length - 1 : at - 1],
    ArrowUp: () => now && expressions.filter(holds).at(-1),
    ArrowDown: () => (now ? expressions.find(one => one !== now && now.from <= one.from && one.to <= now.to) : expressions[0]),
    Home: () => expressions[0],
    End: () => expressions.at(-1),
  }[event.key];
  if (event.key === "Escape") hide();
  if (!next || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const expression = next();
  if (!expression) return;
  rangeOf(block, expression).startContainer.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
  show(block, expression);
  said.textContent = `${text.slice(expression.from, expression.to)}: ${tip.textContent}`;
}

function listen(script) {
  let block = null;
  const code = script.parentElement.querySelector("code"), ready = () => (block ??= read(script));
  const point = ({ clientX, clientY }) => {
    const expression = narrowest(ready(), offsetAt(block, clientX, clientY));
    if (!expression) hide();
    else if (showing?.expression !== expression) show(block, expression);
  };
  code.tabIndex = 0;
  // Material takes it away again from code that does not scroll.
  new MutationObserver(() => {
    if (code.tabIndex < 0) code.tabIndex = 0;
  }).observe(code, { attributeFilter: ["tabindex"] });
  code.setAttribute("role", "group");
  code.setAttribute("aria-label", words.code);
  code.addEventListener("pointermove", event => event.pointerType === "mouse" && (event.buttons ? hide() : point(event)));
  code.addEventListener("pointerleave", event => event.pointerType === "mouse" && hide());
  code.addEventListener("click", point);
  code.addEventListener("keydown", event => walk(event, ready()));
  code.addEventListener("blur", hide);
  code.addEventListener("scroll", hide, { passive: true });
}

/** A link from a shape leads to the expression that shows it: what was left by its name is told there. */
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const script = target?.id.startsWith("at-") && target.closest(".highlight")?.querySelector("script.trace");
  if (!script) return;
  const block = read(script), before = document.createRange();
  before.setStart(block.code, 0);
  before.setEnd(target, 0);
  const from = before.toString().length;
  show(block, { from, to: from + target.textContent.length }, block.left[target.id].join("<br>"));
}

document.body.append(tip, said);
// Material makes a landmark of each block's buttons: all would have the same name.
new MutationObserver(() => document.querySelectorAll("nav.md-code__nav:not([role])").forEach(
  nav => nav.setAttribute("role", "none"))).observe(document.body, { childList: true, subtree: true });
document.querySelectorAll("script.trace").forEach(listen);
// After the page has gone to the target, and also when the address is there already.
const followed = () => requestAnimationFrame(() => requestAnimationFrame(follow));
addEventListener("hashchange", followed);
document.addEventListener("click", event =>
  event.target.closest?.("a.shape")?.hash === location.hash && location.hash && followed());
followed();
addEventListener("scroll", () => showing && !showing.block.code.matches(":focus") && hide(), { passive: true });
