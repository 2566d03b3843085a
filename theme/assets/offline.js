// In offline.zip, in place of a page's modules: browsers load none from a folder.

const { modules, told } = document.currentScript.dataset;
if (location.protocol === "file:") {
  document.documentElement.classList.add("from-file");
  const tool = document.querySelector(".tool, .steps");
  if (tool) {
    const note = document.createElement("p");
    note.className = "offline-told";
    note.textContent = told;
    tool.before(note);
  }
} else {
  for (const src of modules.split(" ").filter(Boolean))
    document.head.append(Object.assign(document.createElement("script"), { type: "module", src }));
}
