"""A figure as pages include it: matplotlib's SVG made fit to stand in HTML, in the page's font and in its colours."""

import re
from xml.etree import ElementTree

SVG, HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
# What a figure is drawn with. All else goes: a <style> would hold for the whole page, a <title> may have HTML in it.
DRAWN = {"svg", "g", "defs", "use", "symbol", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"} | {
    *("text", "tspan", "image", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "stop")
}
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

    Raises ElementTree.ParseError if it is no SVG, RecursionError if its elements stand too deep in one another.
    """
    root = ElementTree.fromstring(svg)
    if root.tag != f"{SVG}svg" or "viewBox" not in root.attrib:
        raise ElementTree.ParseError("it is no <svg> with a viewBox")
    root.attrib = {"viewBox": root.attrib["viewBox"], "style": "fill: currentColor; stroke-linejoin: round"}
    keep_what_is_drawn(root)
    used = [
        old
        for element in root.iter()
        for key, value in element.items()
        for old in re.findall(r"^#(.+)" if key == "href" else r"url\(#([^)]+)\)", value)
    ]
    ids = {old: f"{name}-{number}" for number, old in enumerate(dict.fromkeys(used), 1)}
    for element in root.iter():
        element.text, element.tail = (text and text.strip() for text in (element.text, element.tail))
        if element.get("id") in ids:
            element.set("id", ids[element.get("id")])
        elif terms := terms_of(element.attrib.pop("id", "")):
            element.set("data-term", terms)
        if (target := element.get("href", "")).startswith("#"):
            element.set("href", f"#{ids.get(target[1:], '')}")
        for key, value in element.items():
            value = re.sub(r"url\(#([^)]+)\)", lambda match: f"url(#{ids.get(match[1], '')})", " ".join(value.split()))
            value = re.sub(r"font-family: [^;]*Mono[^;]*", "font-family: var(--md-code-font-family)", value)
            value = re.sub(r"font-family: '[^;]*(; |$)", "", value)
            value = re.sub(
                r"^#[0-9a-f]{6}\b|(?<=: )#[0-9a-f]{6}\b", lambda found: COLOURS.get(found[0], found[0]), value
            )
            element.set(key, value)
    return ElementTree.tostring(root, "unicode").encode() + b"\n"


def terms_of(gid: str) -> str:
    """The terms of an equation that a part of a figure shows, from its `gid`: "h_t-1" of "$h_{t-1}$"; of others, nothing."""
    found = re.findall(r"[A-Za-z]_(?:[a-z]|\{[a-z]+(?:-1)?\})", gid) if gid.startswith("$") else []
    return " ".join(re.sub("[{}]", "", term) for term in found)


def keep_what_is_drawn(element: ElementTree.Element) -> None:
    """Take out of an element what is no shape and no text, and what leads or reaches elsewhere."""
    element.tag = element.tag.removeprefix(SVG)
    target = element.attrib.pop(HREF, "")
    for key, value in [*element.items()]:
        # A backslash can hide the name of a function, as "url" written with its characters' numbers.
        reaches = re.search(r"\\|url\((?!#[^)]+\))|image\(|image-set\(|src\(", value, re.I)
        if key.lower().startswith("on") or key in ("href", "class") or key.startswith(("{", "data-")) or reaches:
            del element.attrib[key]
    if target.startswith("#") or (element.tag == "image" and target.startswith("data:image/")):
        element.set("href", target)
    for child in [*element]:
        if child.tag == f"{SVG}a":
            child.tag, child.attrib = f"{SVG}g", {}  # what was a link stays to be seen
        if not isinstance(child.tag, str) or child.tag.removeprefix(SVG) not in DRAWN or not child.tag.startswith(SVG):
            element.remove(child)
        else:
            keep_what_is_drawn(child)
