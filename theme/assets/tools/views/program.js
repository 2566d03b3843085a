// A program as it was pasted, each line with the shapes that it gives.

import { element } from "./elements.js";
import { pieces } from "./shape.js";
import { say } from "./words.js";

/** What a line gives a name: a shape in colours, several in brackets, a number. */
function value({ shape, packed, items, number, kind }) {
  if (items) return ["(", ...items.flatMap((item, i) => i ? [", ", ...value(item)] : value(item)), ")"];
  if (shape) return [packed ? "packed " : "", ...pieces(shape)];
  return [element("span", { class: kind && `dim-${kind}` }, number)];
}

/** A name with all that it was in turn, or the first and the last of many. */
function named([name, values]) {
  const shown = values.length > 3 ? [values[0], null, values.at(-1)] : values;
  return element("span", { class: "code-shape" }, name === "return" ? "→" : name, " ",
    ...shown.flatMap((one, i) => [i ? ", " : "", ...one ? value(one) : ["…"]]));
}

const plain = /^[^=]*=\s*-?[\d_.,\s]+(#.*)?$/; // a number that the line itself has

/** The lines of a result of follow(); `told` is what stands below the refused one. */
export function listing({ text, lines, unsure, refused }, told) {
  const shapes = new Map();
  for (const { line, names } of lines) shapes.set(line, [...shapes.get(line) ?? [], ...names]);
  const open = new Set(unsure.map(({ line }) => line));
  const source = text.replace(/\s+$/, "").split("\n");
  return element("ol", { class: "code-lines" }, ...source.map((code, i) => {
    const line = i + 1, off = refused && refused.line === line, own = plain.test(code) ? [] : shapes.get(line) ?? [];
    return element("li", { class: off ? "refused" : open.has(line) ? "unsure" : undefined },
      element("code", {}, code || " "),
      ...own.length || open.has(line) ? [element("span", { class: "code-shapes" }, ...own.map(named),
        ...open.has(line) ? [element("span", { class: "code-open", title: say("open") }, "?")] : [])] : [],
      ...off ? [told] : []);
  }));
}
