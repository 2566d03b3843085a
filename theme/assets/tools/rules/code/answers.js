// What somebody answers where the code does not tell.

import { bool, dense, float, int, none, tensor, tuple } from "./values.js";

/** What is asked for, by its name too. */
export const kindOf = (value, kind) => kind === "shape" && /len/i.test(value.ask) ? "lengths" : kind;

/** What somebody wrote in a field; undefined if it cannot be read. */
export function answered({ kind, text }) {
  const bare = text.trim();
  if (/^(True|False)$/i.test(bare)) return bool(/^t/i.test(bare));
  if (/^None$/i.test(bare)) return none;
  if (/^-?\d*\.\d+$/.test(bare) || kind === "number" && /^\d+$/.test(bare)) return float(Number(bare));
  const groups = bare.match(/[([][^()[\]]*[)\]]/g) ?? [];
  if (kind === "shape" && groups.length > 1) return tuple(groups.map(group => shaped(group)));
  const numbers = bare.match(/\d+/g)?.map(Number);
  if (!numbers || !/^[\s\d,()[\]x×-]+$/.test(bare)) return undefined;
  if (kind === "lengths") return tensor(dense([numbers.length]), "int64", { values: numbers, below: Math.max(...numbers) + 1 });
  if (kind === "shape") return shaped(bare);
  return numbers.length === 1 ? int(Number(bare)) : kind === "length" ? undefined : tuple(numbers.map(number => int(number)));
}
const shaped = text => tensor(dense((text.match(/\d+/g) ?? []).map(Number)), null, { fits: true });
