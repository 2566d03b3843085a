// A matrix as a table: its name and shape, a column a feature, a row a time step or what the first dimension counts.

import { element } from "./elements.js";
import { shown } from "./shape.js";

const times = (count, f) => Array.from({ length: count }, (_, i) => f(i));

// What scrolls sideways does so by the keyboard too, if nothing in it takes the focus. That it does not scroll is known when it
// has been laid out, which far below the screen it is not.
const scrolling = new ResizeObserver(entries => {
  for (const { target: box } of entries) {
    fade(box);
    if (box.scrollWidth <= box.clientWidth || holdsStops(box)) box.removeAttribute("tabindex");
    else box.tabIndex = 0;
  }
});

const holdsStops = box => box.querySelector("input, button");

/** Its edge fades where there is more of it. */
function fade(box) {
  box.classList.toggle("steps-more", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
}

/** What shades a cell by its number: a number beyond 1 is as dark as 1. */
export const shade = value => ({ title: value, "data-sign": Math.sign(value),
  style: `--part: ${(Math.min(Math.abs(value), 1) * 100).toFixed()}%` });

/** One number: its place, as code and as it is told, and whether it differs from the run's. It is in a field, if it can be
 *  edited, and a button, if it can be chosen. */
export function number({ at, told, value, changed }) {
  const attributes = { ...shade(value), class: changed ? "steps-changed" : undefined };
  const text = value.toFixed(4), name = { "data-at": at, "aria-label": told };
  if (/x_seq|weight|bias/.test(at))
    return element("td", attributes, element("input", { ...name, type: "number", step: 0.1, value: text }));
  if (!/\.h_t/.test(at)) return element("td", attributes, text);
  return element("td", attributes,
    element("button", { ...name, type: "button", "aria-label": `${told}: ${text}` }, text));
}

/** The table; of more than two axes, it has the first and the last. `cells(r, c)` is what `number` takes, or undefined
 *  where nothing has been computed yet; `gates` has a letter for each block of columns. */
export function table(key, shape, cells, { gates = "", current } = {}) {
  const rows = shape[1] && shape[0], columns = shape.at(-1), blocks = [...gates];
  const width = columns.size / (blocks.length || 1);
  const first = rows?.kind === "time" ? 1 : 0; // t is counted from 1, as in the equations
  const head = (axis, scope, i) => element("th", { scope, class: `dim-${axis.kind}` }, i);
  const row = r => element("tr", { "aria-current": r === current ? "step" : undefined },
    ...rows ? [head(rows, "row", first ? `t = ${r + 1}` : r)] : [],
    ...times(columns.size, c => cells(r, c) ? number(cells(r, c)) : element("td", { class: "steps-later" }, "·")));
  const corner = () => rows ? [element("td")] : [];
  const top = blocks.map(gate => element("th", { scope: "colgroup", colspan: width }, gate));
  const box = element("div", { class: "steps-scroll" }, element("table", { class: "steps-table", "aria-label": key },
    ...rows ? [element("colgroup")] : [],
    ...times(blocks.length || 1, () => element("colgroup", { span: width })),
    element("thead", {}, ...blocks.length ? [element("tr", {}, ...corner(), ...top)] : [],
      element("tr", {}, ...corner(), ...times(columns.size, c => head(columns, "col", c)))),
    element("tbody", {}, ...times(rows ? rows.size : 1, row))));
  if (!holdsStops(box)) box.tabIndex = 0;
  box.addEventListener("scroll", () => fade(box), { passive: true });
  scrolling.observe(box);
  return element("div", { class: "steps-matrix", "data-key": key },
    element("div", {}, element("code", {}, key), " ", shown(shape), " ", shown(shape, "letters")), box);
}
