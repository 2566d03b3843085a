// A character model: a GRU and a linear layer, whose weights a snippet printed in hundredths, and what it reads in a text.
// tests/test_characters.py holds it against PyTorch.

import { allSteps, linear } from "./cells.js";

/** The model that a snippet printed: its characters, and its weights by name. */
export function model(printed) {
  const [, list] = printed.match(/^vocab = (.*)/m);
  const made = { vocab: [...list.matchAll(/(['"])(.)\1/gu)].map(([, , character]) => character) };
  for (const [, name, values] of printed.matchAll(/^(?:gru\.(\w+)|linear\.\w+) = (.*)/gm))
    made[name ?? (made.weight ? "bias" : "weight")] = JSON.parse(values, (_, v) => typeof v === "number" ? v / 100 : v);
  return made;
}

/** A text as the model's characters: small letters, and Korean syllables as their jamo. */
export const characters = text => [...text.normalize("NFKD").toLowerCase()];

const softmax = scores => {
  const most = Math.max(...scores), raised = scores.map(score => Math.exp(score - most));
  const sum = raised.reduce((a, b) => a + b);
  return raised.map(v => v / sum);
};

/** What the model computes as it reads: for each character that it knows, the gates, the new state and the chances of each
 *  character to come next. */
export function read({ vocab, weight, bias, ...gru }, known) {
  const x_seq = known.map(character => [vocab.map(one => +(one === character))]);
  const h0 = [[gru.weight_hh_l0[0].map(() => 0)]];
  return allSteps("GRU", { ...gru, x_seq, h0 }).map(({ r_t, z_t, h_t }) => ({
    r_t: r_t[0], z_t: z_t[0], h_t: h_t[0], chances: softmax(linear(h_t, weight, bias)[0]) }));
}

const FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"; // in Unicode's order, from U+11A8 on
const LETTERS = Array.from({ length: 51 }, (_, i) => String.fromCodePoint(0x3131 + i)); // as they stand alone

/** How a character is shown by itself: a space can be seen, and a final consonant is told from an initial by its "-". */
export function alone(character) {
  const final = FINALS[character.codePointAt(0) - 0x11a8];
  if (final) return `-${final}`;
  return character === " " ? "␣" : LETTERS.find(letter => letter.normalize("NFKD") === character) ?? character;
}
