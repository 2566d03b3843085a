// What a reader has read of the course: kept in this browser alone, for both languages, until they have it forgotten.

const chapters = document.getElementById("progress").dataset.course.split(" ");
const inCourse = path => chapters.includes(String(path).split("/")[0]);
const { base } = JSON.parse(document.getElementById("__config").text);
const root = new URL(`${base}/`, location).href; // of this language
const pathOf = href => href.split(/[?#]/)[0].replace(root, "").replace(/index\.html$/, "");
const here = pathOf(location.href);
const links = [...document.querySelectorAll(".md-nav--primary a.md-nav__link")]
  .filter(link => inCourse(pathOf(link.href)) && !link.getAttribute("href").startsWith("#"));
const button = document.querySelector(".read button");
const place = document.querySelector(".go-on");

function kept() {
  try {
    const { done, last } = JSON.parse(localStorage.rnn_read);
    return { done: done.filter(inCourse), last: String(last) };
  } catch {
    return { done: [], last: "" };
  }
}

function keep(state) {
  try {
    localStorage.rnn_read = JSON.stringify(state);
    return true;
  } catch {
    return false; // forbidden
  }
}

/** Marks in the navigation; the words are for those who hear it. */
function mark({ done }, word) {
  for (const link of links) {
    link.querySelector(".done")?.remove();
    if (!done.includes(pathOf(link.href))) continue;
    const sign = Object.assign(document.createElement("span"), { className: "done", title: word });
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", word);
    sign.textContent = "✓";
    link.append(sign);
  }
}

/** The page visited last, or the first after it that is not done. */
function goOn({ done, last }) {
  const paths = links.map(link => pathOf(link.href));
  const from = paths.indexOf(last);
  return from < 0 ? undefined : links.find((_, at) => at >= from && !done.includes(paths[at]));
}

if (button && keep({ ...kept(), last: here })) {
  const show = () => {
    const state = kept();
    button.setAttribute("aria-pressed", state.done.includes(here));
    mark(state, button.dataset.done);
  };
  button.onclick = () => {
    const { done } = kept();
    keep({ done: done.includes(here) ? done.filter(path => path !== here) : [...done, here], last: here });
    show();
  };
  show();
  button.hidden = false;
}

if (place) {
  const state = kept(), next = goOn(state), [link, forget] = place.querySelectorAll("a, button");
  mark(state, place.dataset.done);
  if (next) {
    link.href = next.href;
    link.textContent = next.querySelector(".md-ellipsis").textContent.trim();
    link.parentElement.hidden = false;
  }
  forget.hidden = !(state.done.length || next);
  forget.onclick = () => {
    try {
      localStorage.removeItem("rnn_read");
    } catch {} // forbidden
    mark(kept());
    link.parentElement.hidden = forget.hidden = true;
    place.querySelector("[role=status]").textContent = place.dataset.forgotten;
    place.tabIndex = -1; // the button that had the focus is gone
    place.focus();
  };
}
