"""A figure as pages include it: matplotlib's SVG made fit to stand in HTML, in the page's font and in its colours."""

import re
from xml.etree import ElementTree

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
# The colours that matplotlib uses unless it is told otherwise, and what stands for them in light and dark.
COLOURS = {
    "#000000": "currentColor",
    "#ffffff": "var(--md-default-bg-color)",
    "#b0b0b0": "var(--md-default-fg-color--lightest)",  # grid
    "#1f77b4": "var(--c0)",  # which the theme has from the vocabulary
    "#ff7f0e": "var(--c1)",
    "#2ca02c": "var(--c2)",
    "#d62728": "var(--c3)",
    "#9467bd": "var(--c4)",
}


def inline(svg: bytes, name: str) -> bytes:
    """The figure without what has no place in HTML. Its ids begin with `name`: a page may show several figures.

    Raises ElementTree.ParseError if it is no SVG.
    """
    root = ElementTree.fromstring(svg)
    if root.tag != f"{SVG}svg" or "viewBox" not in root.attrib:
        raise ElementTree.ParseError("it is no <svg> with a viewBox")
    for parent in list(root.iter()):
        for child in list(parent):
            # A rule in there would hold for the whole page, and a script would run in it.
            if child.tag in {f"{SVG}{name}" for name in ("metadata", "style", "script", "foreignObject")}:
                parent.remove(child)
    root.attrib = {"viewBox": root.get("viewBox"), "style": "fill: currentColor; stroke-linejoin: round"}
    used = [
        old
        for element in root.iter()
        for key, value in element.items()
        for old in re.findall(r"^#(.+)" if key == LINK else r"url\(#([^)]+)\)", value)
    ]
    ids = {old: f"{name}-{number}" for number, old in enumerate(dict.fromkeys(used), 1)}
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text, element.tail = (text and text.strip() for text in (element.text, element.tail))
        if element.get("id") in ids:
            element.set("id", ids[element.get("id")])
        else:
            element.attrib.pop("id", None)
        for name in [name for name in element.attrib if name.lower().startswith("on") or name == "href"]:
            del element.attrib[name]
        if (target := element.attrib.pop(LINK, "")).startswith(("#", "data:image/")):
            element.set("href", f"#{ids[target[1:]]}" if target[1:] in ids else target)
        for key, value in element.items():
            value = re.sub(r"url\(#([^)]+)\)", lambda match: f"url(#{ids[match[1]]})", " ".join(value.split()))
            value = re.sub(r"font-family: [^;]*Mono[^;]*", "font-family: var(--md-code-font-family)", value)
            value = re.sub(r"font-family: '[^;]*(; |$)", "", value)
            value = re.sub(
                r"^#[0-9a-f]{6}\b|(?<=: )#[0-9a-f]{6}\b", lambda found: COLOURS.get(found[0], found[0]), value
            )
            element.set(key, value)
    return ElementTree.tostring(root, "unicode").encode() + b"\n"
