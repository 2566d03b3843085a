// What a page says, in its language: the definitions of the list in #words, by term.

import { element } from "./elements.js";

export const words = Object.fromEntries([...document.querySelectorAll("#words dt")].map(
  term => [term.textContent, term.nextElementSibling]));

/** A sentence as text, %name% being values.name. */
export const say = (term, values = {}) =>
  words[term].textContent.trim().replace(/%(\w+)%/g, (_, name) => values[name]);

/** A sentence as an element, with its links and code; the values may be elements. */
export function tell(tag, term, values = {}) {
  const told = element(tag, {}, ...words[term].cloneNode(true).childNodes);
  for (const node of [...told.childNodes])
    if (node.data) node.replaceWith(...node.data.split(/%(\w+)%/).map((text, i) => i % 2 ? values[text] : text));
  return told;
}
