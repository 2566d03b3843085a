"""Material without what makes each page slow to open, and this site has no use for. A hook of MkDocs.

In the palette it is a rule that has all of a page styled once more, from its first element to its last, so that colours do
not fade while another scheme is switched on; in the script, the scheme that it names in the page's head, with the same
effect, twice: site.css says it. The styles of tabs, which no page has, are tried on each element: a third of all styling.
And the index of the search, more than all the rest of a page, is asked for when the search is opened, or a word that it
found is to be marked, and not on each page; so is the worker that looks things up in it.
"""

import re

SWITCHING = re.compile(r"(?:\[data-md-color-switching\] [^,{]*[,{])+[^}]*}")
WORKER = r"""Object.assign(new EventTarget,{postMessage(said){(this.worker??=Object.assign(new Worker(\1),{
onmessage:({data})=>this.dispatchEvent(new MessageEvent("message",{data}))})).postMessage(said)}})"""
SCRIPT = (
    (r'{name:"color-scheme"}', "{}"),
    (r'\(location\.protocol!=="file:"\),(\w+\("search"\))', r"(!1),\1"),
    (r'(\w+\("search\.highlight"\))\?', r'\1&&location.search.includes("h=")?'),
    (r"(?<==)new Worker\((\w+)\)", WORKER),
)
RULE = re.compile(r"([^{}]*){[^{}]*}")


def without_tabs(rule: re.Match) -> str:
    return "" if all(".tabbed-" in selector for selector in rule[1].split(",")) else rule[0]


def on_files(files, config):
    for file in files:
        if re.match(r"assets/stylesheets/palette.*\.css$", file.src_uri):
            file.content_string = SWITCHING.sub("", file.content_string)
        if re.match(r"assets/stylesheets/main.*\.css$", file.src_uri):
            file.content_string = RULE.sub(without_tabs, file.content_string)
        if re.match(r"assets/javascripts/bundle.*\.js$", file.src_uri):
            for pattern, lighter in SCRIPT:
                file.content_string = re.sub(pattern, lighter, file.content_string)
