// How a shape is drawn: in brackets, each dimension in its colour.

import { element } from "./elements.js";

/** The pieces of a shape, by "size" or by "letters"; `make` makes a coloured one: `element`, or `svg` in a drawing. */
export function pieces(shape, by = "size", make = element, tag = "span") {
  const coloured = shape.map(({ kind, [by]: text }) => make(tag, { class: kind && `dim-${kind}` }, text));
  return ["(", ...coloured.flatMap((piece, i) => i ? [", ", piece] : piece), shape.length === 1 ? ",)" : ")"];
}

/** A shape as an element. */
export const shown = (shape, by) => element("code", {}, ...pieces(shape, by));
