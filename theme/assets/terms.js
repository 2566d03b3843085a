// An equation with a drawing right behind it: point at a term, as h_t, and what is drawn of it lights up; and the other way
// round. The build has named the drawing's parts (shapeproof/runs/figure.py); the arrow keys go from term to term.

const { label } = document.getElementById("terms").dataset;
const said = Object.assign(document.createElement("div"), { className: "trace-said", ariaLive: "polite" });
const namesOf = one => one?.dataset.term.split(" ") ?? [];

function nameOf({ children: [base, index] }) {
  return `${base.textContent}_${index.textContent.replace("−", "-")}`;
}

function listen(equation, figure) {
  const parts = [...figure.querySelectorAll("[data-term]")], drawn = new Set(parts.flatMap(namesOf));
  const terms = [...equation.querySelectorAll("msub, msubsup")].filter(term => drawn.has(nameOf(term)));
  for (const term of terms) term.dataset.term = nameOf(term);
  let at = -1;

  function light(names) {
    for (const one of [...terms, ...parts]) one.classList.toggle("lit", namesOf(one).some(name => names.includes(name)));
  }

  function leave() {
    at = -1;
    said.textContent = "";
    light([]);
  }

  for (const side of [equation, figure]) {
    const point = ({ target }) => light(namesOf(target.closest("[data-term]")));
    side.addEventListener("pointerover", event => event.pointerType === "touch" || point(event));
    side.addEventListener("pointerleave", event => event.pointerType === "touch" || leave());
    side.addEventListener("click", point);
  }
  equation.tabIndex = 0;
  equation.setAttribute("role", "group");
  equation.setAttribute("aria-label", label);
  equation.addEventListener("blur", leave);
  equation.addEventListener("keydown", event => {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: terms.length - 1 }[event.key];
    if (event.key === "Escape") leave();
    if (!terms[next] || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    at = next;
    terms[at].scrollIntoView({ block: "nearest", inline: "nearest" });
    light(namesOf(terms[at]));
    said.textContent = namesOf(terms[at])[0];
  });
}

for (const figure of document.querySelectorAll("div.arithmatex + figure"))
  if (figure.querySelector("[data-term]")) listen(figure.previousElementSibling, figure);
document.body.append(said);
