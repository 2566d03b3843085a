// The first screen: three lines of code, the tensors that go in and come out as blocks of cells, and a few switches.

import { SEED, code, python, tensors } from "../rules/layers.js";
import { block } from "../views/blocks.js";
import { element } from "../views/elements.js";
import { shown } from "../views/shape.js";

const form = document.getElementById("first"), find = name => form.querySelector(`[data-result="${name}"]`);

function read() {
  const config = { ...SEED, module: form.module.value };
  for (const field of form.querySelectorAll("input[type=checkbox]")) config[field.name] = field.checked;
  for (const field of form.querySelectorAll("select")) config[field.name] = Number(field.value);
  return config;
}

/** Which cells of a tensor hold what `hn` has of the top layer: the same are filled in `output` and in `hn`. */
function filled({ batch_first, bidirectional, hidden_size, num_layers, seq_len }, name) {
  if (name === "hn") return row => row >= (num_layers - 1) * (bidirectional ? 2 : 1);
  if (name !== "output") return () => false;
  return (row, deep, column) => (batch_first ? deep : row) === (column < hidden_size ? seq_len - 1 : 0);
}

function update() {
  const config = read(), all = tensors(config).filter(({ name }) => !name.endsWith("0"));
  const lines = code(config).split("\n").filter(line => /^x_seq| = nn\.|^output/.test(line));
  find("code").textContent = lines.map(line => line.replace(/ {2}#.*/, "").replace(/, \(?h0.*/, ")")).join("\n");
  const [input, ...results] = all.map(({ name, shape }) => element("div", { "data-name": name },
    element("code", {}, name), " ", shown(shape), block(shape, filled(config, name)),
    element("div", { class: "letters" }, shown(shape, "letters"))));
  find("picture").replaceChildren(input, element("span", { "aria-hidden": "true" }, "→"), ...results);
  find("more").search = new URLSearchParams(Object.entries(config).filter(([name, value]) => value !== SEED[name])
    .map(([name, value]) => [name, python(value)]));
}

form.addEventListener("input", update);
form.addEventListener("submit", event => event.preventDefault());
update();
form.hidden = false;
document.getElementById("first-run").hidden = true;
