// Elements, made in one call: tag, attributes, children.

const SVG = "http://www.w3.org/2000/svg";

export const element = (tag, ...rest) => fitted(document.createElement(tag), ...rest);
export const svg = (tag, ...rest) => fitted(document.createElementNS(SVG, tag), ...rest);

function fitted(made, attributes = {}, ...children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
