// A tensor as a block of cells: its first axis goes down, its second into the depth, its third across.

import { svg } from "./elements.js";

const CELL = 17, DEEP = [7, 6]; // what a step into the depth moves, to the right and up

/** The block of a shape of three dimensions; `marked(row, deep, column)` says which cells to fill, and they are filled
 *  on the faces that can be seen. The size of each axis stands at its edge, in the colour of its dimension. */
export function block(shape, marked) {
  const [down, deep, across] = shape.map(({ size }) => size), kinds = shape.map(({ kind }) => kind);
  const [dx, dy] = DEEP, left = 20, top = deep * dy + 4;
  const at = (row, depth, column) => [left + column * CELL + depth * dx, top + row * CELL - depth * dy].join(" ");
  const faces = [];
  const face = (where, ...corners) => faces.push(svg("path", {
    d: `M${corners.join("L")}Z`, class: marked(...where) ? "marked" : undefined }));
  for (let depth = deep - 1; depth >= 0; depth--)
    for (let column = 0; column < across; column++)
      face([0, depth, column], at(0, depth, column), at(0, depth, column + 1), at(0, depth + 1, column + 1),
        at(0, depth + 1, column));
  for (let row = 0; row < down; row++) {
    for (let depth = 0; depth < deep; depth++)
      face([row, depth, across - 1], at(row, depth, across), at(row, depth + 1, across), at(row + 1, depth + 1, across),
        at(row + 1, depth, across));
    for (let column = 0; column < across; column++)
      face([row, 0, column], at(row, 0, column), at(row, 0, column + 1), at(row + 1, 0, column + 1),
        at(row + 1, 0, column));
  }
  const right = left + across * CELL, bottom = top + down * CELL;
  const size = (axis, x, y, anchor) => svg("text", { x, y, "text-anchor": anchor, class: `dim-${kinds[axis]}` },
    shape[axis].size);
  const width = right + deep * dx + 18, height = bottom + 16;
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: `block of-${kinds[2]}`,
    "aria-hidden": "true" }, ...faces, size(0, left - 5, top + down * CELL / 2 + 4, "end"),
  size(1, right + deep * dx / 2 + 5, bottom - deep * dy / 2 + 6, "start"),
  size(2, left + across * CELL / 2, bottom + 13, "middle"));
}
