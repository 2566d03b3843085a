// Links of shapes: what stands behind one is told beside it, and those of a paragraph or a table are one tab stop, with
// arrow keys between them. Those of an equation stand behind it, and its shapes are pressed for them.

await new Promise(done => setTimeout(done)); // a task of its own, like trace.js

const tip = Object.assign(document.createElement("div"), { className: "shape-tip", hidden: true });
const groups = new Map();

let follow; // puts what is told beside its shape

function show(link, shape = link) {
  tip.textContent = link.getAttribute("aria-description");
  tip.hidden = false;
  follow = () => {
    const box = shape.getClientRects()[0], { width, height } = tip.getBoundingClientRect(), below = box.bottom + 6;
    tip.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
    tip.style.top = `${below + height < innerHeight ? below : box.top - height - 6}px`;
  };
  follow();
}

const hide = () => {
  tip.hidden = true;
};

function walk(event, links) {
  const at = links.indexOf(event.target);
  const next = {
    ArrowRight: links[at + 1], ArrowDown: links[at + 1], ArrowLeft: links[at - 1], ArrowUp: links[at - 1],
    Home: links[0], End: links.at(-1),
  }[event.key];
  if (event.key === "Escape") hide();
  if (!next || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  next.focus();
}

for (const link of document.querySelectorAll("a.shape")) {
  const around = link.closest("table, p, li, dd, figcaption, .arithmatex") ?? link.parentElement;
  const links = groups.get(around) ?? groups.set(around, []).get(around);
  link.tabIndex = links.push(link) > 1 ? -1 : 0;
  link.addEventListener("pointerenter", event => event.pointerType === "mouse" && show(link));
  link.addEventListener("pointerleave", hide);
  link.addEventListener("focus", () => {
    for (const one of links) one.tabIndex = one === link ? 0 : -1;
    if (link.matches(":focus-visible")) show(link);
  });
  link.addEventListener("blur", hide);
  link.addEventListener("keydown", event => walk(event, links));
}

for (const beside of document.querySelectorAll(".shapes-beside")) {
  const links = beside.querySelectorAll("a");
  beside.parentElement.querySelectorAll("math .shape").forEach((shape, i) => {
    shape.addEventListener("pointerenter", event => event.pointerType === "mouse" && show(links[i], shape));
    shape.addEventListener("pointerleave", hide);
    shape.addEventListener("click", () => links[i].click());
  });
}

// What scrolls sideways, an equation or an output, does so by the keyboard too, before Material has come to it. All are
// measured first: each change has the rest of the page measured anew.
const scrolling = new ResizeObserver(entries => {
  const scrolls = entries.map(({ target }) => target.scrollWidth > target.clientWidth);
  entries.forEach(({ target }, i) => {
    if (scrolls[i]) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  });
});
for (const one of document.querySelectorAll("div.arithmatex:not([tabindex]), pre > code:not([tabindex])")) scrolling.observe(one);
document.body.append(tip);
// A link that was reached by the keyboard may have been scrolled to.
addEventListener("scroll", () => tip.hidden || follow(), { passive: true });
