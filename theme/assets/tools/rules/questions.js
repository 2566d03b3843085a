// The quiz's questions, each from its address alone.

import { MODULES, SEED, code, parameters, tensors, written } from "./layers.js";

/** The question at an address: {config, name, right, lines, choices}; `right` is the shape of the tensor `name`. */
export function question({ level, seed, number }) {
  let state = seed * 7919 + number * 104729 + level, config, all;
  const below = most => {
    state = Math.imul(state ^ state >>> 15, 0x2c1b3c6d) + 0x6d2b79f5 | 0;
    return ((state ^ state >>> 16) >>> 0) % most;
  };
  const take = list => list.splice(below(list.length), 1)[0], shuffled = list => [...list].map(() => take(list));
  const topic = below(5);
  do {
    const sizes = { input_size: 2 + below(8), hidden_size: 3 + below(7), batch_size: 2 + below(4) };
    const seq_len = 3 + below(7);
    const options = { num_layers: 1 + below(3), batch_first: !below(2), bidirectional: !below(2) };
    config = { ...SEED, module: take(MODULES.slice(0, 3)), ...sizes, seq_len, ...level > 1 && options };
    if (level > 2) config = [
      config, { ...config, input: "unbatched" }, { ...SEED, ...sizes, module: `${config.module}Cell` },
      { ...config, module: "LSTM", proj_size: 2 + below(sizes.hidden_size - 2) },
      { ...config, input: "packed", lengths: Array.from({ length: sizes.batch_size }, () => 1 + below(seq_len - 1)) },
    ][topic];
    all = [...tensors(config), ...parameters(config)].flatMap(({ shape }) => shape)
      .filter(({ letters }) => config.bidirectional || !/^num_dir/.test(letters)); // else hidden_size again
  } while (distinct(all, "size") < distinct(all, "letters")); // no answer is right by accident
  const list = level > 2 && config.input === "batched" && below(2) ? parameters : tensors;
  const others = list(config).filter(({ name, out }) => out !== false || /data|batch_sizes/.test(name));
  const { name, shape: right } = take(others), [first, second = { size: 1 }, ...rest] = right;
  const mistakes = [{ batch_first: !config.batch_first }, { bidirectional: false }, { num_layers: 1 }, { proj_size: 0 },
    { hidden_size: config.input_size }, { module: config.module.replace(/LSTM|GRU/, "RNN") },
    { input: "unbatched" }, { input: "batched" }]
    .flatMap(change => list({ ...config, ...change })).filter(one => one.name === name);
  const wrong = shuffled([{ shape: [second, first, ...rest] }, ...mistakes, ...others]);
  const choices = new Set([{ shape: right }, ...wrong].map(({ shape }) => written(shape)));
  const lines = code(config).replace(/^(import|from|[hc]0|print).*\n|^\n/gm, "").replace(/, \(?h0.*/, ")")
    .replace(level > 1 ? / {2}#.*/g : "", ""); // without what gives the answer away
  return { config, name, right, lines, choices: shuffled([...choices].slice(0, 4)) };
}

const distinct = (list, key) => new Set(list.map(item => item[key])).size;

/** The sizes in "(5, 1, 4)", "5x1x4" or so; false if they cannot be read. */
export const read = text =>
  /^\s*(torch\.Size)?[\s([]*\d+(\s*[\s,x×]\s*\d+)*[\s,)\]]*$/.test(text) && text.match(/\d+/g).map(Number);

/** What is off in an answer: a list of {term, right, given, letters}, the number of dimensions or each that differs. */
export function differences({ right }, given, sizeOf) {
  if (given.length !== right.length) return [{ term: "number", right: right.length, given: given.length }];
  return right.flatMap(({ letters, size }, i) => size === given[i] ? []
    : { term: `off-${i}`, right: `${letters} = ${letters.replace(/[^ *]+/g, sizeOf)}`, given: given[i], letters });
}
