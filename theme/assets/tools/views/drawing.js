// The drawing of a layer: the input below, a box for each layer and direction, the output on top; states go through
// from the side where a direction begins to read.

import { family, isCell, shape, tensors, written } from "../rules/layers.js";
import { svg } from "./elements.js";
import { pieces } from "./shape.js";
import { say } from "./words.js";

const LEFT = 108, RIGHT = 232, BOX = 52, GAP = 12;

/** A name and its shape in colours: in one line or, at a side, in two. */
function label(x, y, anchor, name, shape, second = {}) {
  const text = pieces(shape, "size", svg, "tspan");
  return svg("text", { x, y, "text-anchor": anchor }, `${name} `, svg("tspan", second, ...text));
}

const arrow = (x, y, dx, dy) => svg("path", { d: `M${x} ${y}l${dx} ${dy}`, "marker-end": "url(#arrow)" });

export function draw(config) {
  const all = tensors(config), directions = config.bidirectional ? 2 : 1,
    layers = isCell(config) ? 1 : config.num_layers;
  const input = all.find(({ name }) => /^x_|^packed/.test(name) && name !== "x_seq" || config.input !== "packed");
  const output = all.find(({ out }) => out);
  const drawn = Array.from({ length: layers }, (_, i) => layers - 1 - i)
    .filter((layer, i) => layers < 5 || !i || layer < 3);
  const parts = [svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 6 6", refX: 5, refY: 3, markerWidth: 6,
    markerHeight: 6, orient: "auto" }, svg("path", { d: "M0 0L6 3L0 6Z" })))];
  parts.push(label(170, 12, "middle", output.name, output.shape));
  let y = 36;
  for (const layer of drawn) {
    parts.push(arrow(170, y, 0, -18));
    const rest = layers > 4 && layer === 2 && say("more", { count: layers - 3 });
    if (rest) parts.push(svg("text", { x: 170, y: y + 14, "text-anchor": "middle" }, rest));
    else for (let direction = 0; direction < directions; direction++)
      parts.push(...box(config, layer, direction, y + direction * (BOX + GAP)));
    y += (rest ? 22 : directions * (BOX + GAP)) + 22;
    if (layer) parts.push(label(178, y - 7, "start", config.dropout ? `dropout=${config.dropout}` : "", output.shape));
  }
  y -= 4;
  parts.push(arrow(170, y, 0, -18), label(170, y + 12, "middle", input.name, input.shape));
  const told = ({ name, shape }) => `${name} ${written(shape)}`;
  const alt = say("drawing", { module: config.module, layers, input: told(input), output: told(output) })
    + (directions > 1 ? ` ${say("directions")}` : "");
  return svg("svg", { viewBox: `0 0 340 ${y + 18}`, role: "img", "aria-label": alt }, ...parts);
}

/** One direction of one layer, with the part of each state that goes in and comes out. */
function box(config, layer, direction, y) {
  const cell = isCell(config), batch = config.input === "unbatched" ? [] : ["batch_size"], middle = y + BOX / 2;
  const name = cell ? config.module : `_l${layer}${direction ? "_reverse" : ""}`,
    states = family(config) === "LSTM" ? "hc" : "h";
  const index = cell ? "" : `[${layer * (config.bidirectional ? 2 : 1) + direction}]`;
  const side = (x, anchor, time) => [...states].map((state, i, { length }) => label(
    x, middle - 13 * length + 8 + i * 26, anchor, `${state}${time}${index}`,
    shape(config, ...batch, state === "h" && config.proj_size ? "proj_size" : "hidden_size"), { x, dy: 11 }));
  const [from, to] = direction ? [RIGHT, LEFT] : [LEFT, RIGHT]; // the other direction reads from the right
  const way = direction ? -18 : 18, before = 0, after = cell ? 1 : "n";
  return [
    svg("rect", { x: LEFT, y, width: RIGHT - LEFT, height: BOX, rx: 4 }),
    svg("text", { x: 170, y: middle + 4, "text-anchor": "middle" }, name),
    arrow(from - way, middle, way, 0), arrow(to, middle, way, 0),
    ...side(LEFT - 22, "end", direction ? after : before), ...side(RIGHT + 22, "start", direction ? before : after),
  ];
}
